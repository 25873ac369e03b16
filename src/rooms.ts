/**
 * The declared graph of the rooms: whom each asks. A room imports only the `index.ts` of a room it asks.
 * The architecture test holds the code to it, to having no cycle, and to a desk that never names the proof.
 */
export const ROOMS = {
  people: [],
  policies: ['people'],
  clients: ['people'],
  candidates: ['people'],
  worktime: ['people', 'candidates'],
  communications: ['people', 'clients'],
  confirmations: [],
  duties: ['people', 'clients', 'candidates'],
  'equal-treatment': ['people', 'clients', 'candidates', 'worktime'],
  vetting: ['people', 'clients', 'candidates', 'worktime'],
  overrides: ['people', 'worktime'],
  compliance: [
    'people',
    'clients',
    'candidates',
    'worktime',
    'overrides',
    'duties',
    'equal-treatment',
    'vetting',
  ],
  rates: ['people', 'clients', 'candidates', 'policies'],
  bookings: [
    'people',
    'clients',
    'candidates',
    'worktime',
    'overrides',
    'compliance',
    'communications',
    'confirmations',
    'policies',
    'rates',
  ],
  commitments: ['people', 'clients', 'candidates', 'policies', 'rates', 'bookings'],
  pool: ['people', 'candidates', 'worktime', 'equal-treatment', 'communications'],
  rota: ['people', 'clients', 'candidates', 'bookings'],
  attendance: ['people', 'clients', 'candidates', 'worktime', 'communications', 'bookings'],
  offers: ['people', 'clients', 'candidates', 'communications', 'rates', 'tasks', 'bookings'],
  clearance: ['people', 'worktime', 'overrides', 'compliance', 'bookings'],
  tasks: ['people', 'communications', 'policies'],
  documents: [],
  linter: ['documents'],
  frameworks: ['documents', 'linter'],
  portfolio: ['frameworks', 'people', 'policies'],
  assessment: ['portfolio', 'frameworks'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Whom each room hears: it imports their `events.ts`, and reads what they recorded from the log. */
export const HEARS = {
  portfolio: [
    'people',
    'clients',
    'candidates',
    'worktime',
    'communications',
    'compliance',
    'bookings',
    'policies',
    'tasks',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
