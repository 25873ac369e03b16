import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { planSent } from './events.ts';
import { whoActs } from './found.ts';
import type { recordSendingRoute } from './schema.ts';
import { verificationDb } from './tables.ts';

/** A plan with its file. Refuses `plan-not-found`. */
export async function planHere(tx: Tx, planId: string) {
  const row = await verificationDb(tx)
    .selectFrom('verification_plan')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', planId)
    .executeTakeFirst();
  return row ? ok(row) : refuse('plan-not-found', 'There is no such plan here.');
}

/** A plan as the file anybody repeats the draw with. Refuses `plan-not-found`. */
export async function planAsFile(tx: Tx, planId: string) {
  const plan = await planHere(tx, planId);
  if (!plan.ok) return plan;
  return ok({
    fileName: `sample-plan-${plan.value.version}-${plan.value.file_sha256.toString('hex').slice(0, 8)}.json`,
    contentType: 'application/json',
    bytes: Buffer.from(plan.value.file, 'utf8'),
  });
}

/**
 * The newest plan of each cycle as far as it was sent to this external verifier, with the day of the first sending,
 * 'YYYY-MM-DD' (R84).
 */
export async function plansSentTo(
  tx: Tx,
  memberId: string,
): Promise<
  readonly { readonly cycleId: string; readonly version: number; readonly sentOn: string }[]
> {
  const { rows } = await sql<{ cycleId: string; version: number; sentOn: string }>`
    select p.cycle_id as "cycleId", p.version, min(s.sent_on)::text as "sentOn"
    from verification_sending s
    join verification_plan p on p.organisation_id = s.organisation_id and p.id = s.plan_id
    where s.organisation_id = current_organisation() and s.to_id = ${memberId}::uuid
      and not exists (select from verification_plan n
        where n.organisation_id = p.organisation_id and n.cycle_id = p.cycle_id and n.version > p.version)
    group by p.cycle_id, p.version
    order by 3, 1`.execute(verificationDb(tx));
  return rows;
}

/**
 * The plan was sent to the external verifier (R84). The same id again gives the first result. Refuses
 * `plan-not-found` and `sent-in-future`.
 */
export async function recordSending(
  tx: Tx,
  planId: string,
  { id, toName, way, sentOn }: BodyOf<typeof recordSendingRoute>,
): Promise<Result<{ sendingId: string }>> {
  const plan = await planHere(tx, planId);
  if (!plan.ok) return plan;
  if (sentOn > dateIn(nowOf(tx))) {
    return wrongField('sentOn', 'sent-in-future', 'Record it once it was sent.');
  }
  const made = await verificationDb(tx)
    .insertInto('verification_sending')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      plan_id: planId,
      to_name: toName,
      way,
      sent_on: sentOn,
      to_id: null,
      message_id: null,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, planSent, {
      subjects: { cycle: plan.value.cycle_id, plan: planId },
      facts: { sending: id, way, on: sentOn },
    });
  }
  return ok({ sendingId: id });
}
