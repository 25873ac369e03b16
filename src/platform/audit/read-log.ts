import { CompiledQuery, sql } from 'kysely';
import { actorOf, type Tx } from '../db/tx.ts';
import { logDb } from './tables.ts';
import { type Verdict, verifyLog } from './verify.ts';

/** One entry as a list shows it. */
export interface LogLine {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actor: string | null;
}

/** What a list of entries is narrowed to. Dates are instants; the newest entry comes first. */
export interface LogFilter {
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** How kinds begin that are neither shown nor counted for this reader. */
  readonly hidden?: string | null;
  /** Entries before this one: the next page. */
  readonly before?: number | undefined;
  readonly most: number;
}

function filtered(tx: Tx, filter: LogFilter) {
  let query = logDb(tx)
    .selectFrom('log_entry')
    .where('organisation_id', '=', actorOf(tx).organisationId);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.hidden) query = query.where('kind', 'not like', `${filter.hidden}%`);
  if (filter.from) query = query.where('at', '>=', filter.from);
  if (filter.to) query = query.where('at', '<', filter.to);
  if (filter.subject) {
    const about = logDb(tx)
      .selectFrom('log_subject')
      .select('seq')
      .where('subject_id', '=', filter.subject);
    query = query.where('seq', 'in', about);
  }
  return query;
}

/** Entries of the log, newest first, with how many there are in all. */
export async function logLines(
  tx: Tx,
  filter: LogFilter,
): Promise<{ readonly total: number; readonly rows: readonly LogLine[] }> {
  const counted = await filtered(tx, filter)
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow();
  let query = filtered(tx, filter).select(['seq', 'id', 'kind', 'at', 'actor']);
  if (filter.before) query = query.where('seq', '<', filter.before);
  const rows = await query.orderBy('seq', 'desc').limit(filter.most).execute();
  return {
    total: counted.total,
    rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
}

/** One entry whole: its envelope as sealed, its hashes, and the parts that are still there. */
export interface LogEntry extends LogLine {
  readonly envelope: string;
  readonly leaf: string;
  readonly chain: string;
  readonly parts: readonly { readonly person: string; readonly part: string }[];
}

/** One entry, or null. @param withParts whether the reader's role may see what is personal in it */
export async function logEntry(tx: Tx, seq: number, withParts: boolean): Promise<LogEntry | null> {
  const row = await logDb(tx)
    .selectFrom('log_entry')
    .selectAll()
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!row) return null;
  const parts = withParts
    ? await logDb(tx)
        .selectFrom('log_part')
        .select(['person_id as person', 'part'])
        .where('seq', '=', seq)
        .orderBy('person_id')
        .execute()
    : [];
  return {
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    actor: row.actor,
    envelope: row.envelope,
    leaf: row.leaf.toString('hex'),
    chain: row.chain.toString('hex'),
    parts,
  };
}

/** The kinds of entry there are, for a filter; without those that begin so. */
export async function logKinds(tx: Tx, hidden: string | null): Promise<readonly string[]> {
  const rows = await logDb(tx)
    .selectFrom('log_entry')
    .select('kind')
    .distinct()
    .orderBy('kind')
    .execute();
  return rows.map((row) => row.kind).filter((kind) => hidden === null || !kind.startsWith(hidden));
}

/** Checks the actor's own log. read() gives one snapshot, so an entry appended meanwhile is not half seen. */
export async function verifyHere(tx: Tx): Promise<Verdict> {
  const db = logDb(tx);
  return verifyLog(async <Row extends object>(statement: string, values: readonly unknown[]) => {
    const answered = await db.executeQuery(CompiledQuery.raw(statement, [...values]));
    return answered.rows as Row[];
  }, actorOf(tx).organisationId);
}
