import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { verificationDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'verification_risk', keys: ['id'], columns: ['because'] },
  { table: 'verification_inclusion', keys: ['id'], columns: ['because'] },
  { table: 'verification_monitored', keys: ['id'], columns: ['words'] },
  { table: 'verification_record', keys: ['start_id'], columns: ['feedback'] },
  { table: 'verification_finding', keys: ['start_id', 'criterion_id'], columns: ['words'] },
  { table: 'verification_action', keys: ['id'], columns: ['words', 'answer', 'closed_words'] },
];

/**
 * Forgets a person in what verifiers and assessors wrote of samples: name, address and number are taken out; that it
 * was written stays.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  await hideInTexts(verificationDb(tx), TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('verification', forgetPerson);
