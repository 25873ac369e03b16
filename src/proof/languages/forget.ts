import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { languagesDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [{ table: 'evidence_translation', keys: ['id'], columns: ['translator', 'words'] }];

/** Forgets a person in translations. That one stood beside the item, and the hash of its words, stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(languagesDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('languages', forgetPerson);
