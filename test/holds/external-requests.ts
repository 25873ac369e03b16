import { type Ids, inDays, type Requests } from './requests.ts';
import {
  BEFORE_VISITS,
  VISITS_MAKE,
  VISITS_STEPS,
  visitsRequests,
  visitsRole,
} from './visits-requests.ts';

const CYCLE = 'POST /api/verification/cycles';
const APPOINT = 'POST /api/external/appointments';
const END = 'POST /api/external/appointments/:id/ending';
const OPEN = 'POST /api/external/learners/:id/opening';
const THING = 'POST /api/external/openings';
const SAMPLE = 'POST /api/external/samples';
const PICK = 'POST /api/external/samples/:id/picks';
const RECORD = 'POST /api/external/picks/:id/records';
const TRAIL = 'POST /api/external/picks/:id/trail';
const CLOSE = 'POST /api/external/samples/:id/closing';
const SIGN = 'POST /api/external/samples/:id/signature';

/** What the routes of external verification make. */
export const EXTERNAL_MAKE: Readonly<Record<string, string>> = {
  [APPOINT]: 'externalAppointment',
  [SAMPLE]: 'externalSample',
  [PICK]: 'externalPick',
  [RECORD]: 'externalRecord',
  ...VISITS_MAKE,
};

/** The order in which a desk is filled with them; the administrator has signed its base already. */
export const EXTERNAL_STEPS = [
  APPOINT,
  OPEN,
  THING,
  SAMPLE,
  PICK,
  RECORD,
  CLOSE,
  ...VISITS_STEPS,
] as const;

/** Everything up to a step, on a base of its own; appointments from before are ended first. */
export const BEFORE_EXTERNAL: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  ...BEFORE_VISITS,
  ...Object.fromEntries(
    [APPOINT, END, OPEN, THING, SAMPLE, PICK, RECORD, CLOSE, SIGN, TRAIL].map((route) => {
      const order: readonly string[] = [CYCLE, APPOINT, SAMPLE, PICK, RECORD, CLOSE, SIGN];
      const steps =
        route === END || route === OPEN || route === THING
          ? [APPOINT]
          : order.slice(0, route === TRAIL ? 4 : order.indexOf(route));
      const makes = 'cycle externalAppointment externalSample externalPick externalRecord';
      return [route, { makes, steps }];
    }),
  ),
};

/** Who asks these routes. */
export function externalRole(url: string): 'quality_manager' | 'external_verifier' | null {
  if (url.startsWith('/api/external/appointments')) return 'quality_manager';
  const visits = visitsRole(url);
  if (visits) return visits;
  return url.startsWith('/api/external') ? 'external_verifier' : null;
}

/** The requests of external verification; see `requestsOf`. */
export function externalRequests(id: Ids, mark: string): Requests {
  const sample = { id: id['externalSample'] ?? '' };
  return {
    ...visitsRequests(id, mark),
    [APPOINT]: {
      body: {
        id: id['externalAppointment'],
        memberId: id['externalMember'],
        frameworkCode: 'REL',
        fromOn: inDays(-10),
        toOn: inDays(10),
        reference: `AB ${mark}`,
      },
    },
    [END]: { params: { id: id['externalAppointment'] ?? '' } },
    [THING]: {
      body: { kind: 'staff', thingId: id['assessorMember'], frameworkCode: 'REL' },
    },
    [OPEN]: { params: { id: id['learnerMember'] ?? '' }, body: { frameworkCode: 'REL' } },
    [SAMPLE]: { body: { id: id['externalSample'], cycleId: id['cycle'] } },
    [PICK]: {
      params: sample,
      body: {
        id: id['externalPick'],
        learnerId: id['learnerMember'],
        unitId: id['blindUnit'],
      },
    },
    [RECORD]: {
      params: { id: id['externalPick'] ?? '' },
      body: { id: id['externalRecord'], outcome: 'agreed', words: `Clear ${mark}` },
    },
    [TRAIL]: { params: { id: id['externalPick'] ?? '' } },
    [CLOSE]: { params: sample },
    [SIGN]: { params: sample, body: { reference: `Report ${mark}`, ownName: 'Edith Eve' } },
  };
}
