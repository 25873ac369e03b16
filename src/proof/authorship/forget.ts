import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { authorshipDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [{ table: 'authorship_finding', keys: ['id'], columns: ['because'] }];

/** Forgets a person in reasons. What was found stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(authorshipDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('authorship', forgetPerson);
