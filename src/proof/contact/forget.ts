import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { contactDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'contact_message', keys: ['id'], columns: ['words'] },
  { table: 'contact_strike', keys: ['message_id'], columns: ['because'] },
  { table: 'learner_visit_step', keys: ['id'], columns: ['place', 'words'] },
];

/** Takes a person's name, address and number out of messages and of the diary; that somebody wrote or came stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(contactDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('contact', forgetPerson);
