import { onErasure } from '../people/index.ts';
import { forgetCandidate } from './forget-candidate.ts';

export { archiveCandidate, restoreCandidate } from './archive-candidate.ts';
export { roleKey, skillKey } from './candidate.ts';
export { type CsvFile, readCsv } from './csv-file.ts';
export { editCandidate } from './edit-candidate.ts';
export { editPreferences, type Preferences } from './edit-preferences.ts';
export { findCandidates } from './find-candidates.ts';
export { type ImportInput, importCandidatesFromFile } from './import-candidates.ts';
export { describeReport } from './import-report.ts';
export { candidateRecord, matchingCandidates } from './queries.ts';
export { readDate } from './read-date.ts';
export { recordQualification } from './record-qualification.ts';
export { recordWork } from './record-work.ts';
export { type RegisterInput, registerCandidate } from './register-candidate.ts';
export type { ImportReport } from './schema.ts';
export type { CandidatesPublished } from './tables.ts';
export { roleNames, type WorkerFacts, workerFacts, workersForRole } from './workers.ts';

onErasure('candidates', forgetCandidate);
