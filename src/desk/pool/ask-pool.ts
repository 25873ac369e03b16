import { sql } from 'kysely';
import { addDays, type DateText, weekday } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { reachOf } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import { holdWorkers } from '../worktime/index.ts';
import type { LeftOut } from './ask.ts';
import { poolAsked } from './events.ts';
import { sendAsk } from './send-ask.ts';
import { poolDb } from './tables.ts';

/** An ask as it is made. */
export interface AskInput {
  /** Made by the caller; the same id again gives the first result. */
  readonly id: string;
  /** The Monday of the week asked about. */
  readonly weekOn: DateText;
  /** By parts of the day, or by whole days. */
  readonly byPart: boolean;
  readonly channel: 'mail' | 'text';
  /** A line of our own in the message. */
  readonly note?: string;
  /** Asks those whose word on hours for others has lapsed, or lapses in that week, as well. */
  readonly asksHours: boolean;
  /** ISO instant; left out: when the week begins, or where it has begun when it ends. */
  readonly closesAt?: string | undefined;
  readonly personIds: readonly string[];
}

/** People one ask may go to: each gets a message of their own in the one act. */
const MOST = 500;
const FURTHEST_DAYS = 84;

/** Who was asked, and who was left out and why. */
export interface AskMade {
  readonly askId: string;
  readonly asked: number;
  readonly leftOut: readonly { readonly personId: string; readonly why: LeftOut }[];
}

/**
 * Asks part of the pool when they can work in a week: each gets a link of their own. Left out, with the reason:
 * who is archived, asked not to be contacted, has no address or mobile, or has an open ask about that week.
 * @returns `not-a-monday`, `week-over`, `too-far-ahead`, `closes-wrong`, `nobody-to-ask`, `too-many` or what
 *   `cleanText` refuses
 */
