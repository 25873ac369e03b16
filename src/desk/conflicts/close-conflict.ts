import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { mayClose, mayRecord } from './conflict.ts';
import { conflictResolved } from './events.ts';
import { colleague, kindOf, type Loaded, lockConflict, peopleOf, subjectsOf } from './found.ts';
import { minutesSince } from './hear.ts';
import { keep, note } from './keep.ts';
import { saidBefore } from './say.ts';
import { conflictsDb } from './tables.ts';

/**
 * Closes a conflict, with the lesson or, where nothing was agreed, with why. Pressed again with its id nothing
 * changes. Refuses `conflict-not-found` and what `mayClose` refuses.
 */
export async function closeConflict(
  tx: Tx,
  input: { readonly id: string; readonly conflictId: string; readonly words: string },
): Promise<Result<{ conflictId: string }>> {
  const found = await lockConflict(tx, input.conflictId);
  if (!found.ok) return found;
  if (await saidBefore(tx, input.id)) return ok({ conflictId: input.conflictId });
  const { row, state, steps } = found.value;
  const may = mayClose(row.kind, state, steps, input.words);
  if (!may.ok) return may;
  await keep(tx, row.id, {
    id: input.id,
    step: 'closed',
    byWhom: 'desk',
    how: 'noticed',
    words: input.words,
  });
  await resolved(tx, found.value, input.words);
  return ok({ conflictId: row.id });
}

async function resolved(tx: Tx, { row, records, steps }: Loaded, words: string): Promise<void> {
  const db = conflictsDb(tx);
  const shifts = await db
    .selectFrom('conflict_shift')
    .selectAll()
    .where('conflict_id', '=', row.id)
    .execute();
  const sums = await db
    .selectFrom('conflict_sum')
    .select(['side', 'pence', 'waived_pence', 'approved_by'])
    .where('conflict_id', '=', row.id)
    .execute();
  const total = (side: string) =>
    sums.filter((sum) => sum.side === side).reduce((all, { pence }) => all + pence, 0);
  const agreed = records.findLast(({ step }) => step === 'agreed');
  const toRefill = shifts.filter(({ done }) => done === 'released');
  const last = toRefill
    .flatMap(({ refilled_at: at }) => at ?? [])
    .sort((a, b) => b.getTime() - a.getTime())[0];
  const me = actorOf(tx).memberId;
  const others = records.flatMap(({ recorded_by: by }) => (by === null || by === me ? [] : [by]));
  record(tx, conflictResolved, {
    subjects: subjectsOf(row),
    facts: {
      conflict: row.id,
      kind: kindOf(row),
      cause: records.findLast(({ step }) => step === 'cause')?.cause ?? null,
      options: steps.filter((step) => step === 'option').length,
      agreedWith: agreed?.with_whom ?? [],
      agreedHow: agreed?.how ?? null,
      toRefill: toRefill.length,
      refilled: toRefill.filter(({ refilled_at: at }) => at !== null).length,
      minutesToRefill: last ? minutesSince(row.opened_at, last) : null,
      chargePence: total('charge'),
      creditPence: total('credit'),
      payPence: total('pay'),
      waivedPence: sums.reduce((all, { waived_pence: pence }) => all + pence, 0),
      lesson: steps.includes('lesson') || (agreed !== undefined && words !== ''),
      minutesOpen: minutesSince(row.opened_at, nowOf(tx)),
    },
    contributed: [...new Set(others)],
    approvedBy: [...new Set(sums.flatMap(({ approved_by: by }) => by ?? []))],
    ...peopleOf(row, words),
  });
}

/**
 * Gives a conflict to a colleague, who finds it on Today. A concern goes only to those who answer for it. Refuses
 * `conflict-not-found`, `already-closed`, `member-not-found` and `not-answering`.
 */
export async function giveConflict(
  tx: Tx,
  input: {
    readonly id: string;
    readonly conflictId: string;
    readonly ownerId: string;
    readonly words: string;
  },
): Promise<Result<{ conflictId: string }>> {
  const found = await lockConflict(tx, input.conflictId);
  if (!found.ok) return found;
  if (await saidBefore(tx, input.id)) return ok({ conflictId: input.conflictId });
  const { row, state } = found.value;
  const may = mayRecord('given', state, row.kind);
  if (!may.ok) return may;
  const owner = await colleague(tx, input.ownerId, row.kind === 'safeguarding');
  if (!owner.ok) return owner;
  await conflictsDb(tx)
    .updateTable('conflict')
    .set({ owner_id: input.ownerId })
    .where('id', '=', row.id)
    .execute();
  await note(tx, row, { ...input, step: 'given', byWhom: 'desk', how: 'noticed' });
  return ok({ conflictId: row.id });
}
