import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The outbox shows rates to whoever deals with clients, so resourcers do not read it. Mail that carries
 * a key (an invitation, a link to a new password) is for owners alone. Texts, calls and notes are everybody's on
 * the desk; wordings that go out under the organisation's name are its managers'.
 */
export const policy = {
  'mail.read': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'mail.send': ['owner', 'branch_manager', 'consultant'],
  'mail.read_keys': ['owner'],
  'texts.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'texts.send': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'texts.templates': ['owner', 'branch_manager'],
  'conversations.read': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
  'conversations.write': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
} as const satisfies Policy;