export async function askPool(
  tx: Tx,
  input: AskInput,
  publicUrl: string,
): Promise<Result<AskMade>> {
  const before = await madeBefore(tx, input.id);
  if (before) return ok(before);
  const fits = cleanAsk(input, nowOf(tx));
  if (!fits.ok) return fits;
  const { note, closesAt } = fits.value;
  const ids = [...new Set(input.personIds)];
  // Two who ask the same people about the same week at once: the second sees what the first asked.
  await holdWorkers(tx, ids);
  const meanwhile = await madeBefore(tx, input.id);
  if (meanwhile) return ok(meanwhile);
  const left = await leftOutOf(tx, input, ids);
  const going = ids.filter((id) => left.get(id) === null);
  if (going.length === 0) {
    return refuse(
      'nobody-to-ask',
      'None of them can be asked: they are archived, do not want to be contacted, have no address, or have been asked about this week. Choose others.',
      undefined,
      { leftOut: whyOf(left) },
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const db = poolDb(tx);
  const now = nowOf(tx);
  await db
    .insertInto('pool_ask')
    .values({
      organisation_id: organisationId,
      id: input.id,
      week_on: input.weekOn,
      by_part: input.byPart,
      channel: input.channel,
      note,
      asks_hours: input.asksHours,
      closes_at: closesAt,
      asked_at: now,
      asked_by: memberId,
      closed_at: null,
      closed_by: null,
    })
    .execute();
  const sent = await sendAsk(tx, { ...input, note, closesAt }, going, { publicUrl, again: false });
  if (!sent.ok) return sent;
  for (const id of going) if (!sent.value.has(id)) left.set(id, 'no_address');
  await db
    .insertInto('pool_asked')
    .values(
      [...left].map(([personId, why]) => ({
        organisation_id: organisationId,
        ask_id: input.id,
        person_id: personId,
        left_out: why,
        sent_id: why === null ? (sent.value.get(personId) ?? null) : null,
        sent_at: why === null ? now : null,
        times: why === null ? 1 : 0,
      })),
    )
    .execute();
  const leftOut = whyOf(left);
  const counts: Record<string, number> = {};
  for (const { why } of leftOut) counts[why] = (counts[why] ?? 0) + 1;
  record(tx, poolAsked, {
    subjects: { ask: input.id },
    facts: {
      ask: input.id,
      weekOn: input.weekOn,
      channel: input.channel,
      byPart: input.byPart,
      asksHours: input.asksHours,
      closesAt: closesAt.toISOString(),
      asked: sent.value.size,
      leftOut: counts,
    },
  });
  return ok({ askId: input.id, asked: sent.value.size, leftOut });
}

function cleanAsk(input: AskInput, now: Date): Result<{ note: string; closesAt: Date }> {
  const { weekOn, personIds } = input;
  const note = cleanText(input.note ?? '', { max: 300, what: 'The line of your own' });
  if (!note.ok) return note;
  if (weekday(weekOn) !== 1) {
    return refuse('not-a-monday', 'An ask is about a week from Monday to Sunday. Choose a Monday.');
  }
  const today = dateIn(now);
  if (addDays(weekOn, 6) < today) {
    return refuse('week-over', 'This week is over. Choose this week or one to come.');
  }
  if (weekOn > addDays(today, FURTHEST_DAYS)) {
    return refuse('too-far-ahead', 'Ask at most twelve weeks ahead: nobody knows further.');
  }
  if (personIds.length > MOST) {
    return refuse('too-many', `Ask at most ${MOST} people at once. Choose by role or area first.`);
  }
  const begins = dateOfMinute(startOfDay(weekOn));
  const ends = dateOfMinute(startOfDay(addDays(weekOn, 7)));
  const usual = begins > now ? begins : ends;
  const closesAt = input.closesAt === undefined ? usual : new Date(input.closesAt);
  if (closesAt <= now || closesAt > ends) {
    return refuse(
      'closes-wrong',
      'An ask closes after now and not after the week it is about. Choose another moment.',
      undefined,
      { fields: { closesAt: 'Choose a moment after now, within that week at the latest' } },
    );
  }
  return ok({ note: note.value, closesAt });
}

/** Why each of them is left out; null for who may be asked. People who are no candidates do not appear. */
async function leftOutOf(
  tx: Tx,
  { weekOn, channel }: Pick<AskInput, 'weekOn' | 'channel'>,
  ids: readonly string[],
): Promise<Map<string, LeftOut | null>> {
  const db = poolDb(tx);
  const known = await db
    .selectFrom('candidates_published')
    .select(['person_id', 'archived'])
    .where(sql<boolean>`person_id = any(${[...ids]}::uuid[])`)
    .execute();
  const { rows } = await sql<{ person_id: string }>`
    select d.person_id from pool_asked d
    join pool_ask a on a.organisation_id = d.organisation_id and a.id = d.ask_id
    where d.person_id = any(${[...ids]}::uuid[]) and d.left_out is null and a.week_on = ${weekOn}
      and a.closed_at is null and a.closes_at > ${nowOf(tx)}`.execute(db);
  const asked = new Set(rows.map((row) => row.person_id));
  const unreached = await unreachedBy(tx, channel, ids);
  return new Map(
    known.map(({ person_id, archived }) => [
      person_id,
      archived
        ? 'archived'
        : asked.has(person_id)
          ? 'asked_already'
          : (unreached.get(person_id) ?? null),
    ]),
  );
}

async function unreachedBy(
  tx: Tx,
  channel: 'mail' | 'text',
  ids: readonly string[],
): Promise<ReadonlyMap<string, LeftOut>> {
  const found = new Map<string, LeftOut>();
  if (channel === 'text') {
    for (const [id, reach] of await reachOf(tx, ids)) {
      if (reach.ok) continue;
      found.set(id, reach.refusal.code === 'do-not-contact' ? 'do_not_contact' : 'no_address');
    }
    return found;
  }
  for (const [id, person] of await peopleOf(tx, ids)) {
    const stopped = person.doNotContact.some(
      (one) => one.channel === 'all' || one.channel === 'email',
    );
    if (stopped) found.set(id, 'do_not_contact');
    else if (!person.email) found.set(id, 'no_address');
  }
  return found;
}

function whyOf(left: ReadonlyMap<string, LeftOut | null>) {
  return [...left].flatMap(([personId, why]) => (why === null ? [] : [{ personId, why }]));
}

async function madeBefore(tx: Tx, askId: string): Promise<AskMade | null> {
  const db = poolDb(tx);
  const ask = await db
    .selectFrom('pool_ask')
    .select('id')
    .where('id', '=', askId)
    .executeTakeFirst();
  if (!ask) return null;
  const rows = await db
    .selectFrom('pool_asked')
    .select(['person_id', 'left_out'])
    .where('ask_id', '=', askId)
    .execute();
  const left = new Map(rows.map((row) => [row.person_id, row.left_out]));
  return {
    askId,
    asked: rows.filter(({ left_out }) => left_out === null).length,
    leftOut: whyOf(left),
  };
}
