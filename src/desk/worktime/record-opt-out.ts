import { ageOn, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { stops } from '../../rules/finding.ts';
import { checkOptOut } from '../../rules/working-time/opt-out.ts';
import { optOutRecorded } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { onTheBooks } from './on-the-books.ts';
import { worktimeDb } from './tables.ts';

/**
 * Records an agreement in writing to work more than 48 hours a week on average (Working Time Regulations
 * 1998, regs 4(1) and 5). The same id again gives the first result.
 * @param input.noticeDays notice to cancel that it states, 7 to 92 days
 * @returns its id, or `worker-not-found`, `signed-in-future`, or `opt-out-not-valid` with the rule's
 *   reason: under 18, of unknown age
 */
export async function recordOptOut(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly signedOn: DateText;
    readonly noticeDays: number;
  },
): Promise<Result<{ optOutId: string }>> {
  const { id, personId, signedOn, noticeDays } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const now = nowOf(tx);
  if (signedOn > dateIn(now)) {
    return refuse(
      'signed-in-future',
      'It cannot have been signed later than today. Check the date.',
    );
  }
  const born = worker.value.dateOfBirth;
  const findings = checkOptOut(
    { id, form: 'written', signedOn, noticePeriod: { count: noticeDays, unit: 'day' } },
    born === null ? undefined : ageOn(born, signedOn),
  );
  const stop = findings.find(stops);
  if (stop) {
    const { because, clears, source } = stop;
    return refuse('opt-out-not-valid', [because, clears].filter(Boolean).join(' '), source);
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await worktimeDb(tx)
    .insertInto('opt_out')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      form: 'written',
      signed_on: signedOn,
      notice_days: noticeDays,
      notice_given_on: null,
      recorded_at: now,
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) {
    record(tx, optOutRecorded, {
      subjects: { worker: personId },
      facts: { optOut: id, signedOn, noticeDays },
    });
  }
  return ok({ optOutId: id });
}
