import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { costBasisSet, floorSet } from './events.ts';
import type { setBasisRoute } from './schema.ts';
import { ratesDb } from './tables.ts';

/** Sets what the agency reckons on top of pay, and its least net margin. The same again changes nothing. */
export async function setBasis(
  tx: Tx,
  input: BodyOf<typeof setBasisRoute>,
): Promise<Result<{ changed: boolean }>> {
  const { organisationId, memberId } = actorOf(tx);
  const values = {
    weekly_minutes: input.weeklyMinutes,
    pension_points: input.pensionPoints,
    pays_levy: input.paysLevy,
    floor_points: input.floorPoints,
  };
  const db = ratesDb(tx);
  const before = await db
    .selectFrom('cost_basis')
    .select(['weekly_minutes', 'pension_points', 'pays_levy', 'floor_points'])
    .executeTakeFirst();
  const same = Object.entries(values).every(
    ([key, value]) => before?.[key as keyof typeof before] === value,
  );
  if (same) return ok({ changed: false });
  const stamped = { ...values, set_at: nowOf(tx), set_by: memberId };
  await db
    .insertInto('cost_basis')
    .values({ organisation_id: organisationId, ...stamped })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(stamped))
    .execute();
  record(tx, costBasisSet, { subjects: {}, facts: input });
  return ok({ changed: true });
}

/** Sets the least net margin for one client; null: the organisation's holds. Refuses `client-not-found`. */
export async function setFloor(
  tx: Tx,
  clientId: string,
  { floorPoints }: { readonly floorPoints: number | null },
): Promise<Result<{ changed: boolean }>> {
  const db = ratesDb(tx);
  const client = await db
    .selectFrom('clients_published')
    .select('client_id')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  if (!client) {
    return refuse(
      'client-not-found',
      'There is no such client. Look for it in the list of clients.',
    );
  }
  const known = await db
    .selectFrom('client_floor')
    .select('floor_points')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  const before = known?.floor_points ?? null;
  if (before === floorPoints) return ok({ changed: false });
  const { organisationId, memberId } = actorOf(tx);
  const stamped = { floor_points: floorPoints, set_at: nowOf(tx), set_by: memberId };
  await db
    .insertInto('client_floor')
    .values({ organisation_id: organisationId, client_id: clientId, ...stamped })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'client_id']).doUpdateSet(stamped),
    )
    .execute();
  record(tx, floorSet, { subjects: { client: clientId }, facts: { floorPoints, before } });
  return ok({ changed: true });
}
