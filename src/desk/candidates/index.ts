export type { CandidatesPublished } from './tables.ts';
export { roleNames, type WorkerFacts, workerFacts, workersForRole } from './workers.ts';
