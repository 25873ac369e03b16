import { sql } from 'kysely';
import type { z } from 'zod';
import { ok, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { recordHashes } from './schema.ts';
import { retentionDb } from './tables.ts';

export type RecordHashes = Readonly<z.infer<typeof recordHashes>>;

/** One learner of a list, as it stands in it for ever. */
export interface ListedLine {
  readonly learner: string;
  readonly lastOn: string;
  readonly heldUntil: string;
  readonly record: RecordHashes;
}

export const LIST_FORMAT = 'deskproof-destruction/1';

/** A list as it was drawn up. */
export interface Listed {
  readonly format: typeof LIST_FORMAT;
  readonly organisation: string;
  readonly sample: boolean;
  readonly rule: string;
  readonly drawnAt: string;
  readonly lines: readonly ListedLine[];
}

/** Why a record may go. */
export const R21 = 'R21: assessment records are kept at least four years (SPEC L172)';

/** The member who acts; every act of destruction has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something of a destruction was done by nobody.');
  return memberId;
}

/** Lists are drawn up, approved and carried out one after another. */
export async function lockLists(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`destruction:${actorOf(tx).organisationId}`}, 0))`.execute(
    retentionDb(tx),
  );
}

/** A list with what was drawn up, its lines and its approvals. Refuses `list-not-found`. */
export async function listHere(tx: Tx, listId: string) {
  const db = retentionDb(tx);
  const row = await db
    .selectFrom('destruction_list')
    .selectAll()
    .where('id', '=', listId)
    .executeTakeFirst();
  if (!row) return refuse('list-not-found', 'There is no such destruction list here.');
  const lines = await db
    .selectFrom('destruction_line')
    .selectAll()
    .where('list_id', '=', listId)
    .orderBy('learner_id')
    .execute();
  const approvals = await db
    .selectFrom('destruction_approval')
    .selectAll()
    .where('list_id', '=', listId)
    .orderBy('approved_at')
    .execute();
  const listed: Listed = JSON.parse(row.list);
  return ok({ row, lines, approvals, listed, sha256: row.list_sha256.toString('hex') });
}

export type HeldList = Extract<Awaited<ReturnType<typeof listHere>>, { ok: true }>['value'];

/** What a record is by hashes, as the database holds it now. */
export async function hashesOf(tx: Tx, learnerId: string): Promise<RecordHashes> {
  const { rows } = await sql<{ record: RecordHashes }>`
    select learner_record_hashes(${learnerId}::uuid) as record`.execute(retentionDb(tx));
  const [row] = rows;
  if (!row) throw new Error('No record was read.');
  return row.record;
}

/** Refuses `list-closed` where it was withdrawn or carried out. */
export function stillOpen({ row }: HeldList) {
  if (row.withdrawn_at === null && row.destroyed_at === null) return ok(null);
  return refuse(
    'list-closed',
    row.withdrawn_at === null
      ? 'This list was carried out already. It stays as it is.'
      : 'This list was taken back. Draw up another.',
  );
}

/** Refuses `list-changed` where another list was looked at. */
export function asSeen({ sha256 }: HeldList, seen: string) {
  if (sha256 === seen) return ok(null);
  return refuse('list-changed', 'This is not the list you looked at. Open it again.');
}
