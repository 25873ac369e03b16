import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { centreDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  {
    table: 'centre_letter',
    keys: ['id'],
    columns: ['about', 'words', 'reference', 'taken_back_because'],
  },
];

/** Forgets a person in what went between the centre and its awarding body. That a letter went stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(centreDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('centre', forgetPerson);
