import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { frameworksDb } from './tables.ts';

/** Where people write freely here; what an awarding body's document says is about nobody. */
const TEXTS = [
  { table: 'framework_extension', keys: ['id'], columns: ['letter'] },
  { table: 'framework_choice', keys: ['id'], columns: ['because'] },
  { table: 'replacement_map', keys: ['id'], columns: ['because'] },
  { table: 'criterion_link', keys: ['id'], columns: ['because'] },
];

/** Forgets a person in letters and reasons about frameworks. What was chosen, mapped or put off, and when, stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(frameworksDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('frameworks', forgetPerson);
