/** What other rooms, and app, may ask of certification. */
export { claimAwards, sendSchedule } from './claim-awards.ts';
export { configureContexts, keepContext } from './contexts.ts';
export { enterResult } from './enter-result.ts';
export { issueStatement } from './issue-statement.ts';
export { receiveCertificate } from './pass-on.ts';
