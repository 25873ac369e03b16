import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { LIMIT_KINDS } from './shapes-schema.ts';

const date = z.iso.date();
const kind = z.enum(LIMIT_KINDS);
const about = z.string();

/** A procedure of the organisation's own was published, or a new version of it. */
export const policyPublished = eventKind(
  'policy.published',
  1,
  z.strictObject({
    title: z.string(),
    version: z.string(),
    inForceFrom: date,
    reviewOn: date,
    /** The version it takes the place of; null: the first. */
    replaces: z.string().nullable(),
    governs: z.array(z.string()),
    readers: z.array(z.string()),
    form: z.enum(['text', 'file']),
    /** SHA-256 of the text or the file, lower-case hex: the content cannot change unseen. */
    sha256: z.string(),
  }),
);

/** A procedure governs nothing any more. */
export const policyWithdrawn = eventKind(
  'policy.withdrawn',
  1,
  z.strictObject({ title: z.string(), version: z.string() }),
);

/** A member has read a version of a procedure. */
export const policyAcknowledged = eventKind(
  'policy.acknowledged',
  1,
  z.strictObject({ title: z.string(), version: z.string(), readOn: date }),
);

/** An owner set how far a member, or everyone in a role, may go alone. */
export const limitSet = eventKind(
  'limit.set',
  1,
  z.strictObject({
    limit: z.uuid(),
    role: z.string().nullable(),
    kind,
    basis: z.enum(['amount', 'unlimited', 'role']),
    amount: z.int().nullable(),
    fromOn: date,
  }),
);

/** Somebody asked to go beyond their own limit in one matter. */
export const approvalAsked = eventKind(
  'approval.asked',
  1,
  z.strictObject({ approval: z.uuid(), kind, amount: z.int(), limit: z.int().nullable(), about }),
);

/** A colleague whose limit reaches it approved or declined; or it was taken back by whoever asked. */
export const approvalDecided = eventKind(
  'approval.decided',
  1,
  z.strictObject({
    approval: z.uuid(),
    kind,
    amount: z.int(),
    about,
    answer: z.enum(['approved', 'declined', 'withdrawn']),
  }),
);

/** What was approved was done, by whom and for how much. */
export const approvalUsed = eventKind(
  'approval.used',
  1,
  z.strictObject({
    approval: z.uuid(),
    kind,
    amount: z.int(),
    approvedAmount: z.int(),
    about,
  }),
);
