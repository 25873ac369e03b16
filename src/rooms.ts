/**
 * The declared graph of the desk's rooms: whom each room asks. A room imports only the `index.ts` of a
 * room it asks. The architecture test holds the code to it, and to having no cycle.
 */
export const ROOMS = {
  people: [],
  clients: ['people'],
  candidates: ['people'],
  worktime: ['people', 'candidates'],
  communications: ['people'],
  confirmations: [],
  compliance: ['people', 'clients', 'candidates', 'worktime'],
  bookings: [
    'people',
    'clients',
    'candidates',
    'worktime',
    'compliance',
    'communications',
    'confirmations',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
