import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type LoadedShift, loadShifts, shiftSubjects } from '../bookings/index.ts';
import { authorised } from '../policies/index.ts';
import { chargeFor, keepSum } from './charge.ts';
import { mayRecord } from './conflict.ts';
import { type Did, doAtOnce, lockShifts } from './do-at-once.ts';
import { conflictAgreed } from './events.ts';
import {
  type ConflictRow,
  kindOf,
  type Loaded,
  lockConflict,
  peopleOf,
  subjectsOf,
} from './found.ts';
import { keep } from './keep.ts';
import { saidBefore } from './say.ts';
import type { ByWhom, How, Side } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';
import { writeShifts } from './write-conflict.ts';

/** What was agreed, and what is done at once because of it. */
export interface Agreement {
  readonly id: string;
  readonly conflictId: string;
  /** Which of the options that were offered. */
  readonly optionId: string;
  readonly withWhom: readonly ByWhom[];
  readonly how: How;
  readonly words: string;
  readonly did: Did;
  /** What is cancelled, released or given. */
  readonly shiftIds: readonly string[];
  /** Who is given them. */
  readonly personId: string | null;
  /** What it comes to beside the terms, pence. */
  readonly sums: readonly { readonly id: string; readonly side: Side; readonly pence: number }[];
}

/** Shifts of this conflict, or of one of its bookings. */
function belongs({ row }: Loaded, shift: LoadedShift): boolean {
  return shift.bookingId === row.booking_id || shift.bookingId === row.other_booking_id;
}

/**
 * Records what the parties agreed on, and does it in the same act: cancels, releases or gives shifts through bookings,
 * and keeps what it comes to. What is taken off for the client, or paid to the worker on top, goes as far as one's
 * limit or an approval (`authorised`: promise, spend). Refuses `conflict-not-found`, `option-not-found`,
 * `shift-not-found`, `worker-needed`, what `mayRecord`, bookings and `authorised` refuse.
 */
export async function agreeConflict(
  tx: Tx,
  input: Agreement,
): Promise<Result<{ recordId: string }>> {
  const same = ok({ recordId: input.id });
  const shifts = await loadShifts(tx, input.did === 'nothing' ? [] : input.shiftIds);
  await lockShifts(tx, shifts);
  // Bookings are locked before the conflict, as everywhere; a press that was here before ends here.
  if (await saidBefore(tx, input.id)) return same;
  const seen = await conflictsDb(tx)
    .selectFrom('conflict')
    .select('kind')
    .where('id', '=', input.conflictId)
    .executeTakeFirst();
  const done = await doAtOnce(tx, input.did, shifts, {
    because: input.words === '' ? 'As agreed.' : input.words,
    by: seen?.kind === 'hirer_cancels' ? 'hirer' : 'desk',
    personId: input.personId,
  });
  if (!done.ok) return done;
  const found = await lockConflict(tx, input.conflictId);
  if (!found.ok) return found;
  if (await saidBefore(tx, input.id)) return same;
  const { row, records, state } = found.value;
  const may = mayRecord('agreed', state, row.kind);
  if (!may.ok) return may;
  if (!records.some(({ id, step }) => id === input.optionId && step === 'option')) {
    return wrongField('optionId', 'option-not-found', 'Choose one of the options offered.');
  }
  if (input.did !== 'nothing' && shifts.length === 0) {
    return wrongField('shiftIds', 'shift-needed', 'Say which shifts.');
  }
  if (!shifts.every((shift) => belongs(found.value, shift))) {
    return refuse('shift-not-found', 'One of these shifts is of another booking. Look again.');
  }
  const approved = await keepSums(tx, row, input);
  if (!approved.ok) return approved;
  await keep(tx, row.id, { ...input, step: 'agreed', byWhom: 'desk' });
  await keepDone(tx, row, input, shifts, done.value.holders);
  if (seen?.kind === 'hirer_cancels') {
    await chargeFor(tx, row, done.value.cancelled, done.value.given);
  }
  const others = records.flatMap(({ recorded_by: by }) => by ?? []);
  record(tx, conflictAgreed, {
    subjects: { ...subjectsOf(row), ...shiftSubjects(shifts.map(({ shiftId }) => shiftId)) },
    facts: {
      conflict: row.id,
      kind: kindOf(row),
      withWhom: [...input.withWhom],
      how: input.how,
      options: records.filter(({ step }) => step === 'option').length,
      did: input.did,
      shifts: shifts.map(({ shiftId }) => shiftId),
      sums: input.sums.map(({ side, pence }) => ({ side, pence })),
    },
    preparedBy: [...new Set(others)],
    approvedBy: approved.value,
    ...peopleOf(row, input.words),
  });
  return same;
}

async function keepDone(
  tx: Tx,
  row: ConflictRow,
  { did }: Agreement,
  shifts: readonly LoadedShift[],
  holders: ReadonlyMap<string, { readonly personId: string }>,
): Promise<void> {
  if (did !== 'cancelled' && did !== 'released') return;
  await writeShifts(
    tx,
    row,
    shifts.map(({ shiftId, startsAt }) => ({
      shiftId,
      startsAt,
      personId: holders.get(shiftId)?.personId ?? null,
      done: did,
    })),
  );
  for (const { shiftId } of shifts) {
    await conflictsDb(tx)
      .updateTable('conflict_shift')
      .set({ done: did })
      .where('conflict_id', '=', row.id)
      .where('shift_id', '=', shiftId)
      .where('refilled_at', 'is', null)
      .execute();
  }
}

async function keepSums(
  tx: Tx,
  row: ConflictRow,
  { sums }: Agreement,
): Promise<Result<readonly string[]>> {
  const approvedBy: string[] = [];
  for (const { id, side, pence } of sums) {
    if (side === 'pay' && row.person_id === null) {
      return wrongField('sums', 'worker-needed', 'No worker is named here, so nobody can be paid.');
    }
    const about = { kind: 'conflict', id: row.id };
    const may =
      side === 'charge'
        ? ok({ approvedBy: [] })
        : await authorised(tx, {
            kind: side === 'credit' ? 'promise' : 'spend',
            amount: pence,
            about,
          });
    if (!may.ok) return may;
    approvedBy.push(...may.value.approvedBy);
    await keepSum(tx, row.id, {
      id,
      side,
      pence,
      personId: row.person_id,
      approvedBy: may.value.approvedBy[0] ?? null,
    });
  }
  return ok([...new Set(approvedBy)]);
}
