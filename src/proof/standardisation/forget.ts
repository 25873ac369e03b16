import { sql } from 'kysely';
import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { standardisationDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'assessor_observation', keys: ['id'], columns: ['seen', 'strengths', 'answer'] },
  { table: 'learner_interview', keys: ['id'], columns: ['notes'] },
  { table: 'standardised_item', keys: ['id'], columns: ['conclusion'] },
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
  await hideInTexts(db, TEXTS, hidden);
  // Each reads their own answers alone until an item is uncovered: they are gone through one by one.
  for (const memberId of await whoAnswered(tx)) {
    await sql`select set_config('app.member', ${memberId}, true)`.execute(db);
    await hideInTexts(db, ANSWERS, hidden);
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

onErasure('standardisation', forgetPerson);
