import { addDays } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn, isoOfMinute } from '../../lib/time.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { markUsed } from '../../platform/links/make-link.ts';
import { actWithLink, lookWithLink } from '../../platform/links/with-link.ts';
import { peopleOf } from '../people/index.ts';
import { availabilityOf, declarationsOf, holdWorkers, workerTimes } from '../worktime/index.ts';
import { type Answered, type AnswerInput, answerAsk, answersOf, openAsk } from './answer-ask.ts';
import { type Slot, slotsOf } from './ask.ts';
import type { lookAtAsk } from './schema.ts';

type Seen = ReplyIn<typeof lookAtAsk>;

const WEEK = 7 * 86_400_000;

/** What a worker's link to an ask opens: the days, what is known, what they answered. Changes nothing. */
export function lookAtAskByLink(db: Database, token: string): Promise<Result<Seen>> {
  return lookWithLink(db, token, 'availability', seenBy);
}

/** Answers an ask by link, or corrects the answer before. Refuses as `actWithLink` and `answerAsk` do. */
export function answerAskByLink(
  db: Database,
  token: string,
  answer: AnswerInput,
): Promise<Result<Answered>> {
  return actWithLink(
    db,
    token,
    'availability',
    async (tx, link) => {
      const asked = { askId: link.about, personId: link.personId, how: 'link' as const };
      const answered = await answerAsk(tx, asked, answer);
      if (answered.ok) await markUsed(tx, link.id);
      return answered;
    },
    (tx, link) => holdWorkers(tx, [link.personId]),
  );
}

async function seenBy(tx: Tx, link: Link): Promise<Result<Seen>> {
  const ask = await openAsk(tx, link.about);
  if (!ask.ok) return ask;
  const { weekOn, byPart, asksHours, closesAt, note } = ask.value;
  const { personId } = link;
  const today = dateIn(nowOf(tx));
  const slots = slotsOf(weekOn, byPart, today);
  const agency = await organisationCard(tx);
  const person = (await peopleOf(tx, [personId])).get(personId);
  const answers = await answersOf(tx, link.about, personId);
  const newest = answers.at(-1);
  const known = await statesOf(tx, personId, slots, 0);
  const lastWeek = await statesOf(tx, personId, slots, WEEK);
  const [first, last] = [slots[0], slots.at(-1)];
  const held =
    first && last
      ? await workerTimes(tx, [personId], new Date(first.start), new Date(last.end))
      : new Map();
  const declared = (await declarationsOf(tx, [personId])).get(personId)?.[0];
  return ok({
    agency: { name: agency.name, phone: agency.phone, isSample: agency.isSample },
    name: person?.givenName ?? '',
    today,
    weekOn,
    closesAt: closesAt.toISOString(),
    note,
    slots: slots.map(({ date, part, start, end }, index) => ({
      date,
      part,
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(end).toISOString(),
      known: known[index] ?? 'unknown',
      lastWeek: lastWeek[index] ?? 'unknown',
      answer: newest?.choices.find((one) => one.date === date && one.part === part)?.answer ?? null,
    })),
    held: (held.get(personId) ?? []).map(({ start, end }: { start: number; end: number }) => ({
      startsAt: isoOfMinute(start),
      endsAt: isoOfMinute(end),
    })),
    answers: answers.map(({ answeredAt, how }) => ({ at: answeredAt.toISOString(), how })),
    words: newest?.words ?? '',
    // Asked quarterly: when what they said lapses before the week is over.
    asksHours: asksHours && (!declared || declared.answersUntil < addDays(weekOn, 6)),
    weeklyMinutes: declared?.weeklyMinutes ?? null,
  });
}

/** What is known of the slots, or of the same ones some milliseconds before. */
async function statesOf(tx: Tx, personId: string, slots: readonly Slot[], before: number) {
  const spans = slots.map(({ start, end }) => ({
    start: new Date(start - before),
    end: new Date(end - before),
  }));
  const answers = await availabilityOf(tx, [personId], spans);
  return (answers.get(personId) ?? []).map(({ state }) => state);
}
