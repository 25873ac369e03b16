import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lapsesAfter } from './approval.ts';
import { beyondAuthority } from './authorised.ts';
import { approvalDecided } from './events.ts';
import { reaches } from './limit.ts';
import { approversOf, ownLimit } from './limits.ts';
import { policiesDb } from './tables.ts';

/** A colleague's word on an approval. */
export interface Decision {
  readonly approvalId: string;
  readonly answer: 'approved' | 'declined';
  /** Why not; a note where it is approved. */
  readonly because: string;
}

/** An approval with its row locked, as it was asked for; or `approval-not-found`. */
async function lockApproval(tx: Tx, id: string) {
  const row = await policiesDb(tx)
    .selectFrom('approval')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row
    ? ok(row)
    : refuse('approval-not-found', 'There is no such approval. Look at the list again.');
}

type Row = Extract<Awaited<ReturnType<typeof lockApproval>>, { ok: true }>['value'];

async function answerWith(
  tx: Tx,
  row: Row,
  answer: 'approved' | 'declined' | 'withdrawn',
  because: string,
): Promise<void> {
  const { memberId, name } = actorOf(tx);
  const at = nowOf(tx);
  await policiesDb(tx)
    .updateTable('approval')
    .set({
      answer,
      answer_because: because,
      answered_at: at,
      answered_by: memberId,
      answered_by_name: name,
      expires_at: lapsesAfter(at),
    })
    .where('id', '=', row.id)
    .execute();
  record(tx, approvalDecided, {
    subjects: { approval: row.id, [row.about_kind]: row.about_id },
    facts: { approval: row.id, kind: row.kind, amount: row.amount, about: row.about_kind, answer },
    preparedBy: answer === 'withdrawn' ? [] : [row.asked_by],
    approvedBy: answer === 'approved' && memberId !== null ? [memberId] : [],
  });
}

/**
 * Approves or declines what a colleague asked for. Approved, it may be used once within seven days. The same
 * word of the same member again changes nothing. Refuses `approval-not-found`, `own-approval`,
 * `beyond-authority` where the deciding member's own limit does not reach it, `already-decided` (two
 * colleagues at once: the first stands), `approval-expired`, and no reason where it is declined.
 */
export async function decideApproval(
  tx: Tx,
  { approvalId, answer, because }: Decision,
): Promise<Result<{ approvalId: string }>> {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('An approval is decided by a member.');
  const said = cleanText(because, {
    min: answer === 'declined' ? 1 : 0,
    max: 1_000,
    lines: true,
    what: 'The reason',
  });
  if (!said.ok) return said;
  const found = await lockApproval(tx, approvalId);
  if (!found.ok) return found;
  const row = found.value;
  if (row.asked_by === memberId) {
    return refuse('own-approval', 'You asked for this yourself. A colleague decides.');
  }
  if (row.answer !== null) {
    if (row.answer === answer && row.answered_by === memberId) return ok({ approvalId });
    return refuse(
      'already-decided',
      row.answer === 'approved' || row.answer === 'declined'
        ? `${row.answered_by_name} has ${row.answer} this already.`
        : 'This was taken back, or nobody answered in time.',
    );
  }
  if (row.expires_at <= nowOf(tx)) {
    return refuse(
      'approval-expired',
      'Nobody answered this in time. Whoever still needs it asks anew.',
    );
  }
  const limit = await ownLimit(tx, row.kind);
  if (!reaches(limit, row.amount)) {
    const ask = {
      kind: row.kind,
      amount: row.amount,
      about: { kind: row.about_kind, id: row.about_id },
    };
    const approvers = await approversOf(tx, row.kind, row.amount, [memberId, row.asked_by]);
    return beyondAuthority(ask, limit, approvers);
  }
  await answerWith(tx, row, answer, said.value);
  return ok({ approvalId });
}

/**
 * Takes back what one asked for, while nobody has answered. Again changes nothing. Refuses
 * `approval-not-found`, `not-your-approval` and `already-decided`.
 */
export async function withdrawApproval(
  tx: Tx,
  approvalId: string,
): Promise<Result<{ approvalId: string }>> {
  const found = await lockApproval(tx, approvalId);
  if (!found.ok) return found;
  const row = found.value;
  if (row.asked_by !== actorOf(tx).memberId) {
    return refuse('not-your-approval', 'A colleague asked for this; they may take it back.');
  }
  if (row.answer === 'withdrawn') return ok({ approvalId });
  if (row.answer !== null) {
    return refuse('already-decided', 'This was answered already: it cannot be taken back.');
  }
  await answerWith(tx, row, 'withdrawn', '');
  return ok({ approvalId });
}
