import { sql } from 'kysely';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { communicationsDb } from './tables.ts';
import { nextCode } from './text-question.ts';

/**
 * The code of each new question, by text: counted on per person, so that a late answer to an old question
 * never meets a new one. Locks the people's counting until the act ends, in the order of their ids.
 */
export async function nextCodes(
  tx: Tx,
  asked: readonly { readonly id: string; readonly personId: string }[],
): Promise<ReadonlyMap<string, number | null>> {
  if (asked.length === 0) return new Map();
  const db = communicationsDb(tx);
  const people = [...new Set(asked.map(({ personId }) => personId))].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended('question to ' || p, 0))
    from unnest(${people}::text[]) with ordinality as u(p, n) order by n`.execute(db);
  // What ran out frees its code.
  await sql`update text_question set closed_at = expires_at where person_id = any(${people}::uuid[])
    and answered_at is null and closed_at is null and expires_at <= ${nowOf(tx)}`.execute(db);
  const { rows } = await sql<{ person: string; last: number; open: number[] }>`
    select person_id as person, (array_agg(code order by asked_at desc, code desc))[1] as last,
      coalesce(array_agg(code) filter (where answered_at is null and closed_at is null), '{}') as open
    from text_question where person_id = any(${people}::uuid[])
    group by person_id`.execute(db);
  const known = new Map<string, { last: number | null; open: ReadonlySet<number> }>(
    rows.map((row) => [row.person, { last: row.last, open: new Set(row.open) }]),
  );
  const codes = new Map<string, number | null>();
  for (const { id, personId } of asked) {
    const before = known.get(personId) ?? { last: null, open: new Set<number>() };
    const code = nextCode(before.last, before.open);
    codes.set(id, code);
    known.set(personId, { last: code ?? before.last, open: new Set([...before.open, code ?? 0]) });
  }
  return codes;
}
