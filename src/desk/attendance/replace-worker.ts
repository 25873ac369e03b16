import { ok, type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { withdrawLinks } from '../../platform/links/make-link.ts';
import { release } from '../bookings/index.ts';
import { closeQuestions } from '../communications/index.ts';
import { holdWorkers } from '../worktime/index.ts';
import { startOfAssignment } from './expected.ts';
import { holdsNothing, keepRecord } from './record-start.ts';
import type { StartState } from './shapes-schema.ts';
import { maySay } from './start.ts';
import { attendanceDb } from './tables.ts';

const CAUSE: Partial<Readonly<Record<StartState, string>>> = {
  no_show: 'Did not come',
  cannot_come: 'Said they cannot come',
  late: 'Late',
  not_heard: 'Not heard of after the start',
};

type OnReplaced = (
  tx: Tx,
  replaced: {
    readonly shiftId: string;
    readonly bookingId: string;
    readonly assignmentId: string;
    readonly personId: string;
    readonly startsAt: Date;
    /** How their start stood. */
    readonly state: StartState;
    readonly because: string;
  },
) => Promise<void>;

const heardBy: OnReplaced[] = [];

/** A room that must act when somebody else is looked for says so here; it acts in the same transaction. */
export function onReplaced(handler: OnReplaced): void {
  heardBy.push(handler);
}

/**
 * Looks for somebody else for a shift, now: whoever held it is released with the cause, what was said of them stays,
 * and their links and questions close. The ranking of the shift says who may go.
 * @returns the shift to fill and the cause; or `assignment-not-found`, what `maySay` and `release` refuse
 */
export async function replaceWorker(
  tx: Tx,
  input: { readonly id: string; readonly assignmentId: string; readonly because?: string },
): Promise<Result<{ shiftId: string; startsAt: string; because: string }>> {
  const before = await madeBefore(tx, input.id);
  if (before) return ok(before);
  const seen = await startOfAssignment(tx, input.assignmentId);
  if (!seen?.personId) {
    // The same press of a moment ago may have released them since it was looked for.
    const meanwhile = await madeBefore(tx, input.id);
    return meanwhile ? ok(meanwhile) : holdsNothing();
  }
  await holdWorkers(tx, [seen.personId]);
  // Of the same press twice at once the second finds here what the first did.
  const same = await madeBefore(tx, input.id);
  if (same) return ok(same);
  const held = await startOfAssignment(tx, input.assignmentId);
  if (!held?.personId) return holdsNothing();
  const { start, startsAt } = held;
  const may = maySay('replacement', start.state, held, nowOf(tx));
  if (!may.ok) return may;
  const cause = CAUSE[start.state];
  const words = input.because?.trim() ?? '';
  const because = [cause, words].filter(Boolean).join(': ');
  if (because === '') {
    return refuse(
      'cause-needed',
      'Nothing has been said against them. Say why somebody else is to go.',
      undefined,
      { fields: { because: 'Say why' } },
    );
  }
  await keepRecord(
    tx,
    held,
    { how: 'phone', byWhom: 'desk' },
    {
      id: input.id,
      said: 'replacement',
      at: nowOf(tx),
      minutesLate: start.minutesLate,
      expectedAt: null,
      takesBack: null,
      note: because,
    },
  );
  const released = await release(tx, { assignmentId: input.assignmentId, because });
  if (!released.ok) return released;
  await withdrawLinks(tx, 'arrival', [input.assignmentId]);
  await closeQuestions(tx, { purpose: 'attendance', abouts: [input.assignmentId] });
  for (const hears of heardBy) {
    await hears(tx, {
      shiftId: held.shiftId,
      bookingId: held.bookingId,
      assignmentId: input.assignmentId,
      personId: held.personId,
      startsAt,
      state: start.state,
      because,
    });
  }
  return ok({ shiftId: held.shiftId, startsAt: startsAt.toISOString(), because });
}

async function madeBefore(tx: Tx, id: string) {
  const row = await attendanceDb(tx)
    .selectFrom('attendance_record as r')
    .innerJoin('expected_published as e', (join) =>
      join
        .onRef('e.organisation_id', '=', 'r.organisation_id')
        .onRef('e.shift_id', '=', 'r.shift_id'),
    )
    .select(['r.shift_id as shiftId', 'e.starts_at as startsAt', 'r.note'])
    .where('r.id', '=', id)
    .where('r.said', '=', 'replacement')
    .executeTakeFirst();
  return row && { shiftId: row.shiftId, startsAt: row.startsAt.toISOString(), because: row.note };
}
