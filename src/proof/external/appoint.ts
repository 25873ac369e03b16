import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { onExternals, sendRunning } from '../verification/index.ts';
import { appointedToday, whoActs } from './appointed.ts';
import { appointmentEnded, verifierAppointed } from './events.ts';
import type { appointRoute } from './schema.ts';
import { externalDb } from './tables.ts';

onConstraint('external_appointment_open', {
  code: 'already-appointed',
  because:
    'They are appointed for this qualification already. End that one first to set other days.',
});

/**
 * An external verifier may come in for one qualification from a day to a day (W33). The same id again gives the first
 * result. Refuses `framework-not-found`, `not-an-external-verifier`, `works-here`, `own-appointment`,
 * `ends-before-it-begins`, `beyond-their-role` and `already-appointed`.
 */
export async function appoint(
  tx: Tx,
  { id, memberId, frameworkCode, fromOn, toOn, reference }: BodyOf<typeof appointRoute>,
): Promise<Result<{ appointmentId: string }>> {
  const { organisationId } = actorOf(tx);
  if (!(await frameworksHere(tx)).some(({ code }) => code === frameworkCode)) {
    const because = `No framework with the code ${frameworkCode} is in use here.`;
    return wrongField('frameworkCode', 'framework-not-found', because);
  }
  if (memberId === whoActs(tx)) {
    return wrongField('memberId', 'own-appointment', 'Nobody appoints themselves.');
  }
  const { members } = await membersOf(tx);
  const member = members.find((one) => one.id === memberId);
  if (!member?.roles.includes('external_verifier') || member.leftAt !== null) {
    return wrongField(
      'memberId',
      'not-an-external-verifier',
      'Choose somebody with the role of an external verifier. An owner gives it on the page of members.',
    );
  }
  if (member.roles.length > 1) {
    return wrongField(
      'memberId',
      'works-here',
      `${member.name} has another role here too. Who verifies from outside has no other.`,
    );
  }
  if (toOn < fromOn) {
    return wrongField('toOn', 'ends-before-it-begins', 'The last day is not before the first.');
  }
  if (member.externalUntil !== null && toOn > member.externalUntil) {
    return wrongField(
      'toOn',
      'beyond-their-role',
      `Their role here ends on ${showDate(member.externalUntil, dateIn(nowOf(tx)))}. Choose a day until then, or ask an owner to extend it.`,
    );
  }
  const made = await externalDb(tx)
    .insertInto('external_appointment')
    .values({
      organisation_id: organisationId,
      id,
      member_id: memberId,
      framework_code: frameworkCode,
      from_on: fromOn,
      to_on: toOn,
      reference,
      made_at: nowOf(tx),
      made_by: whoActs(tx),
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, verifierAppointed, {
      subjects: { appointment: id, member: memberId },
      facts: { framework: frameworkCode, fromOn, toOn },
    });
    // The plans that run already go to them by themselves (R84).
    await sendRunning(tx, frameworkCode);
  }
  return ok({ appointmentId: id });
}

/** Ends an appointment before its last day; again changes nothing. Refuses `appointment-not-found`. */
export async function endAppointment(
  tx: Tx,
  appointmentId: string,
): Promise<Result<{ appointmentId: string }>> {
  const db = externalDb(tx);
  const row = await db
    .selectFrom('external_appointment')
    .select(['member_id', 'ended_at'])
    .where('id', '=', appointmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('appointment-not-found', 'There is no such appointment here.');
  if (row.ended_at !== null) return ok({ appointmentId });
  await db
    .updateTable('external_appointment')
    .set({ ended_at: nowOf(tx), ended_by: whoActs(tx) })
    .where('id', '=', appointmentId)
    .execute();
  record(tx, appointmentEnded, {
    subjects: { appointment: appointmentId, member: row.member_id },
    facts: {},
  });
  return ok({ appointmentId });
}

onExternals(async (tx, frameworkCode) =>
  (await appointedToday(tx))
    .filter((one) => one.frameworkCode === frameworkCode)
    .map(({ memberId }) => memberId),
);
