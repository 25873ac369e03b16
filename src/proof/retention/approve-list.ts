import { sendMail } from '../../desk/communications/index.ts';
import { addDays, type DateText } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { destructionApproved, destructionOffered } from './events.ts';
import { asSeen, type HeldList, listHere, lockLists, R21, stillOpen, whoActs } from './found.ts';
import { APPROVERS, OFFER_DAYS } from './schema.ts';
import { type Approver, retentionDb } from './tables.ts';

/**
 * The quality manager and the owner, two persons, approve a list by the hash of what they looked at. With the second
 * approval each learner is offered their record by mail, and thirty days begin. The same approval again is the first.
 * Refuses `list-not-found`, `list-closed`, `list-changed`, `not-your-post`, `own-record`, `same-person`,
 * `already-approved` and what `sendMail` refuses.
 * @returns the first day on which the list may be carried out, once both approved
 */
export async function approveList(
  tx: Tx,
  listId: string,
  { as, sha256 }: { readonly as: Approver; readonly sha256: string },
): Promise<Result<{ readyOn: DateText | null }>> {
  await lockLists(tx);
  const held = await listHere(tx, listId);
  if (!held.ok) return held;
  const { approvals, row } = held.value;
  const memberId = whoActs(tx);
  const given = approvals.find(({ as_role }) => as_role === as);
  if (given?.member_id === memberId && given.list_sha256.toString('hex') === sha256) {
    return ok({ readyOn: readyOn(row) });
  }
  const open = stillOpen(held.value);
  if (!open.ok) return open;
  const seen = asSeen(held.value, sha256);
  if (!seen.ok) return seen;
  const may = mayApprove(tx, held.value, as);
  if (!may.ok) return may;
  const db = retentionDb(tx);
  await db
    .insertInto('destruction_approval')
    .values({
      organisation_id: actorOf(tx).organisationId,
      list_id: listId,
      as_role: as,
      member_id: memberId,
      list_sha256: row.list_sha256,
      approved_at: nowOf(tx),
    })
    .execute();
  record(tx, destructionApproved, {
    subjects: { destruction_list: listId },
    facts: { listSha256: sha256, as },
  });
  return approvals.length === 0 ? ok({ readyOn: null }) : offer(tx, held.value);
}

/** Refuses `not-your-post`, `own-record`, `same-person` and `already-approved`. */
export function mayApprove(tx: Tx, { approvals, lines }: HeldList, as: Approver): Result<null> {
  const memberId = whoActs(tx);
  if (!actorOf(tx).roles.includes(as)) {
    return refuse('not-your-post', `You are not the ${APPROVERS[as].toLowerCase()} here.`, R21);
  }
  if (lines.some(({ learner_id }) => learner_id === memberId)) {
    return refuse(
      'own-record',
      'Your own record stands on this list. Another owner or quality manager approves it.',
    );
  }
  if (approvals.some(({ member_id }) => member_id === memberId)) {
    return refuse(
      'same-person',
      'You approved this list already. The second approval is another person’s.',
    );
  }
  if (approvals.some(({ as_role }) => as_role === as)) {
    return refuse(
      'already-approved',
      `It was approved as ${APPROVERS[as].toLowerCase()} already; the other approval is missing.`,
    );
  }
  return ok(null);
}

/** The first day on which an offered list may be carried out. */
export function readyOn({ offered_at }: { readonly offered_at: Date | null }): DateText | null {
  return offered_at && addDays(dateIn(offered_at), OFFER_DAYS + 1);
}

async function offer(tx: Tx, { row, lines, sha256 }: HeldList) {
  const db = retentionDb(tx);
  const { members } = await membersOf(tx);
  const house = await organisationCard(tx);
  const on = addDays(dateIn(nowOf(tx)), OFFER_DAYS + 1);
  for (const { learner_id } of lines) {
    const member = members.find(({ id }) => id === learner_id);
    if (!member) continue;
    const mail = await sendMail(tx, {
      id: newId(),
      toName: member.name,
      toAddress: member.email,
      ...(house.email === '' ? {} : { replyTo: house.email }),
      subject: 'Your learner record: have it before we destroy it',
      body: [
        `Dear ${member.name}`,
        '',
        `${house.name} holds the record of your qualification: your evidence, what was decided on it, and your plan. We keep such records for four years after the last thing done with them, and yours are past that.`,
        '',
        `We destroy them on ${showDate(on)} or later. Until then you can have all of it as one file, which another centre can read: answer this mail${house.phone === '' ? '' : ` or ring ${house.phone}`}, and we make it and hand it to you.`,
        '',
        'Your certificates are yours and stay valid. If something is still open between us, a claim, an appeal or a complaint, tell us: then nothing is destroyed.',
        '',
        house.name,
      ].join('\n'),
      about: { kind: 'destruction_list', id: row.id },
      attachments: [],
    });
    if (!mail.ok) return mail;
    await db
      .updateTable('destruction_line')
      .set({ message_id: mail.value.messageId })
      .where('list_id', '=', row.id)
      .where('learner_id', '=', learner_id)
      .execute();
  }
  await db
    .updateTable('destruction_list')
    .set({ offered_at: nowOf(tx) })
    .where('id', '=', row.id)
    .execute();
  record(tx, destructionOffered, {
    subjects: { destruction_list: row.id },
    facts: { listSha256: sha256, readyOn: on, learners: lines.length },
  });
  return ok({ readyOn: on });
}
