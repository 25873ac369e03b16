import type { Ids, Requests } from './requests.ts';

/** What the routes of amendments make. */
export const AMENDMENTS_MAKE: Readonly<Record<string, string>> = {
  'POST /api/amendments': 'amendment',
  'POST /api/amendments/:amendmentId/words': 'amendmentWord',
};

/** In which order a desk is filled with them. */
export const AMENDMENTS_STEPS = ['POST /api/amendments'] as const;

const ASKED = { makes: 'amendment amendmentWord', steps: ['POST /api/amendments'] } as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_AMENDMENTS: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/amendments/:amendmentId/words': ASKED,
  'POST /api/amendments/:amendmentId/apply': ASKED,
  'POST /api/amendments/:amendmentId/withdraw': ASKED,
};

/** What must have happened before confirming together sends something. */
export const AMENDMENTS_ONCE: Readonly<Record<string, readonly string[]>> = {
  'POST /api/confirmations': ['POST /api/assignments'],
};

/** The requests of amendments and of confirming together; see `requestsOf`. */
export function amendmentsRequests(id: Ids, mark: string): Requests {
  const of = { amendmentId: id['amendment'] ?? '' };
  const wanted = {
    bookingId: id['booking'],
    shiftIds: [id['openShift']],
    terms: { breakMinutes: 5, reportTo: `Gate ${mark}` },
    toPersonId: null,
  };
  const by = { side: 'hirer', contactId: id['contact'] };
  const items = [{ id: id['confirmation'], bookingId: id['booking'], personId: id['candidate'] }];
  return {
    'POST /api/amendments/preview': { body: wanted },
    'POST /api/amendments': {
      body: {
        id: id['amendment'],
        ...wanted,
        askedBy: by,
        how: 'phone',
        because: `The gate moved ${mark}`,
      },
    },
    'POST /api/amendments/:amendmentId/words': {
      params: of,
      body: { id: id['amendmentWord'], answer: 'declined', by, how: 'phone', words: `No ${mark}` },
    },
    'POST /api/amendments/:amendmentId/apply': {
      params: of,
      body: { id: id['amendmentWord'] },
    },
    'POST /api/amendments/:amendmentId/withdraw': {
      params: of,
      body: { id: id['amendmentWord'], because: `Not wanted ${mark}` },
    },
    'POST /api/confirmations/preview': { body: { items, because: `As agreed ${mark}` } },
    'POST /api/confirmations': { body: { items, because: `As agreed ${mark}` } },
  };
}
