import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { releaseDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [{ table: 'evidence_release', keys: ['id'], columns: ['refused_because'] }];

/**
 * Forgets a person in why an item was not released. Packages hold no candidate's or client's name; an employer's
 * contact is a person of the house, and their links are withdrawn with them.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(releaseDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('release', forgetPerson);
