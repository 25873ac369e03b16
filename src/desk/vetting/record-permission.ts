import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { permissionRecorded } from './events.ts';
import { notAfterToday, workerFound } from './found.ts';
import type { recordPermissionRoute } from './schema.ts';
import { vettingDb } from './tables.ts';

/**
 * Records how much a student may work in term and, with them, the term dates as the education provider
 * gave them. A later one takes its place; none is edited. The same id again gives the first result.
 * Refuses `worker-not-found`, `ends-before-start`, `not-yet` and what `termFault` finds.
 */
export async function recordPermission(
  tx: Tx,
  personId: string,
  body: BodyOf<typeof recordPermissionRoute>,
): Promise<Result<{ permissionId: string }>> {
  const { id, weeklyLimitHours, validFrom, validTo, termDates } = body;
  const worker = await workerFound(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  if (validTo < validFrom) {
    return wrongField('validTo', 'ends-before-start', 'The last day lies before the first.');
  }
  const fault = termDates === null ? null : termFault(termDates);
  if (fault) return fault;
  const given = termDates === null ? ok(null) : notAfterToday(tx, termDates.givenOn, 'givenOn');
  if (!given.ok) return given;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await vettingDb(tx)
    .insertInto('student_permission')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      weekly_limit_minutes: Number(weeklyLimitHours) * 60,
      valid_from: validFrom,
      valid_to: validTo,
      terms: JSON.stringify(termDates?.terms ?? []),
      covers_from: termDates?.covers.from ?? null,
      covers_to: termDates?.covers.to ?? null,
      given_by: termDates?.givenBy ?? '',
      given_on: termDates?.givenOn ?? null,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ permissionId: id });
  record(tx, permissionRecorded, {
    subjects: { worker: personId },
    facts: { permission: id, withTermDates: termDates !== null },
    people: { [personId]: { weeklyLimitHours, validFrom, validTo, termDates } },
  });
  return ok({ permissionId: id });
}

/** Why term dates do not fit together: no giver, a span that ends before it starts, a term outside. */
function termFault({
  covers,
  terms,
  givenBy,
}: NonNullable<BodyOf<typeof recordPermissionRoute>['termDates']>): Result<never> | null {
  if (givenBy === '') {
    return wrongField(
      'givenBy',
      'dates-without-giver',
      'Say who gave the term dates: a letter of the college, its website on a day.',
    );
  }
  if (covers.to < covers.from || terms.some(({ from, to }) => to < from)) {
    return wrongField('terms', 'ends-before-start', 'A last day lies before its first.');
  }
  if (terms.some(({ from, to }) => from < covers.from || to > covers.to)) {
    return wrongField(
      'terms',
      'term-outside',
      'A term lies outside the days that the dates speak for. Look again at both.',
    );
  }
  return null;
}
