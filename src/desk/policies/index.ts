/** What other rooms may ask of policies. */
export { askApproval, type Question } from './ask-approval.ts';
export { type Ask, authorised, type BeyondAuthority } from './authorised.ts';
export { type Decision, decideApproval, withdrawApproval } from './decide-approval.ts';
export { type Approver, deskMembers, ownLimit } from './limits.ts';
export { setLimit } from './set-limit.ts';
export { LIMIT_KINDS, LIMITS, type LimitKind, showAmount } from './shapes-schema.ts';
