import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { deskMembers } from '../policies/index.ts';
import { addTask } from '../tasks/index.ts';
import { referenceReminded } from './events.ts';
import { requestFound } from './found.ts';
import { MOST_REMINDERS } from './reference.ts';
import { sendRequest } from './send-request.ts';
import { referencesDb } from './tables.ts';

/** Taken up in one act; what is left goes in the next. */
const MOST = 50;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How many were reminded, and how many somebody has to ring. */
export interface Chased {
  readonly reminded: number;
  readonly toRing: number;
}

/**
 * Reminds one referee now; pressed again within the hour it is the same reminder.
 * @returns which reminder it was; refuses `reference-not-found`, `already-answered`, `reference-withdrawn`,
 *   `reminded-twice`, and what `sendRequest` refuses
 */
export async function remindNow(
  tx: Tx,
  requestId: string,
  publicUrl: string,
): Promise<Result<{ nth: number }>> {
  const found = await requestFound(tx, requestId, true);
  if (!found.ok) return found;
  const { request, answer } = found.value;
  if (answer) return refuse('already-answered', 'This reference has been answered.');
  if (request.withdrawn_at) {
    return refuse('reference-withdrawn', 'This reference is not waited for any more. Ask anew.');
  }
  const { sent, lastAt } = await referencesDb(tx)
    .selectFrom('reference_reminder')
    .select(({ fn }) => [fn.countAll<number>().as('sent'), fn.max('sent_at').as('lastAt')])
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow();
  // A second press within the hour means the first.
  if (lastAt && nowOf(tx).getTime() - new Date(lastAt).getTime() < HOUR) {
    return ok({ nth: Number(sent) });
  }
  const nth = Number(sent) + 1;
  if (nth > MOST_REMINDERS) {
    return refuse('reminded-twice', 'Two reminders have gone. Ring them instead.');
  }
  return remind(tx, requestId, nth, publicUrl);
}

async function remind(
  tx: Tx,
  requestId: string,
  nth: number,
  publicUrl: string,
): Promise<Result<{ nth: number }>> {
  const found = await requestFound(tx, requestId);
  if (!found.ok) return found;
  const { request } = found.value;
  const db = referencesDb(tx);
  const claimed = await db
    .insertInto('reference_reminder')
    .values({
      organisation_id: actorOf(tx).organisationId,
      request_id: requestId,
      nth,
      sent_at: nowOf(tx),
      message_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('nth')
    .execute();
  if (claimed.length === 0) return ok({ nth });
  // A reminder opens for at least a week, whatever became of the first link's time.
  const latest = new Date(Math.max(request.expires_at.getTime(), nowOf(tx).getTime() + 7 * DAY));
  const mail = await sendRequest(
    tx,
    {
      requestId,
      personId: request.person_id,
      refereeId: request.referee_id,
      aboutPlace: request.about_place,
      expiresAt: latest,
    },
    { publicUrl, again: true },
  );
  if (!mail.ok) return mail;
  await db
    .updateTable('reference_reminder')
    .set({ message_id: mail.value.messageId })
    .where('request_id', '=', requestId)
    .where('nth', '=', nth)
    .execute();
  record(tx, referenceReminded, {
    subjects: {
      candidate: request.person_id,
      referee: request.referee_id,
      reference: requestId,
    },
    facts: { reference: requestId, nth },
  });
  return ok({ nth });
}

/**
 * Chases what is due: a first and a second reminder, then a ring-back for whoever asked. Where a mail may not go any
 * more somebody rings at once. Each request is locked, so that any number of processes do each step once.
 */
export async function chaseDue(tx: Tx, publicUrl: string): Promise<Result<Chased>> {
  const { rows } = await sql<{ requestId: string; nth: number }>`
    select r.id as "requestId", d.nth from references_due(${nowOf(tx)}) d
    join reference_request r on r.organisation_id = d.organisation_id and r.id = d.request_id
    where d.organisation_id = ${actorOf(tx).organisationId}
    order by r.id limit ${MOST} for update of r skip locked`.execute(referencesDb(tx));
  let [reminded, toRing] = [0, 0];
  for (const { requestId, nth } of rows) {
    const mailed = nth < MOST_REMINDERS ? await remind(tx, requestId, nth + 1, publicUrl) : null;
    if (mailed?.ok) reminded += 1;
    else if (await askToRing(tx, requestId)) toRing += 1;
  }
  return ok({ reminded, toRing });
}

/** Puts the referee on somebody's list to ring: whoever asked, or who leads the desk if they left. */
async function askToRing(tx: Tx, requestId: string): Promise<boolean> {
  const found = await requestFound(tx, requestId);
  if (!found.ok || found.value.request.ring_back_id !== null) return false;
  const { request } = found.value;
  const members = await deskMembers(tx);
  const owner =
    members.find(({ memberId }) => memberId === request.asked_by) ??
    members.find(({ roles }) => roles.includes('branch_manager')) ??
    members[0];
  if (!owner) return false;
  const id = newId();
  const task = await addTask(tx, {
    id,
    kind: 'ring_back',
    title: 'Ring for a reference that has not come by mail',
    ownerId: owner.memberId,
    dueAt: new Date(nowOf(tx).getTime() + DAY),
    about: { kind: 'candidate', id: request.person_id },
    personId: request.referee_id,
    standard: 'The reference taken down as spoken, or another referee asked',
  });
  if (!task.ok) return false;
  await referencesDb(tx)
    .updateTable('reference_request')
    .set({ ring_back_id: id })
    .where('id', '=', requestId)
    .execute();
  return true;
}
