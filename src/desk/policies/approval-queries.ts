import type { ReplyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { daysAfter } from './approval.ts';
import { limitOn, reaches } from './limit.ts';
import { deskMembers, limitsSet } from './limits.ts';
import type { listApprovals, listLimits } from './limits-schema.ts';
import { DESK_ROLES, type DeskRole, keysOf, LIMIT_KINDS, type LimitKind } from './shapes-schema.ts';
import { policiesDb } from './tables.ts';

/** For how long what was decided stays on the list, in days. */
const SHOWN_DAYS = 60;
/** Of each list at the most. */
const MOST = 200;

async function recentApprovals(tx: Tx) {
  return policiesDb(tx)
    .selectFrom('approval as a')
    .leftJoin('approval_use as u', (join) =>
      join.onRef('u.organisation_id', '=', 'a.organisation_id').onRef('u.approval_id', '=', 'a.id'),
    )
    .selectAll('a')
    .select(['u.used_at', 'u.used_by_name', 'u.amount as used_amount'])
    .where('a.asked_at', '>', daysAfter(nowOf(tx), -SHOWN_DAYS))
    .orderBy('a.asked_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(MOST)
    .execute();
}

/**
 * What waits for the reader (their own limit reaches it, and they did not ask), what they asked for and is
 * open, and what was decided of late: theirs, and everybody's for owners and managers.
 */
export async function approvalList(tx: Tx): Promise<ReplyOf<typeof listApprovals>> {
  const { memberId, roles } = actorOf(tx);
  const now = nowOf(tx);
  const today = dateIn(now);
  const sets = await limitsSet(tx);
  const members = await deskMembers(tx);
  const seesAll = roles.includes('owner') || roles.includes('branch_manager');
  const all = (await recentApprovals(tx)).map((row) => {
    const lapsed = row.used_at === null && row.expires_at <= now;
    const open = row.answer === null && !lapsed;
    const able = open
      ? members.filter(
          (one) =>
            one.memberId !== row.asked_by &&
            reaches(limitOn(sets, one, row.kind, today).limit, row.amount),
        )
      : [];
    return {
      open,
      mine: row.asked_by === memberId,
      decidedByMe: row.answered_by === memberId,
      // An approval that waits to be used is open still for whoever asked.
      toUse: row.answer === 'approved' && row.used_at === null && !lapsed,
      forMe: able.some((one) => one.memberId === memberId),
      line: {
        approvalId: row.id,
        kind: row.kind,
        amount: row.amount,
        about: { kind: row.about_kind, id: row.about_id },
        because: row.because,
        askedAt: row.asked_at.toISOString(),
        askedBy: row.asked_by_name,
        expiresAt: row.expires_at.toISOString(),
        answer: row.answer === null && lapsed ? ('lapsed' as const) : row.answer,
        answerBecause: row.answer_because,
        answeredAt: row.answered_at?.toISOString() ?? null,
        answeredBy: row.answered_by_name,
        used:
          row.used_at === null
            ? null
            : {
                at: row.used_at.toISOString(),
                by: row.used_by_name ?? '',
                amount: row.used_amount ?? 0,
              },
        approvers: able.map((one) => one.name),
      },
    };
  });
  const lines = (rows: typeof all) => rows.map(({ line }) => line);
  const waiting = lines(all.filter(({ forMe }) => forMe));
  return {
    total: waiting.length,
    waiting,
    asked: lines(all.filter(({ mine, open, toUse }) => mine && (open || toUse))),
    decided: lines(
      all.filter(
        ({ open, mine, toUse, decidedByMe }) =>
          !open && !(mine && toUse) && (seesAll || mine || decidedByMe),
      ),
    ),
  };
}

/** An approval that nobody has decided yet. */
export interface OpenApproval {
  readonly approvalId: string;
  readonly kind: LimitKind;
  readonly amount: number;
  readonly about: { readonly kind: string; readonly id: string };
  readonly askedBy: string;
  readonly expiresAt: Date;
}

/** Approvals that wait for anybody's decision, the one that lapses first before the others. */
export async function openApprovals(tx: Tx): Promise<readonly OpenApproval[]> {
  const rows = await policiesDb(tx)
    .selectFrom('approval')
    .select(['id', 'kind', 'amount', 'about_kind', 'about_id', 'asked_by_name', 'expires_at'])
    .where('answer', 'is', null)
    .where('expires_at', '>', nowOf(tx))
    .orderBy('expires_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    approvalId: row.id,
    kind: row.kind,
    amount: row.amount,
    about: { kind: row.about_kind, id: row.about_id },
    askedBy: row.asked_by_name,
    expiresAt: row.expires_at,
  }));
}

/** How far each member may go alone today in each kind, and every limit that was set. */
export async function limitList(tx: Tx): Promise<ReplyOf<typeof listLimits>> {
  const today = dateIn(nowOf(tx));
  const sets = await limitsSet(tx);
  const members = await deskMembers(tx);
  const names = await memberNames(tx);
  const history = await policiesDb(tx)
    .selectFrom('authority_limit')
    .selectAll()
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const roleKeys = keysOf(DESK_ROLES).filter((role) => role !== 'owner');
  return {
    today,
    roles: roleKeys.map((role) => ({
      role,
      limits: LIMIT_KINDS.flatMap((kind) => {
        // A member with this role and none of their own goes as far as the role does.
        const { limit, from } = limitOn(sets, { memberId: '', roles: [role] }, kind, today);
        return from === 'role' ? [{ kind, limit }] : [];
      }),
    })),
    total: members.length,
    rows: members.map((member) => ({
      ...member,
      roles: [...member.roles],
      limits: LIMIT_KINDS.map((kind) => ({ kind, ...limitOn(sets, member, kind, today) })),
    })),
    history: history.map((row) => ({
      limitId: row.id,
      memberName: row.member_id === null ? null : (names.get(row.member_id) ?? ''),
      role: row.role as DeskRole | null,
      kind: row.kind,
      basis: row.basis,
      amount: row.amount,
      fromOn: row.from_on,
      reason: row.reason,
      setAt: row.set_at.toISOString(),
      setBy: row.set_by_name,
    })),
  };
}
