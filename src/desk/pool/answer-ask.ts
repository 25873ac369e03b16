import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn, isoOfMinute } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { declareHours, recordWords, workerTimes } from '../worktime/index.ts';
import { type Choice, type Said, saidBy, slotsOf } from './ask.ts';
import { poolAnswered } from './events.ts';
import { poolDb } from './tables.ts';

/** What somebody answered. */
export interface AnswerInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  readonly choices: readonly Choice[];
  /** In their own words. */
  readonly words?: string;
  /** Minutes a week they work for others, where they were asked. */
  readonly weeklyMinutes?: number | null | undefined;
}

/** What became of an answer. */
export interface Answered {
  readonly answerId: string;
  readonly answeredAt: string;
  /** Shifts they hold in time they said they cannot work: somebody must ring. ISO instants. */
  readonly booked: readonly { readonly startsAt: string; readonly endsAt: string }[];
}

/**
 * Records a worker's own answer to an ask as what they say now about those days, and their hours for others where
 * they gave them. An answer may be corrected until the ask closes; the newest counts.
 * @returns `ask-closed`, `nothing-said`, or what `recordWords`, `declareHours` and `cleanText` refuse
 */
export async function answerAsk(
  tx: Tx,
  { askId, personId, how }: { askId: string; personId: string; how: 'link' | 'text' },
  input: AnswerInput,
): Promise<Result<Answered>> {
  const ask = await openAsk(tx, askId);
  if (!ask.ok) return ask;
  const now = nowOf(tx);
  const same = await poolDb(tx)
    .selectFrom('pool_answer')
    .select('answered_at')
    .where('id', '=', input.id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (same) {
    return ok({ answerId: input.id, answeredAt: same.answered_at.toISOString(), booked: [] });
  }
  const words = cleanText(input.words ?? '', { max: 300, lines: true, what: 'The note' });
  if (!words.ok) return words;
  const { byPart, weekOn } = ask.value;
  const slots = slotsOf(weekOn, byPart, dateIn(now));
  const asked = new Set(slots.map(({ date, part }) => `${date} ${part}`));
  const choices = input.choices.filter(({ date, part }) => asked.has(`${date} ${part}`));
  const before = (await answersOf(tx, askId, personId)).at(-1);
  const said = saidBy(slots, choices, before?.choices);
  const weeklyMinutes = input.weeklyMinutes ?? null;
  if (said.length === 0 && words.value === '' && weeklyMinutes === null) {
    return refuse('nothing-said', 'Choose an answer for at least one day, then send.');
  }
  await poolDb(tx)
    .insertInto('pool_answer')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      ask_id: askId,
      person_id: personId,
      how,
      answered_at: now,
      choices: JSON.stringify(choices),
      words: words.value,
      weekly_minutes: weeklyMinutes,
    })
    .execute();
  const kept = await keep(tx, personId, said, { how, words: words.value, weeklyMinutes });
  if (!kept.ok) return kept;
  const count = (answer: Choice['answer']) => choices.filter((one) => one.answer === answer).length;
  record(tx, poolAnswered, {
    subjects: { ask: askId, worker: personId },
    facts: {
      ask: askId,
      answer: input.id,
      weekOn,
      how,
      yes: count('yes'),
      no: count('no'),
      unsure: count('unsure'),
      corrects: before !== undefined,
    },
    people: { [personId]: { words: words.value } },
  });
  return ok({
    answerId: input.id,
    answeredAt: now.toISOString(),
    booked: await bookedAgainst(tx, personId, said),
  });
}

/** Passes what was said on to the room that keeps it. */
async function keep(
  tx: Tx,
  personId: string,
  said: readonly Said[],
  {
    how,
    words,
    weeklyMinutes,
  }: { how: 'link' | 'text'; words: string; weeklyMinutes: number | null },
): Promise<Result<null>> {
  if (said.length > 0) {
    const recorded = await recordWords(tx, {
      personId,
      how: how === 'link' ? 'link' : 'text_reply',
      reason: words.replaceAll(/\s+/g, ' '),
      spans: said.map(({ state, start, end }) => ({
        id: newId(),
        state,
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(end).toISOString(),
      })),
    });
    if (!recorded.ok) return recorded;
  }
  if (weeklyMinutes === null) return ok(null);
  const declared = await declareHours(tx, {
    id: newId(),
    personId,
    weeklyMinutes,
    saidOn: dateIn(nowOf(tx)),
  });
  return declared.ok ? ok(null) : declared;
}

async function bookedAgainst(tx: Tx, personId: string, said: readonly Said[]) {
  const no = said.filter(({ state }) => state === 'unavailable');
  const [first, last] = [no[0], no.at(-1)];
  if (!first || !last) return [];
  const held = await workerTimes(tx, [personId], new Date(first.start), new Date(last.end));
  return (held.get(personId) ?? [])
    .filter(({ start, end }) =>
      no.some((span) => span.start < end * 60_000 && start * 60_000 < span.end),
    )
    .map(({ start, end }) => ({ startsAt: isoOfMinute(start), endsAt: isoOfMinute(end) }));
}

/** An ask that still takes answers, or `ask-closed`. */
export async function openAsk(
  tx: Tx,
  askId: string,
): Promise<
  Result<{ weekOn: string; byPart: boolean; asksHours: boolean; closesAt: Date; note: string }>
> {
  const ask = await poolDb(tx)
    .selectFrom('pool_ask')
    .select(['week_on as weekOn', 'by_part as byPart', 'asks_hours as asksHours'])
    .select(['closes_at as closesAt', 'closed_at as closedAt', 'note'])
    .where('id', '=', askId)
    .executeTakeFirst();
  if (ask && !ask.closedAt && ask.closesAt > nowOf(tx)) return ok(ask);
  return refuse('ask-closed', 'This question has closed. Ring us if your answer has changed.');
}

/** What somebody answered to an ask, the newest last. */
export async function answersOf(tx: Tx, askId: string, personId: string) {
  return poolDb(tx)
    .selectFrom('pool_answer')
    .select(['id', 'how', 'answered_at as answeredAt', 'choices', 'words'])
    .select('weekly_minutes as weeklyMinutes')
    .where('ask_id', '=', askId)
    .where('person_id', '=', personId)
    .orderBy('answered_at')
    .orderBy('id')
    .execute();
}
