import { sql } from 'kysely';
import { onErasure, peopleOf } from '../../desk/people/index.ts';
import { type Hidden, hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { standardisationDb } from './tables.ts';

/** Where people write freely here: a table, what names a row, and its texts. */
const TEXTS = [
  ['assessor_observation', ['id'], ['seen', 'strengths', 'answer']],
  ['learner_interview', ['id'], ['notes']],
  ['standardised_item', ['id'], ['conclusion']],
  ['standardised_criterion', ['item_id', 'criterion_id'], ['reasons']],
  ['staff_meeting', ['id'], ['equal_opportunities']],
  ['staff_meeting_item', ['meeting_id', 'position'], ['heading', 'minutes']],
  ['staff_meeting_follow_up', ['meeting_id', 'action_id'], ['words']],
  ['staff_action', ['id'], ['words', 'answer', 'closed_words']],
] as const;
const ANSWER = ['item_id', 'member_id', 'criterion_id'] as const;

/**
 * Forgets a person in what was written of assessors and learners at work: their name, address and number are taken
 * out; that it was written, and its hash in the log, stay.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return ok(null);
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  const hidden = [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
  for (const [table, keys, columns] of TEXTS) {
    await hide(tx, { table, keys, columns, hidden });
  }
  // Each reads their own answers alone until an item is uncovered: they are gone through one by one.
  for (const memberId of await whoAnswered(tx)) {
    await sql`select set_config('app.member', ${memberId}, true)`.execute(standardisationDb(tx));
    await hide(tx, { table: 'standardised_answer', keys: ANSWER, columns: ['why'], hidden });
  }
  return ok(null);
}

async function whoAnswered(tx: Tx): Promise<readonly string[]> {
  const rows = await standardisationDb(tx)
    .selectFrom('standardised_seat')
    .select('member_id')
    .distinct()
    .where('answered_at', 'is not', null)
    .execute();
  return rows.map(({ member_id }) => member_id);
}

async function hide(
  tx: Tx,
  {
    table,
    keys,
    columns,
    hidden,
  }: {
    readonly table: string;
    readonly keys: readonly string[];
    readonly columns: readonly string[];
    readonly hidden: readonly Hidden[];
  },
): Promise<void> {
  const db = standardisationDb(tx);
  for (const column of columns) {
    const key = sql.join(
      keys.map((name) => sql`${sql.ref(name)}::text`),
      sql`, `,
    );
    const { rows } = await sql<{ key: string[]; words: string }>`
        select array[${key}] as key, ${sql.ref(column)} as words from ${sql.table(table)}
        where organisation_id = current_organisation() and ${sql.ref(column)} <> ''`.execute(db);
    for (const row of rows) {
      const words = hideTexts(row.words, hidden);
      if (words === row.words) continue;
      await sql`
          update ${sql.table(table)} set ${sql.ref(column)} = ${words}
          where organisation_id = current_organisation() and array[${key}] = ${row.key}::text[]`.execute(
        db,
      );
    }
  }
}

onErasure('standardisation', forgetPerson);
