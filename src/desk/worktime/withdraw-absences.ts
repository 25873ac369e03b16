import { sql } from 'kysely';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { absencesWithdrawn } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { worktimeDb } from './tables.ts';

/**
 * Takes back days that were recorded as away: the worker is again what they said of themselves before. Days that
 * are not there, or are another's, are passed over; the log keeps what was recorded.
 */
export async function withdrawAbsences(
  tx: Tx,
  personId: string,
  absenceIds: readonly string[],
): Promise<void> {
  await holdWorkers(tx, [personId]);
  const gone = await worktimeDb(tx)
    .deleteFrom('absence')
    .where('person_id', '=', personId)
    .where(sql<boolean>`id = any(${[...absenceIds]}::uuid[])`)
    .returning(['id', 'from_on', 'to_on'])
    .execute();
  if (gone.length === 0) return;
  record(tx, absencesWithdrawn, {
    subjects: { worker: personId },
    facts: {
      absences: gone
        .map((one) => ({ absence: one.id, fromOn: one.from_on, toOn: one.to_on }))
        .sort((a, b) => a.fromOn.localeCompare(b.fromOn)),
    },
  });
}
