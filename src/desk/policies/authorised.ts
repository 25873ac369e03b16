import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Approval, type ApprovalState, type Matter, stateOf } from './approval.ts';
import { approvalUsed } from './events.ts';
import { type Limit, reaches } from './limit.ts';
import { type Approver, approversOf, ownLimit } from './limits.ts';
import { LIMITS, type LimitKind, showAmount } from './shapes-schema.ts';
import { policiesDb } from './tables.ts';

onConstraint('approval_used_once', {
  code: 'already-used',
  because: 'This approval was used already, by a colleague at the same moment. Ask for another.',
});

/** What an act goes to: how far, in which matter, and on which approval. */
export interface Ask {
  readonly kind: LimitKind;
  /** Pence, pence an hour, basis points or a count by the kind. 0 or less needs nobody. */
  readonly amount: number;
  readonly about: Matter;
  /** Left out: an approval of this matter that waits to be used, if there is one. */
  readonly approvalId?: string | null | undefined;
}

/** What a page shows beside a refusal `beyond-authority`, to ask whoever may. */
export interface BeyondAuthority {
  readonly kind: LimitKind;
  readonly amount: number;
  readonly limit: Limit;
  readonly about: Matter;
  readonly approvers: readonly Approver[];
}

const STATES: Readonly<Record<Exclude<ApprovalState, 'approved'>, readonly [string, string]>> = {
  asked: ['approval-waits', 'Nobody has decided on this approval yet. Ask whoever may to look.'],
  declined: [
    'approval-declined',
    'This approval was declined. Agree on something else, or ask anew.',
  ],
  withdrawn: ['approval-withdrawn', 'This approval was taken back by whoever asked. Ask anew.'],
  lapsed: ['approval-expired', 'This approval was not used in time and has lapsed. Ask anew.'],
  used: ['already-used', 'This approval was used already: it holds once. Ask for another.'],
};

/** Says how far it goes, how far one may go, and who may allow it. */
export function beyondAuthority(
  { kind, amount, about }: Ask,
  limit: Limit,
  approvers: readonly Approver[],
): Result<never> {
  const alone =
    limit === null || limit === 0
      ? 'You may not do this alone'
      : `Alone you may go to ${showAmount(kind, limit)}`;
  const who =
    approvers.length === 0
      ? 'Nobody here may allow it: an owner sets the limits.'
      : `Ask ${listed(
          approvers.slice(0, 4).map(({ name }) => name),
          'or',
        )}.`;
  const details: BeyondAuthority = { kind, amount, limit, about, approvers };
  return refuse(
    'beyond-authority',
    `${LIMITS[kind].words}: ${showAmount(kind, amount)}. ${alone}. ${who}`,
    undefined,
    details,
  );
}

/** Finds the approval to use, its row locked: the one named, or one of this matter that waits to be used. */
async function approvalFor(tx: Tx, ask: Ask): Promise<(Approval & { by: string }) | undefined> {
  let query = policiesDb(tx)
    .selectFrom('approval as a')
    .leftJoin('approval_use as u', (join) =>
      join.onRef('u.organisation_id', '=', 'a.organisation_id').onRef('u.approval_id', '=', 'a.id'),
    )
    .select([
      'a.id',
      'a.kind',
      'a.about_kind',
      'a.about_id',
      'a.amount',
      'a.expires_at',
      'a.answer',
      'a.answered_by',
      'u.approval_id as used',
    ]);
  query = ask.approvalId
    ? query.where('a.id', '=', ask.approvalId)
    : query
        .where('a.kind', '=', ask.kind)
        .where('a.about_kind', '=', ask.about.kind)
        .where('a.about_id', '=', ask.about.id)
        .where('a.answer', '=', 'approved')
        .where('a.amount', '>=', ask.amount)
        .where('a.expires_at', '>', nowOf(tx))
        .where('u.approval_id', 'is', null)
        .orderBy('a.amount')
        .orderBy('a.id')
        .limit(1);
  const row = await query.forUpdate('a').executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    about: { kind: row.about_kind, id: row.about_id },
    amount: row.amount,
    expiresAt: row.expires_at,
    answer: row.answer,
    used: row.used !== null,
    by: row.answered_by ?? '',
  };
}

/** Whether an approval allows this act; says why not. */
function allows(approval: Approval, ask: Ask, at: Date): Result<null> {
  const { kind, about } = approval;
  if (kind !== ask.kind || about.kind !== ask.about.kind || about.id !== ask.about.id) {
    return refuse(
      'approval-of-other-matter',
      'This approval is about another matter. Each holds for its own. Ask for this one.',
    );
  }
  const state = stateOf(approval, at);
  if (state !== 'approved') return refuse(...STATES[state]);
  if (ask.amount > approval.amount) {
    return refuse(
      'beyond-approval',
      `The approval goes to ${showAmount(kind, approval.amount)}, and this is ${showAmount(kind, ask.amount)}. Ask for as much as is needed.`,
    );
  }
  return ok(null);
}

async function keepUse(tx: Tx, approval: Approval, amount: number): Promise<void> {
  const { organisationId, memberId, name } = actorOf(tx);
  await policiesDb(tx)
    .insertInto('approval_use')
    .values({
      organisation_id: organisationId,
      approval_id: approval.id,
      kind: approval.kind,
      about_kind: approval.about.kind,
      about_id: approval.about.id,
      approved_amount: approval.amount,
      answer: 'approved',
      amount,
      used_at: nowOf(tx),
      used_by: memberId,
      used_by_name: name,
    })
    .execute();
}

/**
 * May the acting member do this alone, or on an approval? An approval is used by it: once, in its matter, and
 * at most for its amount; what is rolled back uses none. Ask it inside the act that does it, and give
 * `approvedBy` to record(). Refuses `beyond-authority`, with `BeyondAuthority` as details and with who may
 * allow it in words; of an approval `approval-not-found`, `approval-of-other-matter`, `approval-waits`,
 * `approval-declined`, `approval-withdrawn`, `approval-expired`, `beyond-approval` and `already-used`.
 * @returns the member who approved, if one had to
 */
export async function authorised(
  tx: Tx,
  ask: Ask,
): Promise<Result<{ approvedBy: readonly string[] }>> {
  const { kind, amount } = ask;
  if (amount <= 0) return ok({ approvedBy: [] });
  const limit = await ownLimit(tx, kind);
  if (reaches(limit, amount)) return ok({ approvedBy: [] });
  const approval = await approvalFor(tx, ask);
  if (!approval) {
    if (ask.approvalId) {
      return refuse('approval-not-found', 'There is no such approval. Look at the list again.');
    }
    const approvers = await approversOf(tx, kind, amount, [actorOf(tx).memberId]);
    return beyondAuthority(ask, limit, approvers);
  }
  const allowed = allows(approval, ask, nowOf(tx));
  if (!allowed.ok) return allowed;
  await keepUse(tx, approval, amount);
  record(tx, approvalUsed, {
    subjects: { approval: approval.id, [approval.about.kind]: approval.about.id },
    facts: {
      approval: approval.id,
      kind,
      amount,
      approvedAmount: approval.amount,
      about: approval.about.kind,
    },
    approvedBy: [approval.by],
  });
  return ok({ approvedBy: [approval.by] });
}
