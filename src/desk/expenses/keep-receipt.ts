import { createHash } from 'node:crypto';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { receiptKept } from './events.ts';
import { lockClaim, subjectsOf } from './found.ts';
import { CLAIM_STATES } from './shapes-schema.ts';
import { type ExpensesTables, expensesDb } from './tables.ts';
import { whereItStands } from './where-it-stands.ts';

onConstraint('expense_receipt_once', {
  code: 'already-claimed',
  because:
    'This receipt of theirs stands with another claim, written down at the same moment. Look at the list.',
});

type ContentType = ExpensesTables['expense_receipt']['content_type'];

/** What a file is by its own first bytes; null: no JPEG, PNG or PDF. */
export function receiptType(bytes: Buffer): ContentType | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  if (bytes.subarray(0, 8).equals(png)) return 'image/png';
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'application/pdf' : null;
}

/**
 * Takes in the receipt of a claim that is still to decide, in place of one before. The file stays off the log; its
 * SHA-256 is sealed. The same file again changes nothing. Refuses `expense-not-found`, `not-a-receipt`,
 * `already-decided`, and `already-claimed` where the same file stands with another claim of this worker.
 */
export async function keepReceipt(
  tx: Tx,
  claimId: string,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<Result<{ claimId: string }>> {
  const contentType = receiptType(file.bytes);
  if (contentType === null) {
    return wrongField(
      'file',
      'not-a-receipt',
      'This is no JPEG or PNG picture and no PDF. Choose another file.',
    );
  }
  const found = await lockClaim(tx, claimId);
  if (!found.ok) return found;
  const { claim, state } = found.value;
  const sha256 = createHash('sha256').update(file.bytes).digest();
  if (claim.receipt_sha256?.equals(sha256)) return ok({ claimId });
  if (state !== 'said') {
    return refuse(
      'already-decided',
      `This claim is ${CLAIM_STATES[state].toLowerCase()}: its receipt stays as it was.`,
    );
  }
  const db = expensesDb(tx);
  const other = await db
    .selectFrom('expense_claim')
    .selectAll()
    .where('person_id', '=', claim.person_id)
    .where('receipt_sha256', '=', sha256)
    .where('standing', '=', true)
    .executeTakeFirst();
  if (other) {
    const because = `This receipt stands with another claim of theirs: ${await whereItStands(tx, other)}. Nothing is paid twice.`;
    return refuse('already-claimed', because, undefined, {
      fields: { file: because },
      claimId: other.id,
    });
  }
  const { organisationId, memberId } = actorOf(tx);
  const name = cleanText(file.name.slice(0, 200), { max: 200, what: 'The name' });
  const kept = {
    content_type: contentType,
    file_name: name.ok && name.value !== '' ? name.value : 'receipt',
    bytes: file.bytes,
    taken_in_at: nowOf(tx),
    taken_in_by: memberId,
  };
  await db
    .insertInto('expense_receipt')
    .values({ organisation_id: organisationId, claim_id: claimId, ...kept })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'claim_id']).doUpdateSet(kept))
    .execute();
  await db
    .updateTable('expense_claim')
    .set({ receipt_sha256: sha256 })
    .where('id', '=', claimId)
    .execute();
  record(tx, receiptKept, {
    subjects: subjectsOf(claim),
    facts: {
      expense: claimId,
      sha256: sha256.toString('hex'),
      contentType,
      bytes: file.bytes.length,
      replaces: claim.receipt_sha256 !== null,
    },
  });
  return ok({ claimId });
}
