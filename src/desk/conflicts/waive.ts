import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showPence } from '../../lib/show.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { authorised } from '../policies/index.ts';
import { cancellationWaived } from './events.ts';
import { conflictNotFound, hidden, subjectsOf } from './found.ts';
import { conflictsDb } from './tables.ts';

/**
 * Waives part or all of what a client is charged, as far as one's own limit or an approval goes. What a worker is paid
 * is never waived. The same amount again changes nothing. Refuses `sum-not-found`, `pay-stands`, `already-waived`,
 * `beyond-sum` and what `authorised` refuses.
 */
export async function waiveSum(
  tx: Tx,
  input: {
    readonly sumId: string;
    readonly pence: number;
    readonly because: string;
    readonly approvalId?: string | null | undefined;
  },
): Promise<Result<{ leftPence: number }>> {
  const db = conflictsDb(tx);
  const sum = await db
    .selectFrom('conflict_sum')
    .selectAll()
    .where('id', '=', input.sumId)
    .forUpdate()
    .executeTakeFirst();
  if (!sum) return refuse('sum-not-found', 'There is no such sum. Look at the record again.');
  const row = await db
    .selectFrom('conflict')
    .selectAll()
    .where('id', '=', sum.conflict_id)
    .executeTakeFirstOrThrow();
  if (hidden(tx, row)) return conflictNotFound();
  if (sum.side !== 'charge') {
    return refuse(
      'pay-stands',
      'Only what the client is charged can be waived. What a worker was promised is paid.',
      'Conduct Regulations 2003, reg 12',
    );
  }
  if (sum.waived_pence > 0) {
    return sum.waived_pence === input.pence
      ? ok({ leftPence: sum.pence - sum.waived_pence })
      : refuse('already-waived', `${showPence(sum.waived_pence)} of this was waived already.`);
  }
  if (input.pence > sum.pence) {
    return wrongField(
      'pence',
      'beyond-sum',
      `The charge is ${showPence(sum.pence)}; no more than that can be waived.`,
    );
  }
  const may = await authorised(tx, {
    kind: 'waive_cancellation',
    amount: input.pence,
    about: { kind: 'conflict_sum', id: sum.id },
    approvalId: input.approvalId,
  });
  if (!may.ok) return may;
  const { memberId, name } = actorOf(tx);
  await db
    .updateTable('conflict_sum')
    .set({
      waived_pence: input.pence,
      waived_because: input.because,
      waived_at: nowOf(tx),
      waived_by: memberId,
      waived_by_name: name,
      approved_by: may.value.approvedBy[0] ?? null,
    })
    .where('id', '=', sum.id)
    .execute();
  record(tx, cancellationWaived, {
    subjects: { ...subjectsOf(row), ...(sum.shift_id ? { shift: sum.shift_id } : {}) },
    facts: { conflict: row.id, sum: sum.id, pence: input.pence, ofPence: sum.pence },
    approvedBy: may.value.approvedBy,
  });
  return ok({ leftPence: sum.pence - input.pence });
}
