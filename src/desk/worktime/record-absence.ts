import { addDays, type DateText, daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateOfMinute, startOfDay } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { absenceRecorded } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { onTheBooks } from './on-the-books.ts';
import { ABSENCES, type AbsenceKind } from './schema.ts';
import { worktimeDb } from './tables.ts';
import { workerTimes } from './worker-times.ts';

/** Days recorded as one absence, at the most. */
const MOST_DAYS = 366;

/**
 * Records days a worker is away, both included. They count as unavailable, and those the law names are
 * left out of the 48-hour average (Working Time Regulations 1998, reg 4(5)). Shifts already held stay: they
 * are given back, so that somebody releases them. The same id again gives the first result.
 * @returns its id and the shifts held in those days, or `worker-not-found`, `ends-before-it-starts`,
 *   `too-long-a-time`
 */
export async function recordAbsence(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly kind: AbsenceKind;
    readonly fromOn: DateText;
    readonly toOn: DateText;
  },
): Promise<
  Result<{
    absenceId: string;
    held: readonly { readonly shiftId: string; readonly label: string }[];
  }>
> {
  const { id, personId, kind, fromOn, toOn } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const days = daysBetween(fromOn, toOn) + 1;
  if (days < 1) {
    return refuse('ends-before-it-starts', 'The last day lies before the first. Check both.');
  }
  if (days > MOST_DAYS) {
    return refuse('too-long-a-time', 'Record at most a year at once.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await worktimeDb(tx)
    .insertInto('absence')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      kind,
      from_on: fromOn,
      to_on: toOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) {
    record(tx, absenceRecorded, {
      subjects: { worker: personId },
      facts: { absence: id, fromOn, toOn, outOfAverage: ABSENCES[kind].outOfAverage },
      people: { [personId]: { kind } },
    });
  }
  const from = dateOfMinute(startOfDay(fromOn));
  const to = dateOfMinute(startOfDay(addDays(toOn, 1)));
  const held = (await workerTimes(tx, [personId], from, to)).get(personId) ?? [];
  return ok({ absenceId: id, held: held.map((time) => ({ shiftId: time.id, label: time.label })) });
}
