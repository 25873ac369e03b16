import { z } from 'zod';
import { eventKind } from '../audit/record.ts';
import { ROLES } from './actor.ts';

const roles = z.array(z.enum(ROLES));

/** What happens to organisations and their members. Names and addresses of people are never facts. */
export const organisationCreated = eventKind(
  'organisation.created',
  1,
  z.strictObject({ kind: z.string(), sample: z.boolean() }),
);
export const memberJoined = eventKind('member.joined', 1, z.strictObject({ roles }));
export const memberInvited = eventKind('member.invited', 1, z.strictObject({ roles }));
export const invitationWithdrawn = eventKind('invitation.withdrawn', 1, z.strictObject({}));
export const memberRolesChanged = eventKind(
  'member.roles_changed',
  1,
  z.strictObject({ before: roles, after: roles }),
);
export const memberLeft = eventKind('member.left', 1, z.strictObject({}));
export const memberReturned = eventKind('member.returned', 1, z.strictObject({}));
export const accessTokenMade = eventKind(
  'access_token.made',
  1,
  z.strictObject({
    readOnly: z.boolean(),
    actions: z.array(z.string()),
    expiresAt: z.iso.datetime(),
  }),
);
export const accessTokenRevoked = eventKind(
  'access_token.revoked',
  1,
  z.strictObject({ why: z.enum(['by its owner', 'the member left']) }),
);
export const branchOpened = eventKind('branch.opened', 1, z.strictObject({}));
export const organisationChanged = eventKind(
  'organisation.changed',
  1,
  z.strictObject({ changed: z.array(z.enum(['name', 'address', 'email', 'phone'])) }),
);
