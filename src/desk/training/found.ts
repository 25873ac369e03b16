import { ok, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { trainingDb } from './tables.ts';

/** A course as it stands, or `course-not-found`. */
export async function courseOf(tx: Tx, courseId: string) {
  const row = await trainingDb(tx)
    .selectFrom('training_course')
    .selectAll()
    .where('id', '=', courseId)
    .executeTakeFirst();
  return row ? ok(row) : refuse('course-not-found', 'There is no such course. Choose one listed.');
}

/** A session, its row locked for this act, or `session-not-found`. */
export async function lockSession(tx: Tx, sessionId: string) {
  const row = await trainingDb(tx)
    .selectFrom('training_session')
    .selectAll()
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
  return row
    ? ok(row)
    : refuse('session-not-found', 'There is no such session. Open the list again.');
}
