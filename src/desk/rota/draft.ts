import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { rotaRead } from './events.ts';
import { type RotaRead, readRota, type Scope } from './gather.ts';
import { KEPT_DAYS, type RotaLine, type Source } from './rota.ts';
import type { Counts } from './schema.ts';
import { MOST_LINES } from './shapes-schema.ts';
import { rotaDb } from './tables.ts';

/** A line of a draft with what was booked of it. */
export interface StoredLine extends RotaLine {
  readonly bookingId: string | null;
  readonly actId: string | null;
  readonly shiftIds: readonly string[];
}

/** A draft as it is kept. */
export interface Draft extends Scope {
  readonly draftId: string;
  readonly source: Source;
  readonly title: string;
  readonly unread: readonly string[];
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly expiresAt: Date;
  /** The act that pasted lines again last. */
  readonly pastedAgainBy: string | null;
}

/** What is kept of a new draft. */
export interface NewDraft extends Scope {
  readonly id: string;
  readonly source: Source;
  readonly title: string;
  readonly unread: readonly string[];
  readonly lines: readonly RotaLine[];
}

/**
 * Keeps a rota as a draft with its reading; nothing is booked. The same id again gives the first. Drafts
 * whose day has come are dropped on the way. Refuses `too-many-lines`.
 */
export async function keepDraft(
  tx: Tx,
  draft: NewDraft,
): Promise<Result<{ draftId: string; counts: Counts }>> {
  const before = await findDraft(tx, draft.id);
  if (before) return ok({ draftId: draft.id, counts: (await readDraftLines(tx, before)).counts });
  const few = withinLimit(draft.lines.length);
  if (!few.ok) return few;
  await dropExpired(tx);
  const actor = actorOf(tx);
  if (!actor.memberId) throw new Error('A rota is read for a member, not for the system.');
  const now = nowOf(tx);
  await rotaDb(tx)
    .insertInto('rota_draft')
    .values({
      organisation_id: actor.organisationId,
      id: draft.id,
      source: draft.source,
      title: draft.title,
      client_id: draft.clientId,
      site_id: draft.siteId,
      role: draft.role ?? '',
      unread: [...draft.unread],
      made_at: now,
      made_by: actor.memberId,
      expires_at: new Date(now.getTime() + KEPT_DAYS * 86_400_000),
      pasted_again_by: null,
    })
    .execute();
  await saveLines(tx, draft.id, draft.lines);
  const read = await readRota(tx, draft, draft.lines);
  const counts = countsOf(read, []);
  recordRead(tx, draft.id, draft.source, counts);
  return ok({ draftId: draft.id, counts });
}

/** Refuses `too-many-lines` for more lines than a draft holds. */
export function withinLimit(lines: number): Result<null> {
  if (lines <= MOST_LINES) return ok(null);
  return refuse(
    'too-many-lines',
    `This makes ${lines} lines; a draft holds ${MOST_LINES}. Choose fewer weeks, or a site at a time.`,
  );
}

/** Drops every draft of the organisation whose day has come, with the names in it. */
export async function dropExpired(tx: Tx): Promise<void> {
  await rotaDb(tx).deleteFrom('rota_draft').where('expires_at', '<=', nowOf(tx)).execute();
}

/** Saves lines of a draft in one statement. */
export async function saveLines(
  tx: Tx,
  draftId: string,
  lines: readonly RotaLine[],
): Promise<void> {
  const rows = lines.map(({ line, at, said: { worker, ...said }, chosen, asks, workerId }) => ({
    line,
    at,
    said,
    chosen,
    asks,
    worker,
    worker_id: workerId,
  }));
  await sql`
    insert into rota_line (organisation_id, draft_id, line, at, said, chosen, asks, worker, worker_id, shift_ids)
    select ${actorOf(tx).organisationId}::uuid, ${draftId}::uuid, r.line, r.at, r.said, r.chosen,
      r.asks, r.worker, r.worker_id, '{}'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line int, at text, said jsonb,
      chosen jsonb, asks jsonb, worker text, worker_id uuid)`.execute(rotaDb(tx));
}

/** A draft that is not over, or undefined. @param lock keeps others from changing it until the act ends */
export async function findDraft(
  tx: Tx,
  draftId: string,
  { lock = false } = {},
): Promise<Draft | undefined> {
  const asked = rotaDb(tx)
    .selectFrom('rota_draft')
    .selectAll()
    .where('id', '=', draftId)
    .where('expires_at', '>', nowOf(tx));
  const row = await (lock ? asked.forUpdate() : asked).executeTakeFirst();
  if (!row) return undefined;
  return {
    draftId: row.id,
    source: row.source,
    title: row.title,
    clientId: row.client_id,
    siteId: row.site_id,
    role: row.role === '' ? null : row.role,
    unread: row.unread,
    madeAt: row.made_at,
    madeBy: row.made_by,
    expiresAt: row.expires_at,
    pastedAgainBy: row.pasted_again_by,
  };
}

/** The refusal for a draft that is not there, or whose day has come. */
export function draftNotFound(): Result<never> {
  return refuse(
    'draft-not-found',
    `There is no such draft of a rota: it was dropped, or its ${KEPT_DAYS} days are over. Paste the rota again.`,
  );
}

/** The lines of a draft as they are kept, in their order. */
export async function linesOfDraft(tx: Tx, draftId: string): Promise<readonly StoredLine[]> {
  const rows = await rotaDb(tx)
    .selectFrom('rota_line')
    .selectAll()
    .where('draft_id', '=', draftId)
    .orderBy('line')
    .execute();
  return rows.map((row) => ({
    line: row.line,
    at: row.at,
    said: { ...row.said, worker: row.worker },
    chosen: row.chosen,
    asks: row.asks,
    workerId: row.worker_id,
    bookingId: row.booking_id,
    actId: row.act_id,
    shiftIds: row.shift_ids,
  }));
}

/** A draft read whole against what is known now. */
export interface DraftRead extends RotaRead {
  readonly stored: readonly StoredLine[];
  readonly counts: Counts;
}

/** Reads the lines of a draft that are not booked yet; what it booked itself is not there already. */
export async function readDraftLines(tx: Tx, draft: Draft): Promise<DraftRead> {
  const stored = await linesOfDraft(tx, draft.draftId);
  const booked = stored.filter(({ bookingId }) => bookingId !== null);
  const own = new Set(booked.flatMap(({ shiftIds }) => shiftIds));
  const open = stored.filter(({ bookingId }) => bookingId === null);
  const read = await readRota(tx, draft, open, own);
  return { ...read, stored, counts: countsOf(read, booked) };
}

function countsOf(read: RotaRead, booked: readonly StoredLine[]): Counts {
  const of = (state: string) => read.lines.filter((line) => line.state === state).length;
  return {
    lines: read.lines.length + booked.length,
    good: of('good'),
    doubtful: of('doubtful'),
    refused: of('refused'),
    left: of('left'),
    booked: booked.length,
  };
}

/** Records how the lines of a draft stand after they were read. */
export function recordRead(tx: Tx, draftId: string, from: Source, counts: Counts): void {
  const { lines, good, doubtful, refused } = counts;
  record(tx, rotaRead, {
    subjects: { rota: draftId },
    facts: { from, lines, good, doubtful, refused },
  });
}
