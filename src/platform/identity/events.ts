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
  2,
  z.strictObject({ before: roles, after: roles, externalUntil: z.iso.date().nullable() }),
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
export const authenticatorOn = eventKind('authenticator.set_up', 1, z.strictObject({}));
export const authenticatorOff = eventKind('authenticator.taken_off', 1, z.strictObject({}));
export const authenticatorReset = eventKind(
  'authenticator.reset',
  1,
  z.strictObject({ by: z.enum(['owner', 'operator']) }),
);
export const recoveryCodesRenewed = eventKind('recovery_codes.renewed', 1, z.strictObject({}));
export const recoveryCodeUsed = eventKind(
  'recovery_code.used',
  1,
  z.strictObject({ left: z.number().int() }),
);
/** They showed again that it is them, to sign for themselves. */
export const identityConfirmed = eventKind(
  'member.confirmed',
  1,
  z.strictObject({ withCode: z.boolean() }),
);
export const signInRuleChanged = eventKind(
  'sign_in_rule.changed',
  1,
  z.strictObject({ authenticatorRequired: z.boolean() }),
);
export const branchOpened = eventKind('branch.opened', 1, z.strictObject({}));
export const organisationChanged = eventKind(
  'organisation.changed',
  1,
  z.strictObject({ changed: z.array(z.enum(['name', 'address', 'email', 'phone'])) }),
);
