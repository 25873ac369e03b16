/** What other rooms may ask of policies. */
import './forget.ts';
import './in-force.ts';

export { acknowledgeProcedure } from './acknowledge-procedure.ts';
export { type OpenApproval, openApprovals } from './approval-queries.ts';
export { askApproval, type Question } from './ask-approval.ts';
export { type Ask, authorised, type BeyondAuthority } from './authorised.ts';
export { type Decision, decideApproval, withdrawApproval } from './decide-approval.ts';
export { type Approver, approversOfEach, deskMembers, ownLimit } from './limits.ts';
export { proceduresAsFiles, procedureTexts, procedureTitles } from './procedure-queries.ts';
export { publishProcedure } from './publish-procedure.ts';
export { setLimit } from './set-limit.ts';
export { LIMIT_KINDS, LIMITS, type LimitKind, showAmount } from './shapes-schema.ts';
export { withdrawProcedure } from './withdraw-procedure.ts';
