import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const date = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Write the hash as 64 digits and letters a to f.');
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];

/** Years from the last thing done with a learner’s records (R21), and days for which they are offered back. */
export const YEARS = 4;
export const OFFER_DAYS = 30;

/** Who approves a list: two persons, one as each. */
export const APPROVERS = { quality_manager: 'Quality manager', owner: 'Owner' } as const;

/** What keeps a record, however old it is. */
export const HOLDS = {
  learning: 'still in learning: say under Programme how it ended',
  claim: 'a claim is not decided',
  award: 'a claim is with the awarding body',
  appeal: 'an appeal is open',
  concern: 'a concern is open',
  touched: 'something was done with it since',
} as const;

const decision = z.object({
  decision: id,
  unit: z.string(),
  outcome: z.enum(['achieved', 'not_yet']),
  on: date,
});
/** What a record is, by hashes alone. */
export const recordHashes = z.object({
  items: z.int(),
  renditions: z.array(sha256),
  files: z.array(sha256),
  /** Handed in with papers of appeals; left out where there are none. */
  appealFiles: z.array(sha256).optional(),
  decisions: z.array(decision),
  /** SHA-256 of their numbers. */
  certificates: z.array(sha256),
});

const counts = {
  items: z.int(),
  files: z.int(),
  appealFiles: z.int(),
  decisions: z.int(),
  certificates: z.int(),
};
const learner = { learnerId: id, name: z.string(), lastOn: date, heldUntil: date };

const list = z.object({
  listId: id,
  sha256,
  drawnAt: instant,
  drawnBy: z.string(),
  state: z.enum(['to_approve', 'offered', 'ready', 'destroyed', 'withdrawn']),
  /** The first day on which it may be carried out. */
  readyOn: date.nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  approvals: z.array(
    z.object({ as: z.enum(keysOf(APPROVERS)), name: z.string(), approvedAt: instant }),
  ),
  /** As what the reader may approve it now. */
  mayApproveAs: z.array(z.enum(keysOf(APPROVERS))),
  lines: z.array(
    z.object({
      ...learner,
      ...counts,
      outcome: z.enum(['destroyed', 'left_out', 'withdrawn']).nullable(),
      hold: z.enum(keysOf(HOLDS)).nullable(),
      /** The day their record was last taken out for them since it was offered. */
      takenOn: date.nullable(),
    }),
  ),
});

export const readDestruction = {
  method: 'GET',
  path: '/api/destruction',
  action: 'retention.read',
  summary: 'Whose records are past their four years, what holds them, and every destruction list.',
  reply: z.object({
    today: date,
    mayDestroy: z.boolean(),
    /** Past their time and on no open list. */
    past: z.array(z.object({ ...learner, holds: z.array(z.enum(keysOf(HOLDS))) })),
    lists: z.array(list),
  }),
} as const satisfies Route;

/** The same id again answers with the first list. */
export const drawListRoute = {
  method: 'POST',
  path: '/api/destruction/lists',
  action: 'retention.destroy',
  summary: 'Draws up the list of all records that are past their time and held by nothing.',
  body: z.object({ id }),
  reply: z.object({ listId: id, sha256 }),
} as const satisfies Route;

export const approveListRoute = {
  method: 'POST',
  path: '/api/destruction/lists/:id/approval',
  action: 'retention.destroy',
  summary:
    'Approves a list as it was looked at; with the second approval every record is offered back.',
  params: z.object({ id }),
  body: z.object({ as: z.enum(keysOf(APPROVERS)), sha256 }),
  reply: z.object({ readyOn: date.nullable() }),
} as const satisfies Route;

export const withdrawListRoute = {
  method: 'POST',
  path: '/api/destruction/lists/:id/withdrawal',
  action: 'retention.destroy',
  summary: 'Takes a list back: nothing on it is destroyed.',
  params: z.object({ id }),
  reply: z.object({}),
} as const satisfies Route;

export const carryOutRoute = {
  method: 'POST',
  path: '/api/destruction/lists/:id/carrying-out',
  action: 'retention.destroy',
  summary:
    'Destroys the records of an approved list, files too; what is held again is left out by name.',
  params: z.object({ id }),
  body: z.object({ sha256 }),
  reply: z.object({ destroyed: z.int(), leftOut: z.int() }),
} as const satisfies Route;

export const listFileRoute = {
  method: 'GET',
  path: '/api/destruction/lists/:id/file',
  action: 'retention.read',
  summary: 'The list as a file, canonical JSON: its SHA-256 is the one that was approved.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;

export const destructionNeeds = {
  method: 'GET',
  path: '/api/destruction/needs',
  action: 'retention.destroy',
  summary:
    'What of retention waits for the reader: records past their time, lists to approve or to carry out.',
  reply: z.object({ past: z.int(), toApprove: z.int(), ready: z.int() }),
} as const satisfies Route;
