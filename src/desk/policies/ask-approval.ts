import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lapsesAfter, type Matter } from './approval.ts';
import { beyondAuthority } from './authorised.ts';
import { approvalAsked } from './events.ts';
import { reaches } from './limit.ts';
import { approversOf, ownLimit } from './limits.ts';
import { type LimitKind, showAmount } from './shapes-schema.ts';
import { policiesDb } from './tables.ts';

const ASKED = {
  code: 'already-asked',
  because:
    'Somebody has asked for this already and waits for the answer. Look under Approvals; take it back there to ask for another amount.',
};
onConstraint('approval_open', ASKED);

/** What somebody asks to be allowed. */
export interface Question {
  readonly id: string;
  readonly kind: LimitKind;
  /** By the kind: pence, pence an hour, basis points or a count; 1 or more. */
  readonly amount: number;
  readonly about: Matter;
  readonly because: string;
}

/** A question that nobody answered in time makes way for a new one. */
async function letLapse(tx: Tx, { kind, about }: Question): Promise<void> {
  const at = nowOf(tx);
  await policiesDb(tx)
    .updateTable('approval')
    .set({ answer: 'lapsed', answered_at: at })
    .where('kind', '=', kind)
    .where('about_kind', '=', about.kind)
    .where('about_id', '=', about.id)
    .where('answer', 'is', null)
    .where('expires_at', '<=', at)
    .execute();
}

/**
 * Asks whoever may to allow what goes beyond the acting member's own limit, in one matter and at most for this
 * amount. It waits seven days. The same id again gives the first result. Refuses `within-authority`,
 * `already-asked` (this matter waits already), `beyond-authority` where nobody could allow it, and a reason
 * that is missing or too long.
 */
export async function askApproval(
  tx: Tx,
  question: Question,
): Promise<Result<{ approvalId: string }>> {
  const { id, kind, amount, about } = question;
  const { organisationId, memberId, name } = actorOf(tx);
  if (memberId === null) throw new Error('An approval is asked for by a member.');
  const said = cleanText(question.because, {
    min: 1,
    max: 1_000,
    lines: true,
    what: 'Why it is needed',
  });
  if (!said.ok) return said;
  const db = policiesDb(tx);
  const before = await db
    .selectFrom('approval')
    .select('asked_by')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) {
    return before.asked_by === memberId ? ok({ approvalId: id }) : refuse('id-taken', 'Ask again.');
  }
  const limit = await ownLimit(tx, kind);
  if (reaches(limit, amount)) {
    return refuse(
      'within-authority',
      `${showAmount(kind, amount)} lies within your own limit: nobody needs to allow it.`,
    );
  }
  const approvers = await approversOf(tx, kind, amount, [memberId]);
  if (approvers.length === 0) return beyondAuthority(question, limit, []);
  await letLapse(tx, question);
  const at = nowOf(tx);
  await db
    .insertInto('approval')
    .values({
      organisation_id: organisationId,
      id,
      kind,
      about_kind: about.kind,
      about_id: about.id,
      amount,
      because: said.value,
      asked_at: at,
      asked_by: memberId,
      asked_by_name: name,
      expires_at: lapsesAfter(at),
      answer: null,
      answer_because: '',
      answered_at: null,
      answered_by: null,
      answered_by_name: null,
    })
    .execute();
  record(tx, approvalAsked, {
    subjects: { approval: id, [about.kind]: about.id },
    facts: { approval: id, kind, amount, limit, about: about.kind },
  });
  return ok({ approvalId: id });
}
