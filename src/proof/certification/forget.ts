import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { certificationDb } from './tables.ts';

/** Where people write freely about claims and certificates. */
const TEXTS = [
  { table: 'award_claim', keys: ['id'], columns: ['sent_reference'] },
  { table: 'award_line', keys: ['id'], columns: ['refused_because'] },
  { table: 'award_certificate', keys: ['id'], columns: ['faulty_note'] },
  { table: 'statement_withdrawal', keys: ['statement_id'], columns: ['because'] },
  { table: 'credential_key', keys: ['id'], columns: ['ended_because'] },
  { table: 'awarding_key', keys: ['id'], columns: ['source'] },
  { table: 'unit_route', keys: ['id'], columns: ['ended_because'] },
];

/** Takes a person's name, address and number out of what was said of claims and certificates; that it was written, and its hash in the log, stay. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  await hideInTexts(certificationDb(tx), TEXTS, hidden);
  return ok(null);
}

onErasure('certification', forgetPerson);
