import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type FundingTables, fundingDb } from './tables.ts';

const TEXTS = [{ table: 'funding_note', keys: ['id'], columns: ['words', 'signed_by'] }];

/** Forgets a person in notes on funding; that eligibility was looked at and the agreement signed stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts<FundingTables>(fundingDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('funding', forgetPerson);
