import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { assessmentDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'learner_reports', keys: ['id'], columns: ['because'] },
  { table: 'action_answer', keys: ['id'], columns: ['words'] },
  { table: 'dialogue_set_aside', keys: ['judgement_id'], columns: ['reason'] },
  { table: 'balance_judgement', keys: ['id'], columns: ['note'] },
];

/**
 * Forgets a person in what is written of a learner's programme: their name, address and number. What was judged of a
 * claim, and its papers, are assessment records and stay for as long as the awarding body asks.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(assessmentDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('assessment', forgetPerson);
