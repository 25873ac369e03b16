import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { availabilitySaid } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { onTheBooks } from './on-the-books.ts';
import { LONGEST_WORD } from './record-availability.ts';
import { worktimeDb } from './tables.ts';

/** One span of what a worker said in a breath. ISO instants. */
export interface SpanSaid {
  readonly id: string;
  /** Unknown: they said that they are not sure, which takes back what they said before. */
  readonly state: 'available' | 'unavailable' | 'unknown';
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * Records what a worker said about several spans at once, now: a week answered by link, days painted on the
 * calendar. One entry for all. The same ids again give the first result.
 * @param input.how how it was heard: one of `HEARD`, or 'link'
 * @param input.spans at least one; those of one call overlap nowhere
 * @returns `worker-not-found`, `ends-before-it-starts`, `too-long-a-time`, `spans-overlap`, or what
 *   `cleanText` refuses
 */
export async function recordWords(
  tx: Tx,
  input: {
    readonly personId: string;
    readonly how: string;
    readonly reason?: string;
    readonly spans: readonly SpanSaid[];
  },
): Promise<Result<{ recorded: number }>> {
  const { personId, how, spans } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const reason = cleanText(input.reason ?? '', { max: 300, what: 'The reason' });
  if (!reason.ok) return reason;
  const fit = inTime(spans);
  if (!fit.ok) return fit;
  const now = nowOf(tx);
  const { organisationId, memberId } = actorOf(tx);
  const made = await worktimeDb(tx)
    .insertInto('availability')
    .values(
      fit.value.map(({ id, state, start, end }) => ({
        organisation_id: organisationId,
        id,
        person_id: personId,
        state,
        starts_at: start,
        ends_at: end,
        reason: reason.value,
        said_at: now,
        how,
        recorded_at: now,
        recorded_by: memberId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  const kept = fit.value.filter(({ id }) => made.some((row) => row.id === id));
  const [first] = kept;
  if (!first) return ok({ recorded: spans.length });
  record(tx, availabilitySaid, {
    subjects: { worker: personId },
    facts: {
      state: kept.every(({ state }) => state === first.state) ? first.state : 'mixed',
      startsAt: first.start.toISOString(),
      endsAt: (kept.at(-1) ?? first).end.toISOString(),
      saidAt: now.toISOString(),
      by: how === 'link' ? 'link' : how === 'text_reply' ? 'text' : 'desk',
      words: kept.map(({ id, state, start, end }) => ({
        word: id,
        state,
        startsAt: start.toISOString(),
        endsAt: end.toISOString(),
      })),
      pattern: null,
    },
    people: { [personId]: { reason: reason.value, how } },
  });
  return ok({ recorded: spans.length });
}

/** The spans in the order of time, or why they cannot be. */
function inTime(spans: readonly SpanSaid[]) {
  const sorted = spans
    .map(({ id, state, startsAt, endsAt }) => ({
      id,
      state,
      start: new Date(startsAt),
      end: new Date(endsAt),
    }))
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  for (const [index, { start, end }] of sorted.entries()) {
    if (end <= start) {
      return refuse('ends-before-it-starts', 'The time ends before it starts. Check both.');
    }
    if (end.getTime() - start.getTime() > LONGEST_WORD) {
      return refuse('too-long-a-time', 'Record at most a year at once, and ask again then.');
    }
    const next = sorted[index + 1];
    if (next && next.start < end) {
      return refuse(
        'spans-overlap',
        'Two of these times overlap. Say one thing about each moment.',
      );
    }
  }
  return ok(sorted);
}
