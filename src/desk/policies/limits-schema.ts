import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { amount, DESK_ROLES, date, id, instant, keysOf, limitKind, text } from './shapes-schema.ts';

const limit = z.object({
  kind: limitKind,
  /** null: without limit. */
  limit: amount.nullable(),
  from: z.enum(['person', 'role', 'owner', 'nobody']),
});

const limitSet = z.object({
  limitId: id,
  /** A member’s name, or null where it is for a role. */
  memberName: z.string().nullable(),
  role: z.enum(keysOf(DESK_ROLES)).nullable(),
  kind: limitKind,
  basis: z.enum(['amount', 'unlimited', 'role']),
  amount: amount.nullable(),
  fromOn: date,
  reason: z.string(),
  setAt: instant,
  setBy: z.string(),
});

export const listLimits = {
  method: 'GET',
  path: '/api/limits',
  action: 'limits.read',
  summary: 'How far each member of the desk may go alone today, and how it came to be.',
  reply: z.object({
    today: date,
    /** What each role may do alone where nothing was set for the person; kinds not named: nothing. */
    roles: z.array(
      z.object({
        role: z.enum(keysOf(DESK_ROLES)),
        limits: z.array(z.object({ kind: limitKind, limit: amount.nullable() })),
      }),
    ),
    total: z.int(),
    rows: z.array(
      z.object({
        memberId: id,
        name: z.string(),
        roles: z.array(z.string()),
        limits: z.array(limit),
      }),
    ),
    /** Every limit that was set, the newest first. */
    history: z.array(limitSet),
  }),
} as const satisfies Route;

export const setLimitRoute = {
  method: 'POST',
  path: '/api/limits',
  action: 'limits.set',
  summary: 'An owner sets how far a member, or everyone in a role, may go alone from a day on.',
  body: z.object({
    id,
    memberId: id.nullable(),
    role: z.enum(['branch_manager', 'consultant', 'resourcer', 'compliance_officer']).nullable(),
    kind: limitKind,
    /** 'role': the member goes by their role again. */
    basis: z.enum(['amount', 'unlimited', 'role']),
    amount: amount.nullable(),
    fromOn: date,
    reason: text(500, { lines: true, what: 'The reason' }).default(''),
  }),
  reply: z.object({ limitId: id }),
} as const satisfies Route;

const approval = z.object({
  approvalId: id,
  kind: limitKind,
  amount,
  about: z.object({ kind: z.string(), id }),
  because: z.string(),
  askedAt: instant,
  askedBy: z.string(),
  expiresAt: instant,
  /** null: nobody has answered. */
  answer: z.enum(['approved', 'declined', 'withdrawn', 'lapsed']).nullable(),
  answerBecause: z.string(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  /** When and for how much it was used; null: not yet. */
  used: z.object({ at: instant, by: z.string(), amount }).nullable(),
  /** Who could decide it now, where nobody has. */
  approvers: z.array(z.string()),
});

export const listApprovals = {
  method: 'GET',
  path: '/api/approvals',
  action: 'approvals.read',
  summary: 'Approvals that wait for me, that I asked for, and those decided of late.',
  reply: z.object({
    /** How many wait for me. */
    total: z.int(),
    waiting: z.array(approval),
    asked: z.array(approval),
    decided: z.array(approval),
  }),
} as const satisfies Route;

export const askApprovalRoute = {
  method: 'POST',
  path: '/api/approvals',
  action: 'approvals.ask',
  summary: 'Asks a colleague to allow what goes beyond one’s own limit, in one matter.',
  body: z.object({
    id,
    kind: limitKind,
    amount: amount.min(1),
    about: z.object({ kind: z.string().min(1).max(40), id }),
    because: text(1_000, { min: 1, lines: true, what: 'Why it is needed' }),
  }),
  reply: z.object({ approvalId: id }),
} as const satisfies Route;

export const decideApprovalRoute = {
  method: 'POST',
  path: '/api/approvals/:id/decision',
  action: 'approvals.decide',
  summary: 'Approves or declines what a colleague asked for; never one’s own.',
  params: z.object({ id }),
  body: z.object({
    answer: z.enum(['approved', 'declined']),
    because: text(1_000, { lines: true, what: 'The reason' }).default(''),
  }),
  reply: z.object({ approvalId: id }),
} as const satisfies Route;

export const withdrawApprovalRoute = {
  method: 'POST',
  path: '/api/approvals/:id/withdrawal',
  action: 'approvals.ask',
  summary: 'Takes back what one asked for, while nobody has answered.',
  params: z.object({ id }),
  body: z.object({}),
  reply: z.object({ approvalId: id }),
} as const satisfies Route;
