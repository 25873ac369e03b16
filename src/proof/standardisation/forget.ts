import { sql } from 'kysely';
import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { standardisationDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'assessor_observation', keys: ['id'], columns: ['seen', 'strengths', 'answer'] },
  { table: 'learner_interview', keys: ['id'], columns: ['notes'] },
  { table: 'standardised_item', keys: ['id'], columns: ['conclusion', 'title'] },
  { table: 'standardised_criterion', keys: ['item_id', 'criterion_id'], columns: ['reasons'] },
  { table: 'staff_meeting', keys: ['id'], columns: ['equal_opportunities'] },
  {
    table: 'staff_meeting_item',
    keys: ['meeting_id', 'position'],
    columns: ['heading', 'minutes'],
  },
  { table: 'staff_meeting_follow_up', keys: ['meeting_id', 'action_id'], columns: ['words'] },
  { table: 'staff_action', keys: ['id'], columns: ['words', 'answer', 'closed_words'] },
];
/** Why somebody judged so, blind. */
const ANSWERS = [
  {
    table: 'standardised_answer',
    keys: ['item_id', 'member_id', 'criterion_id'],
    columns: ['why'],
  },
];

/**
 * Forgets a person in what was written of assessors and learners at work: their name, address and number are taken
 * out; that it was written, and its hash in the log, stay.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  const db = standardisationDb(tx);
  await emptyFiles(tx, hidden);
  await hideInTexts(db, TEXTS, hidden);
  // Each reads their own answers alone until an item is uncovered: they are gone through one by one.
  for (const memberId of await whoAnswered(tx)) {
    await sql`select set_config('app.member', ${memberId}, true)`.execute(db);
    await hideInTexts(db, ANSWERS, hidden);
  }
  return ok(null);
}

/** Empties the files whose name or title names somebody: nothing can be hidden inside a picture or a recording. */
async function emptyFiles(tx: Tx, hidden: Parameters<typeof hideTexts>[1]): Promise<void> {
  const db = standardisationDb(tx);
  const rows = await db
    .selectFrom('standardised_file as f')
    .innerJoin('standardised_item as i', (join) =>
      join.onRef('i.organisation_id', '=', 'f.organisation_id').onRef('i.id', '=', 'f.item_id'),
    )
    .select(['f.item_id', 'f.name', 'i.title', 'f.emptied_at'])
    .where('f.organisation_id', '=', actorOf(tx).organisationId)
    .execute();
  for (const { item_id, name, title, emptied_at } of rows) {
    const hiddenName = hideTexts(name, hidden);
    if (hiddenName === name && hideTexts(title ?? '', hidden) === (title ?? '')) continue;
    await db
      .updateTable('standardised_file')
      .set({ name: hiddenName, content: null, emptied_at: emptied_at ?? nowOf(tx) })
      .where('organisation_id', '=', actorOf(tx).organisationId)
      .where('item_id', '=', item_id)
      .execute();
  }
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

onErasure('standardisation', forgetPerson);
