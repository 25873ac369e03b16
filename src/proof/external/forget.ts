import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { externalDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [{ table: 'external_record', keys: ['id'], columns: ['words'] }];

/** Forgets a person in what an external verifier wrote: name, address and number are taken out; the rest stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(externalDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('external', forgetPerson);
