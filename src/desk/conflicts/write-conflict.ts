import { minuteOfDate } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { ConflictRow } from './found.ts';
import { conflictsDb } from './tables.ts';

/** One of its shifts, as it is kept. */
export interface ShiftToKeep {
  readonly shiftId: string;
  readonly startsAt: Date;
  readonly personId: string | null;
  readonly done: 'cancelled' | 'released' | null;
}

/** Writes a conflict and its shifts; undefined where the same press wrote it a moment ago. */
export async function writeConflict(
  tx: Tx,
  conflict: Omit<ConflictRow, 'organisation_id' | 'opened_at' | 'opened_by' | 'opened_by_name'>,
  shifts: readonly ShiftToKeep[],
): Promise<ConflictRow | undefined> {
  const { organisationId, memberId, name } = actorOf(tx);
  const row: ConflictRow = {
    ...conflict,
    organisation_id: organisationId,
    opened_at: nowOf(tx),
    opened_by: memberId,
    opened_by_name: name,
  };
  const written = await conflictsDb(tx)
    .insertInto('conflict')
    .values(row)
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return undefined;
  await writeShifts(tx, row, shifts);
  return row;
}

/** Writes the shifts of a conflict; one that stands there already is left as it is. */
export async function writeShifts(
  tx: Tx,
  row: ConflictRow,
  shifts: readonly ShiftToKeep[],
): Promise<void> {
  if (shifts.length === 0) return;
  await conflictsDb(tx)
    .insertInto('conflict_shift')
    .values(
      shifts.map(({ shiftId, startsAt, personId, done }) => ({
        organisation_id: row.organisation_id,
        conflict_id: row.id,
        shift_id: shiftId,
        person_id: personId,
        notice_minutes: minuteOfDate(startsAt) - minuteOfDate(row.happened_at),
        done,
        refilled_at: null,
        refilled_by: null,
      })),
    )
    .onConflict((same) => same.doNothing())
    .execute();
}
