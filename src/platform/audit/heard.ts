import { sql } from 'kysely';
import { actorOf, type Tx } from '../db/tx.ts';
import { logDb } from './tables.ts';

/** A sealed envelope, read back. Ids only; what is personal is not in it. */
export interface HeardEnvelope {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly at: string;
  readonly organisation: string;
  readonly actor: string | null;
  readonly prepared_by: readonly string[];
  readonly contributed: readonly string[];
  readonly approved_by: readonly string[];
  /** The organisation's own procedures in force when it was made. */
  readonly policies: readonly { readonly policy: string; readonly version: string }[];
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** An entry of the log as whoever listens to it reads it. */
export interface HeardEntry {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly actor: string | null;
  /** SHA-256(0x00 || envelope). */
  readonly leaf: Buffer;
  readonly envelope: HeardEnvelope;
}

const COLUMNS = ['seq', 'id', 'kind', 'at', 'actor', 'leaf', 'envelope'] as const;

function here(tx: Tx) {
  return logDb(tx)
    .selectFrom('log_entry')
    .select(COLUMNS)
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('seq');
}

async function heard(query: ReturnType<typeof here>): Promise<readonly HeardEntry[]> {
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, envelope: opened(row) }));
}

/** Throws when the envelope is none any more: somebody has been at the log, and `verify` will say so. */
function opened(row: { readonly seq: number; readonly id: string; readonly envelope: string }) {
  try {
    return JSON.parse(row.envelope) as HeardEnvelope;
  } catch {
    throw new Error(
      `Entry ${row.seq} of the log (${row.id}) is no envelope any more. Run verify: it says where the log is broken.`,
    );
  }
}

/** Entries after one, in order. @param most so many at the most */
export function entriesAfter(tx: Tx, seq: number, most: number): Promise<readonly HeardEntry[]> {
  return heard(here(tx).where('seq', '>', seq).limit(most));
}

/**
 * Where entries of these kinds stand in which a member had a hand: acted, prepared or contributed. In order,
 * at or after an instant. One pass over the log; read them with `entriesOf`, some at a time.
 */
export async function handsIn(
  tx: Tx,
  by: { readonly member: string; readonly kinds: readonly string[]; readonly from: Date },
): Promise<readonly number[]> {
  const hand = JSON.stringify([by.member]);
  const rows = await logDb(tx)
    .selectFrom('log_entry')
    .select('seq')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('at', '>=', by.from)
    .where(sql<boolean>`kind = any(${[...by.kinds]}::text[])`)
    .where(
      sql<boolean>`(actor = ${by.member}::uuid or (strpos(envelope, ${by.member}) > 0
        and ((envelope::jsonb -> 'prepared_by') @> ${hand}::jsonb
          or (envelope::jsonb -> 'contributed') @> ${hand}::jsonb)))`,
    )
    .orderBy('seq')
    .execute();
  return rows.map(({ seq }) => seq);
}

/** These entries, in order; unknown ones are left out. */
export function entriesOf(tx: Tx, seqs: readonly number[]): Promise<readonly HeardEntry[]> {
  if (seqs.length === 0) return Promise.resolve([]);
  return heard(here(tx).where(sql<boolean>`seq = any(${[...seqs]}::bigint[])`));
}

/**
 * Entries that are about any of these things, in order.
 * @param kinds only of these kinds; left out: of any
 * @param most so many at the most
 */
export function entriesAbout(
  tx: Tx,
  subjects: readonly string[],
  { kinds, most = 5_000 }: { readonly kinds?: readonly string[]; readonly most?: number } = {},
): Promise<readonly HeardEntry[]> {
  if (subjects.length === 0) return Promise.resolve([]);
  const about = logDb(tx)
    .selectFrom('log_subject')
    .select('seq')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`subject_id = any(${[...subjects]}::uuid[])`);
  const query = here(tx).where('seq', 'in', about).limit(most);
  return heard(kinds ? query.where(sql<boolean>`kind = any(${[...kinds]}::text[])`) : query);
}

/** Everything that the entries about some things are about too, by thing: ids, each once. */
export async function subjectsAround(
  tx: Tx,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await sql<{ about: string; around: readonly string[] }>`
    select a.subject_id as about, array_agg(distinct b.subject_id) as around
    from log_subject a
    join log_subject b on b.organisation_id = a.organisation_id and b.seq = a.seq
    where a.organisation_id = current_organisation() and a.subject_id = any(${[...subjects]}::uuid[])
    group by a.subject_id`.execute(logDb(tx));
  return new Map(rows.map((row) => [row.about, row.around]));
}

/**
 * What a member did themselves, of these kinds, from an instant up to another (left out); in order.
 * @param upTo entries that stand later in the log are left out, so that the same question gives the same answer
 */
export function actsOf(
  tx: Tx,
  by: {
    readonly member: string;
    readonly kinds: readonly string[];
    readonly from: Date;
    readonly until: Date;
    readonly upTo: number;
  },
): Promise<readonly HeardEntry[]> {
  return heard(
    here(tx)
      .where('actor', '=', by.member)
      .where(sql<boolean>`kind = any(${[...by.kinds]}::text[])`)
      .where('at', '>=', by.from)
      .where('at', '<', by.until)
      .where('seq', '<=', by.upTo),
  );
}

/** Where the log of this organisation ends: the place of its last entry; 0 while there is none. */
export async function endOfLog(tx: Tx): Promise<number> {
  const row = await logDb(tx)
    .selectFrom('log_entry')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}
