import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { attendanceRecorded, attendanceRefused } from './events.ts';
import { minutesFromStart, type Standing, startOfAssignment } from './expected.ts';
import type { ByWhom, How, Move, Said } from './shapes-schema.ts';
import { maySay, minutesAfter } from './start.ts';
import { attendanceDb } from './tables.ts';

/** Something said of somebody who is expected. */
export interface StartToRecord {
  /** Made by the caller; the same id again gives the first result. */
  readonly id: string;
  readonly assignmentId: string;
  readonly said: Exclude<Move, 'replacement'>;
  /** When it happened, if not just now: an instant, never after now. */
  readonly at?: Date | undefined;
  /** Late: minutes after the start at which they will be there, 1 to 720. */
  readonly minutesLate?: number | undefined;
  /** In their own words. */
  readonly note?: string | undefined;
}

/** How it reached us, and whose word it is. */
export interface Source {
  readonly how: How;
  readonly byWhom: ByWhom;
}

/** What stands after something was said. */
export interface StartSaid {
  readonly recordId: string;
  readonly state: string;
  readonly minutesLate: number | null;
}

/** The refusal where an assignment holds no shift any more. */
export function holdsNothing(): Result<never> {
  return refuse(
    'assignment-not-found',
    'Nobody holds a shift by this assignment any more: it was released, cancelled, or never was. Look at the board again.',
  );
}

/**
 * Records what was said of somebody who is expected: one record, never a flag.
 * @returns `assignment-not-found`, `in-the-future`, `minutes-needed`, what `maySay` and `cleanText` refuse
 */
export async function recordStart(
  tx: Tx,
  input: StartToRecord,
  source: Source,
): Promise<Result<StartSaid>> {
  const seen = await startOfAssignment(tx, input.assignmentId);
  if (!seen?.personId) return holdsNothing();
  // Two who press for the same worker at once: the second sees what the first said.
  await holdWorkers(tx, [seen.personId]);
  const held = await startOfAssignment(tx, input.assignmentId);
  if (!held?.personId) return holdsNothing();
  const same = held.records.find(({ id }) => id === input.id);
  if (same) return ok({ recordId: same.id, state: same.said, minutesLate: same.minutesLate });
  const now = nowOf(tx);
  const at = input.at ?? now;
  if (at > now) {
    return refuse(
      'in-the-future',
      'This time is still to come. Enter when it happened.',
      undefined,
      {
        fields: { at: 'Enter a time that has passed' },
      },
    );
  }
  const may = maySay(input.said, held.start.state, held, at);
  if (!may.ok) {
    if (may.refusal.code === 'before-window') refusedOf(tx, held, input.said, source, may);
    return may;
  }
  const note = cleanText(input.note ?? '', { max: 300, lines: true, what: 'The note' });
  if (!note.ok) return note;
  const minutesLate =
    input.said === 'late'
      ? input.minutesLate
      : input.said === 'arrived'
        ? minutesAfter(held.startsAt, at)
        : null;
  if (minutesLate === undefined) {
    return refuse('minutes-needed', 'Say by how many minutes they will be late.', undefined, {
      fields: { minutesLate: 'Enter the minutes' },
    });
  }
  await keepRecord(tx, held, source, {
    id: input.id,
    said: input.said,
    at,
    minutesLate,
    expectedAt:
      input.said === 'late' && minutesLate !== null
        ? new Date(held.startsAt.getTime() + minutesLate * 60_000)
        : null,
    takesBack: null,
    note: note.value,
  });
  return ok({ recordId: input.id, state: input.said, minutesLate });
}

/** Keeps that something could not be said, by the refusal's code. */
export function refusedOf(
  tx: Tx,
  held: Standing,
  state: Said,
  { how }: Source,
  refused: Result<unknown>,
): void {
  if (refused.ok) return;
  recordRefusal(tx, attendanceRefused, {
    subjects: subjectsOf(held),
    facts: { why: refused.refusal.code, how, state },
  });
}

function subjectsOf(held: Standing) {
  return {
    shift: held.shiftId,
    booking: held.bookingId,
    ...(held.assignmentId === null ? {} : { assignment: held.assignmentId }),
    ...(held.personId === null ? {} : { worker: held.personId }),
  };
}

/** Keeps one record and its entry. */
export async function keepRecord(
  tx: Tx,
  held: Standing,
  { how, byWhom }: Source,
  said: {
    readonly id: string;
    readonly said: Said;
    readonly at: Date;
    readonly minutesLate: number | null;
    readonly expectedAt: Date | null;
    readonly takesBack: string | null;
    readonly note: string;
  },
): Promise<void> {
  const { assignmentId, personId } = held;
  if (assignmentId === null || personId === null) throw new Error('Nobody holds this shift.');
  const { organisationId, memberId } = actorOf(tx);
  await attendanceDb(tx)
    .insertInto('attendance_record')
    .values({
      organisation_id: organisationId,
      id: said.id,
      assignment_id: assignmentId,
      shift_id: held.shiftId,
      person_id: personId,
      said: said.said,
      how,
      by_whom: byWhom,
      at: said.at,
      expected_at: said.expectedAt,
      minutes_late: said.minutesLate,
      takes_back: said.takesBack,
      note: said.note,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .execute();
  record(tx, attendanceRecorded, {
    subjects: subjectsOf(held),
    facts: {
      record: said.id,
      state: said.said,
      how,
      byWhom,
      minutesLate: said.minutesLate,
      expectedAt: said.expectedAt?.toISOString() ?? null,
      minutesFromStart: minutesFromStart(held.startsAt, said.at),
      takesBack: said.takesBack,
    },
    ...(said.note === '' ? {} : { people: { [personId]: { note: said.note } } }),
  });
}
