import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdersOfShifts, loadShifts } from '../bookings/index.ts';
import { mayRecord } from './conflict.ts';
import { lockShifts } from './do-at-once.ts';
import { lockConflict } from './found.ts';
import { refill } from './hear.ts';
import { note } from './keep.ts';
import type { ByWhom, Cause, How, Said } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';

/** One thing to write down on a conflict. */
export interface ToSay {
  readonly id: string;
  readonly conflictId: string;
  readonly step: Said;
  readonly byWhom: ByWhom;
  readonly how: How;
  readonly words: string;
  readonly cause?: Cause | null | undefined;
  readonly at?: Date | undefined;
}

/** Steps that say enough without words. */
const MUTE: readonly Said[] = ['cause', 'hirer_told', 'police_told', 'authority_told', 'referred'];

/** Was this written down already, by an earlier press? */
export async function saidBefore(tx: Tx, id: string): Promise<boolean> {
  const row = await conflictsDb(tx)
    .selectFrom('conflict_record')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Writes down what was said, found out, offered, learnt or told. The same id again changes nothing. Refuses
 * `conflict-not-found`, `words-needed`, `cause-needed`, `in-the-future` and what `mayRecord` refuses.
 */
export async function sayOnConflict(tx: Tx, input: ToSay): Promise<Result<{ recordId: string }>> {
  const found = await lockConflict(tx, input.conflictId);
  if (!found.ok) return found;
  if (await saidBefore(tx, input.id)) return ok({ recordId: input.id });
  const { row, state } = found.value;
  const may = mayRecord(input.step, state, row.kind);
  if (!may.ok) return may;
  if (input.words === '' && !MUTE.includes(input.step)) {
    return wrongField('words', 'words-needed', 'Say it in a few words.');
  }
  if ((input.step === 'cause') !== Boolean(input.cause)) {
    return wrongField('cause', 'cause-needed', 'Choose why it happened.');
  }
  if (input.at && input.at > nowOf(tx)) {
    return wrongField('at', 'in-the-future', 'This is still to come. Enter when it was.');
  }
  await note(tx, row, input);
  return ok({ recordId: input.id });
}

/**
 * Writes down who went instead, where bookings did not tell: whoever holds the shift now. Refuses
 * `conflict-not-found`, `shift-not-found`, `already-refilled` and `nobody-instead`.
 */
export async function sayRefilled(
  tx: Tx,
  input: { readonly id: string; readonly conflictId: string; readonly shiftId: string },
): Promise<Result<{ recordId: string }>> {
  const { id, conflictId, shiftId } = input;
  const shifts = shiftId === '' ? [] : await loadShifts(tx, [shiftId]);
  await lockShifts(tx, shifts);
  const found = await lockConflict(tx, conflictId);
  if (!found.ok) return found;
  if (await saidBefore(tx, id)) return ok({ recordId: id });
  const [of] =
    shifts.length === 0
      ? []
      : await conflictsDb(tx)
          .selectFrom('conflict_shift')
          .selectAll()
          .where('conflict_id', '=', conflictId)
          .where('shift_id', '=', shiftId)
          .execute();
  if (!of || of.done === 'cancelled') {
    return wrongField('shiftId', 'shift-not-found', 'Choose a shift that needed somebody else.');
  }
  if (of.refilled_by !== null) {
    return refuse('already-refilled', 'Who went instead is written down already.');
  }
  const holder = (await holdersOfShifts(tx, [shiftId])).get(shiftId);
  if (!holder?.acceptedAt || holder.personId === of.person_id) {
    return refuse('nobody-instead', 'Nobody else was given this shift yet. Fill it first.');
  }
  await refill(tx, found.value.row, shiftId, holder.personId, id);
  return ok({ recordId: id });
}
