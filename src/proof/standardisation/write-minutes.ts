import { sql } from 'kysely';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { actionsOf, keepActions, mayAsk } from './actions.ts';
import { meetingMinuted } from './events.ts';
import { heldAlready, lockThing, presentMembers, whoActs, wordsHash } from './found.ts';
import type { writeMinutesRoute } from './schema.ts';
import { standardisationDb } from './tables.ts';

/**
 * The minutes of a staff meeting (R85): who was there, equal opportunities as an item that no meeting leaves out, the
 * other items, what became of every open action of an earlier meeting, and new actions. Written once; the same id
 * again gives the first result. Refuses `held-in-future`, `member-not-found`, `follow-up-missing`,
 * `action-not-found` and what actions are refused for.
 */
export async function writeMinutes(
  tx: Tx,
  given: BodyOf<typeof writeMinutesRoute>,
): Promise<Result<{ meetingId: string }>> {
  const { id, heldOn, name, equalOpportunities, items, followedUp, actions } = given;
  const { organisationId } = actorOf(tx);
  const db = standardisationDb(tx);
  await lockThing(tx, organisationId);
  const first = await db
    .selectFrom('staff_meeting')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first) return ok({ meetingId: id });
  const held = heldAlready(tx, heldOn);
  if (!held.ok) return held;
  const present = [...new Set(given.presentIds)];
  const absent = [...new Set(given.absentIds)].filter((one) => !present.includes(one));
  const here = new Set((await presentMembers(tx)).map(({ memberId }) => memberId));
  if ([...present, ...absent].some((one) => !here.has(one))) {
    return wrongField('presentIds', 'member-not-found', 'Name people who work here.');
  }
  const open = (await actionsOf(tx, 'open')).filter(({ about }) => about === 'meeting');
  const spoken = new Map(followedUp.map((one) => [one.actionId, one]));
  const silent = open.filter(({ actionId }) => !spoken.has(actionId));
  if (silent.length > 0) {
    return wrongField(
      'followedUp',
      'follow-up-missing',
      `Say what became of each open action of earlier meetings: ${counted(silent.length, 'is', 'are')} left.`,
    );
  }
  const known = new Set(open.map(({ actionId }) => actionId));
  if ([...spoken.keys()].some((one) => !known.has(one))) {
    return wrongField('followedUp', 'action-not-found', 'Only open actions are followed up.');
  }
  const may = await mayAsk(tx, actions);
  if (!may.ok) return may;
  const by = whoActs(tx);
  await db
    .insertInto('staff_meeting')
    .values({
      organisation_id: organisationId,
      id,
      held_on: heldOn,
      name,
      equal_opportunities: equalOpportunities,
      written_at: nowOf(tx),
      written_by: by,
    })
    .execute();
  await db
    .insertInto('staff_meeting_member')
    .values(
      [...present, ...absent].map((member_id) => ({
        organisation_id: organisationId,
        meeting_id: id,
        member_id,
        present: present.includes(member_id),
      })),
    )
    .execute();
  if (items.length > 0) {
    await db
      .insertInto('staff_meeting_item')
      .values(
        items.map((item, position) => ({
          organisation_id: organisationId,
          meeting_id: id,
          position,
          ...item,
        })),
      )
      .execute();
  }
  await followUp(tx, id, [...spoken.values()]);
  await keepActions(tx, { meeting_id: id }, actions);
  record(tx, meetingMinuted, {
    subjects: { meeting: id },
    facts: {
      heldOn,
      present: present.length,
      absent: absent.length,
      items: items.length,
      actions: actions.length,
      followedUp: spoken.size,
      done: [...spoken.values()].filter(({ done }) => done).length,
      minutesSha256: wordsHash({ equalOpportunities, items }),
    },
  });
  return ok({ meetingId: id });
}

async function followUp(
  tx: Tx,
  meetingId: string,
  spoken: readonly { readonly actionId: string; readonly words: string; readonly done: boolean }[],
): Promise<void> {
  if (spoken.length === 0) return;
  const db = standardisationDb(tx);
  await db
    .insertInto('staff_meeting_follow_up')
    .values(
      spoken.map(({ actionId, words, done }) => ({
        organisation_id: actorOf(tx).organisationId,
        meeting_id: meetingId,
        action_id: actionId,
        words,
        done,
      })),
    )
    .execute();
  await sql`
    update staff_action a set closed_at = ${nowOf(tx)}, closed_by = ${whoActs(tx)}::uuid,
      closed_words = f.words, closed_in = f.meeting_id
    from staff_meeting_follow_up f
    where f.organisation_id = current_organisation() and f.meeting_id = ${meetingId}::uuid and f.done
      and a.organisation_id = f.organisation_id and a.id = f.action_id`.execute(db);
}
