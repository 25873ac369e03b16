import { deliveriesOf, sendMail } from '../../desk/communications/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { appointedFor, enrolmentOn } from '../external/index.ts';
import { contactAnnounced, contactRecorded, workWatched } from './events.ts';
import { codesOf, lockVisit, whoActs } from './found.ts';
import type {
  announceContactRoute,
  readContacts,
  recordContactRoute,
  watchWorkRoute,
} from './schema.ts';
import { visitsDb } from './tables.ts';

const WAYS = { visit: 'visit you at work', telephone: 'telephone you', email: 'write to you' };

/**
 * Announces a contact with any learner of the qualification, beside the plan of internal verification (R89); normally
 * by mail through the house. The same id again gives the first result. Refuses `not-appointed`, `learner-not-found`,
 * `day-in-past` and what `sendMail` refuses.
 */
export async function announceContact(
  tx: Tx,
  { id, frameworkCode, learnerId, how, on, words, announce }: BodyOf<typeof announceContactRoute>,
): Promise<Result<{ contactId: string }>> {
  const may = await appointedFor(tx, frameworkCode);
  if (!may.ok) return may;
  const enrolled = await enrolmentOn(tx, learnerId, frameworkCode);
  if (!enrolled.ok) return enrolled;
  await lockVisit(tx, id);
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const before = await db
    .selectFrom('external_contact')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ contactId: id });
  const today = dateIn(nowOf(tx));
  if (on < today) return wrongField('on', 'day-in-past', 'Announce it for today or a later day.');
  let messageId: string | null = null;
  if (announce) {
    const { members } = await membersOf(tx);
    const learner = members.find((one) => one.id === learnerId);
    if (!learner) return refuse('learner-not-found', 'There is no such learner here.');
    const centre = (await organisationCard(tx)).name;
    const sent = await sendMail(tx, {
      id: newId(),
      toName: learner.name,
      toAddress: learner.email,
      subject: `The external verifier of ${frameworkCode} will ${WAYS[how]}`,
      body: [
        `Hello ${learner.name},`,
        '',
        `The awarding body’s external verifier of ${frameworkCode} at ${centre} will ${WAYS[how]} on ${showDate(on, today)}.`,
        'They ask how your assessment goes; what you say is read by verifiers alone.',
        ...(words === '' ? [] : ['', words]),
      ].join('\n'),
      about: { kind: 'external_contact', id },
      attachments: [],
    });
    if (!sent.ok) return sent;
    messageId = sent.value.messageId;
  }
  await db
    .insertInto('external_contact')
    .values({
      organisation_id: organisationId,
      id,
      appointment_id: may.value.appointmentId,
      member_id: whoActs(tx),
      framework_code: frameworkCode,
      learner_id: learnerId,
      how,
      on_day: on,
      words,
      message_id: messageId,
      announced_at: nowOf(tx),
      held_on: null,
      outcome: null,
      notes: '',
      recorded_at: null,
    })
    .execute();
  record(tx, contactAnnounced, {
    subjects: { contact: id, learner: learnerId },
    facts: { framework: frameworkCode, how, on, mailed: messageId !== null },
  });
  return ok({ contactId: id });
}

/**
 * What came of an own contact; once. The same again gives the first result. Refuses `contact-not-found`,
 * `not-appointed`, `already-recorded` and `still-to-come`.
 */
export async function recordContact(
  tx: Tx,
  contactId: string,
  { heldOn, outcome, notes }: BodyOf<typeof recordContactRoute>,
): Promise<Result<{ contactId: string }>> {
  await lockVisit(tx, contactId);
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const row = await db
    .selectFrom('external_contact')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', contactId)
    .where('member_id', '=', whoActs(tx))
    .executeTakeFirst();
  if (!row) return refuse('contact-not-found', 'There is no such contact of yours here.');
  const may = await appointedFor(tx, row.framework_code);
  if (!may.ok) return may;
  if (row.outcome === outcome && row.notes === notes) return ok({ contactId });
  if (row.outcome !== null) {
    return refuse('already-recorded', 'This contact is on record: announce another.');
  }
  if (heldOn > dateIn(nowOf(tx))) {
    return wrongField('heldOn', 'still-to-come', 'Record it once it was held.');
  }
  await db
    .updateTable('external_contact')
    .set({ held_on: heldOn, outcome, notes, recorded_at: nowOf(tx) })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', contactId)
    .execute();
  record(tx, contactRecorded, {
    subjects: { contact: contactId, learner: row.learner_id },
    facts: { outcome, on: heldOn },
  });
  return ok({ contactId });
}

/** Contacts with their notes: of the reader's qualifications, or of all to the centre's verifiers. */
export async function contactList(tx: Tx): Promise<Result<ReplyIn<typeof readContacts>>> {
  const codes = await codesOf(tx);
  const rows = (
    await visitsDb(tx)
      .selectFrom('external_contact')
      .selectAll()
      .where('organisation_id', '=', actorOf(tx).organisationId)
      .orderBy('on_day', 'desc')
      .orderBy('id')
      .execute()
  ).filter((row) => codes === null || codes.has(row.framework_code));
  const names = await memberNames(tx);
  const mails = await deliveriesOf(
    tx,
    rows.flatMap(({ message_id }) => message_id ?? []),
  );
  return ok({
    today: dateIn(nowOf(tx)),
    rows: rows.map((row) => ({
      contactId: row.id,
      learnerName: names.get(row.learner_id) ?? '',
      frameworkCode: row.framework_code,
      verifierName: names.get(row.member_id) ?? '',
      how: row.how,
      on: row.on_day,
      words: row.words,
      mail: row.message_id === null ? null : (mails.get(row.message_id)?.state ?? null),
      isMine: row.member_id === actorOf(tx).memberId,
      held:
        row.outcome === null || row.held_on === null
          ? null
          : { on: row.held_on, outcome: row.outcome, notes: row.notes },
    })),
  });
}

/**
 * What was seen of assessment or internal verification (R90). The same id again gives the first result. Refuses
 * `not-appointed`, `still-to-come` and `member-not-found`.
 */
export async function watchWork(
  tx: Tx,
  { id, frameworkCode, kind: what, observedId, on, seen, outcome }: BodyOf<typeof watchWorkRoute>,
): Promise<Result<{ observationId: string }>> {
  const may = await appointedFor(tx, frameworkCode);
  if (!may.ok) return may;
  if (on > dateIn(nowOf(tx))) {
    return wrongField('on', 'still-to-come', 'Record it once it was watched.');
  }
  const role = what === 'assessment' ? 'assessor' : 'internal_verifier';
  const { members } = await membersOf(tx);
  const observed = members.find((one) => one.id === observedId);
  if (!observed?.roles.includes(role)) {
    return wrongField(
      'observedId',
      'member-not-found',
      `Choose whom you watched: ${role === 'assessor' ? 'an assessor' : 'an internal verifier'} of this centre.`,
    );
  }
  const made = await visitsDb(tx)
    .insertInto('external_observation')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      appointment_id: may.value.appointmentId,
      member_id: whoActs(tx),
      framework_code: frameworkCode,
      what,
      observed_id: observedId,
      on_day: on,
      seen,
      outcome,
      recorded_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, workWatched, {
      subjects: { observation: id, member: observedId },
      facts: { framework: frameworkCode, what, on, outcome },
    });
  }
  return ok({ observationId: id });
}
