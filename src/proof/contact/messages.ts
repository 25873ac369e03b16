import { sql } from 'kysely';
import { sendMail } from '../../desk/communications/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { messageStruck, messagesRead, messageWritten } from './events.ts';
import { holdPair, whoActs } from './partners.ts';
import type { markReadRoute, strikeMessageRoute, writeMessageRoute } from './schema.ts';
import { contactDb } from './tables.ts';
import { aboutChoices } from './threads.ts';

/**
 * Writes to the other of the two and mails them that something waits, without the words. The same id again gives the
 * first result. Refuses as `holdPair`, `unit-not-found`, `action-not-found` and what `sendMail` refuses.
 */
export async function writeMessage(
  tx: Tx,
  { id, learnerId, memberId, words, unitId, judgementId }: BodyOf<typeof writeMessageRoute>,
): Promise<Result<{ messageId: string }>> {
  const pair = await holdPair(tx, learnerId, memberId);
  if (!pair.ok) return pair;
  const { by, to } = pair.value;
  const choices = await aboutChoices(tx, learnerId);
  if (unitId !== null && !choices.units.some((one) => one.id === unitId)) {
    return wrongField(
      'unitId',
      'unit-not-found',
      'This is no unit of the learner’s qualification.',
    );
  }
  if (judgementId !== null && !choices.actions.some((one) => one.id === judgementId)) {
    return wrongField(
      'judgementId',
      'action-not-found',
      'There is no such action of this learner.',
    );
  }
  if (unitId !== null && judgementId !== null) {
    return wrongField('unitId', 'one-matter', 'Choose a unit or an action, not both.');
  }
  const made = await contactDb(tx)
    .insertInto('contact_message')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      member_id: memberId,
      written_by: by,
      to_id: to,
      words,
      unit_id: unitId,
      judgement_id: judgementId,
      written_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return ok({ messageId: id });
  const told = await tell(tx, id, by, to);
  if (!told.ok) return told;
  record(tx, messageWritten, {
    subjects: { learner: learnerId, member: memberId, message: id },
    facts: {
      by: by === learnerId ? 'learner' : 'centre',
      about: unitId !== null ? 'unit' : judgementId !== null ? 'action' : null,
    },
  });
  return ok({ messageId: id });
}

/** The mail that says that something waits, and not what. */
async function tell(tx: Tx, messageId: string, by: string, to: string) {
  const { members } = await membersOf(tx);
  const from = members.find(({ id }) => id === by);
  const reader = members.find(({ id }) => id === to);
  if (!reader || !from) throw new Error('A message between members that are not here.');
  return sendMail(tx, {
    id: newId(),
    toName: reader.name,
    toAddress: reader.email,
    subject: `${from.name} wrote to you`,
    body: [
      `Hello ${reader.name},`,
      '',
      `${from.name} wrote to you in Deskproof. Sign in and open Learner messages to read it and to answer.`,
      'Please do not answer this mail: it would not reach the learner’s record.',
    ].join('\n'),
    about: { kind: 'contact_message', id: messageId },
    attachments: [],
  });
}

/**
 * Strikes one's own message that was sent in error: it stays readable, with the reason. Struck again it stays as it
 * was. Refuses `message-not-found` and `not-your-message`.
 */
export async function strikeMessage(
  tx: Tx,
  messageId: string,
  { because }: BodyOf<typeof strikeMessageRoute>,
): Promise<Result<{ messageId: string }>> {
  const by = whoActs(tx);
  const found = await contactDb(tx)
    .selectFrom('contact_message')
    .select(['learner_id', 'member_id', 'written_by'])
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!found || (found.learner_id !== by && found.member_id !== by)) {
    return refuse('message-not-found', 'There is no such message of yours.');
  }
  if (found.written_by !== by) {
    return refuse('not-your-message', 'Only whoever wrote a message strikes it. Ask them to.');
  }
  const made = await contactDb(tx)
    .insertInto('contact_strike')
    .values({
      organisation_id: actorOf(tx).organisationId,
      message_id: messageId,
      struck_by: by,
      because,
      struck_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, messageStruck, {
      subjects: { learner: found.learner_id, member: found.member_id, message: messageId },
      facts: {},
    });
  }
  return ok({ messageId });
}

/** Notes that whatever the other wrote was read. Nothing new changes and records nothing. Refuses as `holdPair`. */
export async function markRead(
  tx: Tx,
  { learnerId, memberId }: BodyOf<typeof markReadRoute>,
): Promise<Result<{ learnerId: string; memberId: string }>> {
  const by = whoActs(tx);
  if (by !== learnerId && by !== memberId) {
    return refuse(
      'not-your-message',
      'Only the one a message was written to says that it was read.',
    );
  }
  const { rows } = await sql<{ id: string }>`
    insert into contact_reading (organisation_id, message_id, read_by, read_at)
    select organisation_id, id, to_id, ${nowOf(tx)} from contact_message
    where organisation_id = current_organisation() and learner_id = ${learnerId}::uuid
      and member_id = ${memberId}::uuid and to_id = ${by}::uuid
    on conflict do nothing returning message_id as id`.execute(contactDb(tx));
  if (rows.length > 0) {
    record(tx, messagesRead, {
      subjects: { learner: learnerId, member: memberId },
      facts: { messages: rows.length },
    });
  }
  return ok({ learnerId, memberId });
}
