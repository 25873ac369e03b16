import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { dayOneTold } from './events.ts';
import { hirerOf, notAfterToday, workersOnBooks } from './found.ts';
import type { tellDayOneRoute } from './schema.ts';
import { equalTreatmentDb } from './tables.ts';

/**
 * Records that workers were told of what they have at a hirer from their first day: its shared facilities and
 * word of its vacancies (AWR-DAY1, regs 12-13). One work record a worker. The same id again changes nothing.
 * Refuses `hirer-not-found`, `worker-not-found` if one of them is not on the books, and `not-yet`.
 */
export async function tellDayOne(
  tx: Tx,
  hirerId: string,
  { id, personIds, toldOn }: BodyOf<typeof tellDayOneRoute>,
): Promise<Result<{ told: number }>> {
  const { organisationId, memberId } = actorOf(tx);
  const hirer = await hirerOf(tx, hirerId);
  if (!hirer.ok) return hirer;
  const past = notAfterToday(tx, toldOn, 'toldOn');
  if (!past.ok) return past;
  const people = [...new Set(personIds)];
  if ((await workersOnBooks(tx, people)).size < people.length) {
    return refuse(
      'worker-not-found',
      'One of these workers is not on your books any more. Open the list again.',
    );
  }
  const made = await equalTreatmentDb(tx)
    .insertInto('day_one_told')
    .values(
      people.map((personId) => ({
        organisation_id: organisationId,
        id,
        person_id: personId,
        hirer_id: hirerId,
        told_on: toldOn,
        recorded_at: nowOf(tx),
        recorded_by: memberId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id', 'person_id']).doNothing())
    .returning('person_id')
    .execute();
  for (const { person_id: worker } of made) {
    record(tx, dayOneTold, {
      subjects: { worker, hirer: hirerId },
      facts: { telling: id, hirer: hirerId, toldOn },
    });
  }
  return ok({ told: people.length });
}
