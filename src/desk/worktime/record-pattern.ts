import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { availabilitySaid } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { onTheBooks } from './on-the-books.ts';
import { worktimeDb } from './tables.ts';

/** What a worker said about many days at once, as it is recorded; see `Pattern`. */
export interface PatternSaid {
  readonly id: string;
  readonly personId: string;
  readonly state: 'available' | 'unavailable';
  readonly weekdays: readonly number[];
  readonly everyWeeks: number;
  readonly fromOn: DateText;
  readonly untilOn: DateText | null;
  readonly fromClock: string;
  readonly toClock: string;
  readonly reason?: string;
  readonly how: string;
}

/**
 * Records a pattern a worker said now: 'Monday to Friday nights until further notice'. It counts from its first
 * day over what they said before, days away apart; what they say later counts over it. The same id again gives
 * the first result.
 * @returns the pattern's id, or `worker-not-found`, `no-day-named`, `ends-before-it-starts` or what `cleanText`
 *   refuses
 */
export async function recordPattern(
  tx: Tx,
  input: PatternSaid,
): Promise<Result<{ patternId: string }>> {
  const { id, personId, state, everyWeeks, fromOn, untilOn, fromClock, toClock, how } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const reason = cleanText(input.reason ?? '', { max: 300, what: 'The reason' });
  if (!reason.ok) return reason;
  const weekdays = [...new Set(input.weekdays)].sort();
  if (weekdays.length === 0) {
    return refuse('no-day-named', 'Choose at least one day of the week.', undefined, {
      fields: { weekdays: 'Choose at least one day of the week' },
    });
  }
  if (untilOn !== null && untilOn < fromOn) {
    return refuse('ends-before-it-starts', 'The last day lies before the first. Check both.');
  }
  const now = nowOf(tx);
  const { organisationId, memberId } = actorOf(tx);
  const made = await worktimeDb(tx)
    .insertInto('availability_pattern')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      state,
      weekdays,
      every_weeks: everyWeeks,
      from_on: fromOn,
      until_on: untilOn,
      from_clock: fromClock,
      to_clock: toClock,
      reason: reason.value,
      said_at: now,
      how,
      recorded_at: now,
      recorded_by: memberId,
      ended_on: null,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ patternId: id });
  record(tx, availabilitySaid, {
    subjects: { worker: personId },
    facts: {
      state,
      startsAt: null,
      endsAt: null,
      saidAt: now.toISOString(),
      by: 'desk',
      words: [],
      pattern: { pattern: id, weekdays, everyWeeks, fromOn, untilOn, fromClock, toClock },
    },
    people: { [personId]: { reason: reason.value, how } },
  });
  return ok({ patternId: id });
}
