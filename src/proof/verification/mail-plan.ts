import { sendMail } from '../../desk/communications/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { planSent } from './events.ts';
import { cycleHere, lockCycle, whoActs } from './found.ts';
import type { mailPlanRoute } from './schema.ts';
import { planHere } from './send-plan.ts';
import { verificationDb } from './tables.ts';

/** External verifiers with an account here. */
export async function externalsHere(tx: Tx) {
  const { members } = await membersOf(tx);
  return members
    .filter(({ leftAt, roles }) => leftAt === null && roles.includes('external_verifier'))
    .map(({ id, name, email }) => ({ memberId: id, name, email }));
}

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
  const to = (await externalsHere(tx)).find((one) => one.memberId === memberId);
  if (!to) {
    return wrongField(
      'memberId',
      'verifier-not-found',
      'Choose an external verifier who has an account here, or record how you sent it.',
    );
  }
  const cycle = await cycleHere(tx, plan.value.cycle_id);
  if (!cycle.ok) return cycle;
  const today = dateIn(nowOf(tx));
  const { name: centre } = await organisationCard(tx);
  const { framework_code, name, from_on, to_on } = cycle.value;
  const sha256 = plan.value.file_sha256.toString('hex');
  const sent = await sendMail(tx, {
    id: newId(),
    toName: to.name,
    toAddress: to.email,
    subject: `Sampling plan of ${framework_code}: ${name}, version ${plan.value.version}`,
    body: [
      `Hello ${to.name},`,
      '',
      `${centre} planned internal verification of ${framework_code} for ${showDate(from_on, today)} to ${showDate(to_on, today)}.`,
      `Of ${plan.value.base} learners’ units ${plan.value.drawn} are in the sample; ${plan.value.asked} are asked for.`,
      '',
      'The plan is attached. It holds the base, the rules, the seed and the draw, so that you can repeat it.',
      `Its SHA-256, sealed in our log: ${sha256}`,
    ].join('\n'),
    about: { kind: 'sample_plan', id: planId },
    attachments: [
      {
        fileName: `sample-plan-${plan.value.version}-${sha256.slice(0, 8)}.json`,
        contentType: 'application/json',
        content: Buffer.from(plan.value.file, 'utf8'),
      },
    ],
  });
  if (!sent.ok) return sent;
  await verificationDb(tx)
    .insertInto('verification_sending')
    .values({
      organisation_id: organisationId,
      id,
      plan_id: planId,
      to_name: to.name,
      way: 'email',
      sent_on: today,
      to_id: memberId,
      message_id: sent.value.messageId,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
    })
    .execute();
  record(tx, planSent, {
    subjects: { cycle: plan.value.cycle_id, plan: planId, message: sent.value.messageId },
    facts: { sending: id, way: 'email', on: today },
  });
  return ok({ sendingId: id });
}
