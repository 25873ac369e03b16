import type { Ids, Requests } from './requests.ts';

/** What a route of repairs makes. */
export const REPAIRS_MAKE: Readonly<Record<string, string>> = {
  'POST /api/shifts/:shiftId/repair': 'repairMove',
};

/** What must have happened before a gap is filled as if for the first time. */
export const REPAIRS_ONCE: Readonly<Record<string, readonly string[]>> = {
  'POST /api/shifts/:shiftId/repair': [],
};

/** The requests of the room of repairs; see `requestsOf`. */
export function repairsRequests(id: Ids): Requests {
  return {
    'POST /api/shifts/:shiftId/repair': {
      params: { shiftId: id['pencilled'] ?? '' },
      body: {
        moves: [
          {
            personId: id['candidate'],
            saidYes: false,
            takes: [{ id: id['repairMove'], shiftId: id['pencilled'] }],
            gives: [],
          },
        ],
      },
    },
  };
}
