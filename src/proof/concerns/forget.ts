import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { concernsDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'concern', keys: ['id'], columns: ['said_by', 'about', 'facts'] },
  { table: 'concern_entry', keys: ['id'], columns: ['words', 'reference'] },
];

/** Forgets a person in concerns: name, address and number wherever somebody wrote them. That a concern was raised stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(concernsDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('concerns', forgetPerson);
