import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Absence as AgencyAbsence } from '../../rules/agency-workers/absences.ts';
import { clocksPaused, clocksResumed } from './events.ts';
import { equalTreatmentDb } from './tables.ts';

/** A hirer's shutdown in which a worker had no work there. */
export interface HirerShutdown {
  readonly closureId: string;
  readonly hirerId: string;
  readonly from: DateText;
  readonly to: DateText;
}

/**
 * Pauses the clocks of these workers at a hirer while it is shut down by custom: no week counts there and none is
 * lost (Agency Workers Regulations 2010, reg 7(8)(f)). Nothing changes for their clocks elsewhere. Recorded once a
 * closure.
 */
export async function pauseForShutdown(
  tx: Tx,
  input: {
    readonly closureId: string;
    readonly people: readonly { readonly personId: string; readonly hirerId: string }[];
    readonly from: DateText;
    readonly to: DateText;
  },
): Promise<void> {
  const { closureId, people, from, to } = input;
  if (people.length === 0) return;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await equalTreatmentDb(tx)
    .insertInto('hirer_shutdown')
    .values(
      people.map(({ personId, hirerId }) => ({
        organisation_id: organisationId,
        closure_id: closureId,
        person_id: personId,
        hirer_id: hirerId,
        from_on: from,
        to_on: to,
        recorded_at: nowOf(tx),
        recorded_by: memberId,
        lifted_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  record(tx, clocksPaused, {
    subjects: { closure: closureId },
    facts: { closure: closureId, from, to, workers: people.map(({ personId }) => personId) },
  });
}

/** The closure is lifted: its days are as any others to the clocks again. */
export async function resumeAfterShutdown(tx: Tx, closureId: string): Promise<void> {
  const { numUpdatedRows } = await equalTreatmentDb(tx)
    .updateTable('hirer_shutdown')
    .set({ lifted_at: nowOf(tx) })
    .where('closure_id', '=', closureId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  record(tx, clocksResumed, {
    subjects: { closure: closureId },
    facts: { closure: closureId, workers: Number(numUpdatedRows) },
  });
}

/** The shutdowns that pause the clocks of these workers, by worker. */
export async function shutdownsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HirerShutdown[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await equalTreatmentDb(tx)
    .selectFrom('hirer_shutdown')
    .select(['person_id as personId', 'closure_id as closureId', 'hirer_id as hirerId'])
    .select(['from_on as from', 'to_on as to'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('lifted_at', 'is', null)
    .orderBy('from_on')
    .execute();
  return Map.groupBy(rows, ({ personId }) => personId);
}

/** A hirer's shutdowns as its clock reads them. */
export function shutdownAbsences(
  shutdowns: readonly HirerShutdown[],
  hirerId: string,
): readonly AgencyAbsence[] {
  return shutdowns
    .filter((one) => one.hirerId === hirerId)
    .map(({ closureId, from, to }) => ({
      reason: 'customary_shutdown',
      from,
      to,
      restsOn: { kind: 'closure', id: closureId, label: 'Shutdown of the hirer' },
    }));
}
