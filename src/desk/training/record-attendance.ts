import { addMonths } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { recordQualification } from '../candidates/index.ts';
import { attendanceRecorded } from './events.ts';
import { courseOf, lockSession } from './found.ts';
import type { recordAttendanceRoute } from './schema.ts';
import { trainingDb } from './tables.ts';

type Said = BodyOf<typeof recordAttendanceRoute>['people'][number];

/**
 * Who came, who did not, and who took their place back. Who came has the qualification of the course's name from the
 * day it ended, for as many months as it holds: that is what compliance reads, and only once one of us saw the
 * certificate. Said again of the same person: the later word counts, but who came has come. Refuses
 * `session-not-found`, `session-cancelled`, `session-not-over`, `not-booked`, `already-attended` and what
 * `recordQualification` refuses.
 */
export async function recordAttendance(
  tx: Tx,
  { sessionId, people }: { readonly sessionId: string; readonly people: readonly Said[] },
): Promise<Result<{ attended: number; others: number }>> {
  const found = await lockSession(tx, sessionId);
  if (!found.ok) return found;
  const session = found.value;
  const course = await courseOf(tx, session.course_id);
  if (!course.ok) return course;
  if (session.cancelled_at !== null) {
    return refuse('session-cancelled', 'This session was cancelled, so nobody came.');
  }
  if (session.ends_at > nowOf(tx) && people.some(({ outcome }) => outcome !== 'withdrawn')) {
    return refuse('session-not-over', 'It is not over yet. Say who came once it is.');
  }
  const db = trainingDb(tx);
  const rows = await db
    .selectFrom('training_attendee')
    .selectAll()
    .where('session_id', '=', sessionId)
    .execute();
  const booked = new Map(rows.map((row) => [row.person_id, row]));
  const day = dateIn(session.ends_at);
  const months = course.value.months_valid;
  const until = months === null ? null : addMonths(day, months);
  const attended: { person: string; qualification: string; until: string | null; seen: boolean }[] =
    [];
  const others: Said['outcome'][] = [];
  const words: Record<string, { certificate: string; because: string }> = {};
  for (const said of people) {
    const { personId, outcome, qualificationId, certificate, because } = said;
    const row = booked.get(personId);
    if (!row) return refuse('not-booked', 'One of these people is not booked on it. Look again.');
    const came = row.outcome === 'attended';
    if (came && outcome !== 'attended') {
      return refuse('already-attended', 'It is on record that they came, with what it gave them.');
    }
    const qualification = row.qualification_id ?? qualificationId;
    if (outcome === 'attended') {
      const kept = await recordQualification(tx, {
        id: qualification,
        personId,
        name: course.value.name,
        awardedBy: session.provider,
        number: certificate,
        issuedOn: day,
        expiresOn: until,
        seenOn: said.seenOn,
      });
      if (!kept.ok) return kept;
      attended.push({ person: personId, qualification, until, seen: said.seenOn !== null });
    } else others.push(outcome);
    if (certificate !== '' || because !== '') words[personId] = { certificate, because };
    await db
      .updateTable('training_attendee')
      .set({
        outcome,
        outcome_at: nowOf(tx),
        outcome_by: actorOf(tx).memberId,
        certificate: outcome === 'attended' ? certificate : '',
        seen_on: outcome === 'attended' ? said.seenOn : null,
        qualification_id: outcome === 'attended' ? qualification : null,
        because,
      })
      .where('session_id', '=', sessionId)
      .where('person_id', '=', personId)
      .execute();
  }
  record(tx, attendanceRecorded, {
    subjects: { course: session.course_id, session: sessionId },
    facts: {
      attended,
      absent: others.filter((one) => one === 'absent').length,
      withdrawn: others.filter((one) => one === 'withdrawn').length,
    },
    people: words,
  });
  return ok({ attended: attended.length, others: others.length });
}
