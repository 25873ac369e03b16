import { sendMail } from '../../desk/communications/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { cyclesHere } from './cycles.ts';
import { planSent } from './events.ts';
import { type Cycle, lockCycle, newestPlan } from './found.ts';
import { rowsIn, tableOf } from './list-samples.ts';
import { externalsHere } from './outside.ts';
import type { mailPlanRoute } from './schema.ts';
import { planHere } from './send-plan.ts';
import { verificationDb } from './tables.ts';

/**
 * Mails a plan with its file to an external verifier of this centre (R84), and records the sending with the mail. The
 * same id again gives the first result. Refuses `plan-not-found`, `verifier-not-found` and what `sendMail` refuses.
 */
export async function mailPlan(
  tx: Tx,
  planId: string,
  { id, memberId }: BodyOf<typeof mailPlanRoute>,
): Promise<Result<{ sendingId: string }>> {
  const plan = await planHere(tx, planId);
  if (!plan.ok) return plan;
  const locked = await lockCycle(tx, plan.value.cycle_id);
  if (!locked.ok) return locked;
  const { organisationId } = actorOf(tx);
  const first = await verificationDb(tx)
    .selectFrom('verification_sending')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first) return ok({ sendingId: id });
  const { value: cycle } = locked;
  const to = (await externalsHere(tx, cycle.framework_code)).find(
    (one) => one.memberId === memberId,
  );
  if (!to) {
    return wrongField(
      'memberId',
      'verifier-not-found',
      'Choose an external verifier who has an account here, or record how you sent it.',
    );
  }
  return sendOne(tx, { id, plan: plan.value, cycle, to, list: await listOf(tx, cycle) });
}

/** The sample with names, registration numbers, and who advised and who assessed (R29, R81). */
async function listOf(tx: Tx, cycle: Cycle): Promise<Buffer> {
  return tableOf(await rowsIn(tx, cycle));
}

/**
 * Sends a plan to every external verifier who is appointed for its qualification today and did not get this version
 * (R84). Whom mail cannot reach is passed over: the page of the cycle says so.
 * @returns how many it was sent to
 */
export async function sendToAppointed(tx: Tx, planId: string): Promise<number> {
  const of = await verificationDb(tx)
    .selectFrom('verification_plan')
    .select('cycle_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', planId)
    .executeTakeFirst();
  if (!of) return 0;
  const cycle = await lockCycle(tx, of.cycle_id);
  if (!cycle.ok) return 0;
  const before = await verificationDb(tx)
    .selectFrom('verification_sending')
    .select('to_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('plan_id', '=', planId)
    .execute();
  const due = (await externalsHere(tx, cycle.value.framework_code)).filter(
    ({ appointed, memberId }) => appointed && !before.some(({ to_id }) => to_id === memberId),
  );
  if (due.length === 0) return 0;
  // With its file, of many megabytes in a large centre: read only where somebody gets it.
  const plan = await planHere(tx, planId);
  if (!plan.ok) return 0;
  const list = await listOf(tx, cycle.value);
  let sent = 0;
  for (const to of due) {
    const made = await sendOne(tx, { id: newId(), plan: plan.value, cycle: cycle.value, to, list });
    if (made.ok) sent++;
  }
  return sent;
}

/** The newest plan of each running cycle of a qualification goes to whoever is appointed for it since. */
export async function sendRunning(tx: Tx, frameworkCode: string): Promise<number> {
  let sent = 0;
  for (const { cycle, line } of await cyclesHere(tx)) {
    if (line.released || cycle.framework_code !== frameworkCode) continue;
    const plan = await newestPlan(tx, cycle.id);
    if (plan) sent += await sendToAppointed(tx, plan.id);
  }
  return sent;
}

interface Sent {
  readonly id: string;
  readonly plan: Extract<Awaited<ReturnType<typeof planHere>>, { ok: true }>['value'];
  readonly cycle: Cycle;
  readonly to: { readonly memberId: string; readonly name: string; readonly email: string };
  readonly list: Buffer;
}

async function sendOne(
  tx: Tx,
  { id, plan, cycle, to, list }: Sent,
): Promise<Result<{ sendingId: string }>> {
  const today = dateIn(nowOf(tx));
  const { name: centre } = await organisationCard(tx);
  const { framework_code, name, from_on, to_on } = cycle;
  const sha256 = plan.file_sha256.toString('hex');
  const file = `sample-plan-${plan.version}-${sha256.slice(0, 8)}`;
  const sent = await sendMail(tx, {
    id: newId(),
    toName: to.name,
    toAddress: to.email,
    subject: `Sampling plan of ${framework_code}: ${name}, version ${plan.version}`,
    body: [
      `Hello ${to.name},`,
      '',
      `${centre} planned internal verification of ${framework_code} for ${showDate(from_on, today)} to ${showDate(to_on, today)}.`,
      `Of ${plan.base} learners’ units ${plan.drawn} are in the sample; ${plan.asked} are asked for.`,
      '',
      'The plan is attached. It holds the base, the rules, the seed and the draw, so that you can repeat it.',
      'The table beside it lists the sample with learners’ names and registration numbers, and who advised, who assessed and who verifies each.',
      `The plan’s SHA-256, sealed in our log: ${sha256}`,
    ].join('\n'),
    about: { kind: 'sample_plan', id: plan.id },
    attachments: [
      {
        fileName: `${file}.json`,
        contentType: 'application/json',
        content: Buffer.from(plan.file, 'utf8'),
      },
      { fileName: `${file}.csv`, contentType: 'text/csv', content: list },
    ],
  });
  if (!sent.ok) return sent;
  await verificationDb(tx)
    .insertInto('verification_sending')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      plan_id: plan.id,
      to_name: to.name,
      way: 'email',
      sent_on: today,
      to_id: to.memberId,
      message_id: sent.value.messageId,
      recorded_at: nowOf(tx),
      recorded_by: actorOf(tx).memberId,
    })
    .execute();
  record(tx, planSent, {
    subjects: { cycle: cycle.id, plan: plan.id, message: sent.value.messageId },
    facts: { sending: id, way: 'email', on: today },
  });
  return ok({ sendingId: id });
}
