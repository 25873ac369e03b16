import { type Ids, inDays, type Requests } from './requests.ts';

/** The requests of conflicts and of cancellation terms; see `requestsOf`. The owner opens and settles. */
export function conflictsRequests(id: Ids, mark: string): Requests {
  const of = { id: id['conflict'] ?? '' };
  const said = { byWhom: 'worker', how: 'phone' };
  const bands = [
    { underMinutes: 240, chargePercent: 100, payPercent: 100 },
    { underMinutes: 1_440, chargePercent: 50, payPercent: 50 },
  ];
  return {
    'POST /api/cancellation-terms': {
      body: {
        id: id['cancelTerms'],
        clientId: id['client'],
        follows: Number(id['cancelVersions'] ?? '0'),
        fromOn: inDays(0),
        bands,
        minimumMinutes: 240,
        note: `As always ${mark}`,
      },
    },
    'POST /api/conflicts': {
      body: {
        id: id['conflict'],
        kind: 'accident',
        shiftIds: [id['shift']],
        bookingId: id['booking'],
        personId: id['candidate'],
        ...said,
        words: `She slipped ${mark}`,
        cause: 'workplace',
        hirerTold: true,
        accident: {
          place: `Kitchen ${mark}`,
          doing: `Carrying a pan ${mark}`,
          injured: true,
          injury: `Wrist ${mark}`,
          treatment: `Cold water ${mark}`,
          hospital: false,
          overSevenDays: null,
          witnesses: `The cook ${mark}`,
        },
      },
    },
    'POST /api/conflicts/:id/records': {
      params: of,
      body: { id: id['conflictOption'], step: 'option', ...said, words: `A mat ${mark}` },
    },
    'POST /api/conflicts/:id/agreements': {
      params: of,
      body: {
        id: id['conflictAgreed'],
        optionId: id['conflictOption'],
        withWhom: ['hirer', 'worker'],
        how: 'phone',
        words: `By Friday ${mark}`,
        sums: [{ id: id['conflictSum'], side: 'charge', pence: 1_500 }],
      },
    },
    'POST /api/conflicts/:id/owner': {
      params: of,
      body: { id: id['conflictGiven'], ownerId: id['ownerMember'], words: `Yours ${mark}` },
    },
    'POST /api/conflicts/:id/closing': {
      params: of,
      body: { id: id['conflictClosed'], words: `Look at the floor first ${mark}` },
    },
    'POST /api/conflict-sums/:id/waiver': {
      params: { id: id['conflictSum'] ?? '' },
      body: { pence: 500, because: `First time ${mark}` },
    },
  };
}

/** What these routes make, as `MAKES` of a full desk has it. */
export const CONFLICTS_MAKE: Readonly<Record<string, string>> = {
  'POST /api/cancellation-terms': 'cancelTerms',
  'POST /api/conflicts': 'conflict',
  'POST /api/conflicts/:id/records': 'conflictOption',
};

/** In which order a desk is filled with them. */
export const CONFLICTS_STEPS = [
  'POST /api/cancellation-terms',
  'POST /api/conflicts',
  'POST /api/conflicts/:id/records',
  'POST /api/conflicts/:id/agreements',
] as const;

const OPENED = ['POST /api/conflicts', 'POST /api/conflicts/:id/records'] as const;
const AGREED = [...OPENED, 'POST /api/conflicts/:id/agreements'] as const;
const makes =
  'conflict conflictOption conflictAgreed conflictSum conflictGiven conflictClosed cancelTerms';

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_CONFLICTS: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/conflicts': { makes, steps: [] },
  'POST /api/conflicts/:id/records': { makes, steps: ['POST /api/conflicts'] },
  'POST /api/conflicts/:id/agreements': { makes, steps: OPENED },
  'POST /api/conflicts/:id/owner': { makes, steps: ['POST /api/conflicts'] },
  'POST /api/conflicts/:id/closing': { makes, steps: AGREED },
  'POST /api/conflict-sums/:id/waiver': { makes, steps: AGREED },
};
