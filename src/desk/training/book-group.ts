import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { workerFacts } from '../candidates/index.ts';
import { groupBooked } from './events.ts';
import { lockSession } from './found.ts';
import { trainingDb } from './tables.ts';

/** Somebody who was not booked, and why. */
export interface LeftOut {
  readonly personId: string;
  readonly name: string;
  readonly because: string;
}

/**
 * Books a group on a session: everybody who can be, the others are named with the reason. Who is booked already stays
 * so. Refuses `session-not-found`, `session-cancelled`, `session-over` and `nobody-to-book`.
 */
export async function bookGroup(
  tx: Tx,
  { sessionId, personIds }: { readonly sessionId: string; readonly personIds: readonly string[] },
): Promise<Result<{ booked: number; leftOut: LeftOut[] }>> {
  const found = await lockSession(tx, sessionId);
  if (!found.ok) return found;
  const session = found.value;
  if (session.cancelled_at !== null) {
    return refuse('session-cancelled', 'This session is cancelled. Choose another.');
  }
  if (session.ends_at <= nowOf(tx)) {
    return refuse('session-over', 'This session is over. Choose one still to come.');
  }
  const db = trainingDb(tx);
  const held = await db
    .selectFrom('training_attendee')
    .select(['person_id', 'outcome'])
    .where('session_id', '=', sessionId)
    .execute();
  const before = new Map(held.map((row) => [row.person_id, row.outcome]));
  const facts = await workerFacts(tx, [...new Set(personIds)]);
  let left = (session.places ?? Number.POSITIVE_INFINITY) - taken(held);
  const booked: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const personId of new Set(personIds)) {
    const worker = facts.get(personId);
    const name = worker?.displayName ?? 'Nobody in your books';
    const leave = (because: string) => leftOut.push({ personId, name, because });
    if (!worker) leave('There is no such worker in your books.');
    else if (before.has(personId) && before.get(personId) !== 'withdrawn') {
      leave(`${name} is booked on it already.`);
    } else if (left < 1) {
      leave(`All ${counted(session.places ?? 0, 'place')} are taken.`);
    } else {
      booked.push(personId);
      left -= 1;
    }
  }
  const [first] = leftOut;
  if (booked.length === 0 && first)
    return refuse('nobody-to-book', first.because, undefined, { leftOut });
  const { organisationId, memberId } = actorOf(tx);
  const at = nowOf(tx);
  const fresh = {
    booked_at: at,
    booked_by: memberId,
    outcome: null,
    outcome_at: null,
    outcome_by: null,
    certificate: '',
    seen_on: null,
    qualification_id: null,
    because: '',
  };
  await db
    .insertInto('training_attendee')
    .values(
      booked.map((personId) => ({
        organisation_id: organisationId,
        session_id: sessionId,
        person_id: personId,
        ...fresh,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'session_id', 'person_id']).doUpdateSet(fresh),
    )
    .execute();
  record(tx, groupBooked, {
    subjects: { course: session.course_id, session: sessionId },
    facts: { people: booked, leftOut: leftOut.length },
  });
  return ok({ booked: booked.length, leftOut });
}

function taken(held: readonly { readonly outcome: string | null }[]): number {
  return held.filter(({ outcome }) => outcome !== 'withdrawn').length;
}
