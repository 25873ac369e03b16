import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import { deskMembers } from '../policies/index.ts';
import { stateOf } from './conflict.ts';
import { policy } from './policy.ts';
import { type Kind, type State, type Step, spoken } from './shapes-schema.ts';
import { type ConflictsTables, conflictsDb } from './tables.ts';

export type ConflictRow = ConflictsTables['conflict'];
export type RecordRow = ConflictsTables['conflict_record'];

/** May the acting member read a concern, or what somebody was hurt by? */
export function mayReadRestricted(
  tx: Tx,
  { openedBy, ownerId }: { readonly openedBy: string | null; readonly ownerId: string | null },
): boolean {
  const { memberId, roles } = actorOf(tx);
  if (may(policy, roles, 'conflicts.restricted')) return true;
  return memberId !== null && (memberId === openedBy || memberId === ownerId);
}

/** Somebody on the desk now; `answering`: one of those who answer for safeguarding. */
export async function colleague(
  tx: Tx,
  memberId: string,
  answering: boolean,
): Promise<Result<string>> {
  const found = (await deskMembers(tx)).find((one) => one.memberId === memberId);
  if (!found) {
    return wrongField('ownerId', 'member-not-found', 'There is no such colleague on the desk now.');
  }
  if (answering && !may(policy, found.roles, 'conflicts.restricted')) {
    return wrongField(
      'ownerId',
      'not-answering',
      `${found.name} does not answer for safeguarding. Choose an owner, a branch manager or a compliance officer.`,
    );
  }
  return ok(found.name);
}

export function conflictNotFound(): Result<never> {
  return refuse('conflict-not-found', 'There is no such record. Look at the list again.');
}

/** A conflict with what was recorded on it. */
export interface Loaded {
  readonly row: ConflictRow;
  readonly records: readonly RecordRow[];
  readonly steps: readonly Step[];
  readonly state: State;
}

/**
 * A conflict, its row locked, with its records, the oldest first. Whoever may not read a concern does not find it:
 * `conflict-not-found`. Lock workers and bookings before it, never after.
 */
export async function lockConflict(tx: Tx, conflictId: string): Promise<Result<Loaded>> {
  const db = conflictsDb(tx);
  const row = await db
    .selectFrom('conflict')
    .selectAll()
    .where('id', '=', conflictId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || hidden(tx, row)) return conflictNotFound();
  const records = await recordsOf(tx, conflictId);
  const steps = records.map(({ step }) => step);
  return ok({ row, records, steps, state: stateOf(steps) });
}

/** Is it a concern that the acting member may not know of? */
export function hidden(tx: Tx, row: Pick<ConflictRow, 'kind' | 'opened_by' | 'owner_id'>): boolean {
  return (
    row.kind === 'safeguarding' &&
    !mayReadRestricted(tx, { openedBy: row.opened_by, ownerId: row.owner_id })
  );
}

/** What was recorded on a conflict, the oldest first. */
export async function recordsOf(tx: Tx, conflictId: string): Promise<readonly RecordRow[]> {
  return conflictsDb(tx)
    .selectFrom('conflict_record')
    .selectAll()
    .where('conflict_id', '=', conflictId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

const APART: readonly Kind[] = ['safeguarding', 'accident', 'near_miss'];

/** Is it kept apart from the worker in the log: a concern, or an entry of the accident book? */
export const keptApart = (kind: Kind): boolean => APART.includes(kind);

/** Whom and what its entries are about; of what is kept apart never the worker. */
export function subjectsOf(row: ConflictRow): Record<string, string> {
  const subjects: Record<string, string> = { conflict: row.id };
  if (row.kind === 'safeguarding') return subjects;
  if (row.booking_id) subjects['booking'] = row.booking_id;
  if (row.client_id) subjects['client'] = row.client_id;
  if (row.site_id) subjects['site'] = row.site_id;
  if (row.person_id && !keptApart(row.kind)) subjects['worker'] = row.person_id;
  return subjects;
}

/** The words of an entry stand with the worker; without one, and of what is kept apart, they stay on the record. */
export function peopleOf(row: ConflictRow, words: string) {
  if (row.person_id === null || keptApart(row.kind) || words === '') return {};
  return {
    people: { [row.person_id]: { words, ...(row.kind === 'sick' ? { kind: 'sick' } : {}) } },
  };
}

/** The kind as facts say it. */
export const kindOf = (row: Pick<ConflictRow, 'kind'>) => spoken(row.kind);
