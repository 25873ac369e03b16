import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { askRules, loadShifts, shiftSubjects } from '../bookings/index.ts';
import { escalationDecided } from './events.ts';
import { pointOf } from './point-of.ts';
import { clearanceDb } from './tables.ts';

/** What somebody decided about a point on the list. */
export interface Decision {
  /** Made by whoever asks; the same id again gives the first answer. */
  readonly id: string;
  readonly personId: string;
  readonly rule: string;
  /** Which of the rule's points, as the list names it. */
  readonly point: string;
  readonly shiftIds: readonly string[];
  readonly reason: string;
}

/**
 * Decides that work goes on in spite of a point a rule put on the list, with the reason: the on-call
 * person's word (practice W6). It stands while the shifts keep their times, for this point alone. Refuses
 * `shift-not-found`, `nothing-to-decide` where the rule has no such point about this worker and these shifts (any more),
 * `already-decided`, and a reason that is missing or too long.
 */
export async function decideEscalation(
  tx: Tx,
  { id, personId, rule, point, shiftIds, reason }: Decision,
): Promise<Result<{ decisionId: string }>> {
  const actor = actorOf(tx);
  if (actor.memberId === null) throw new Error('A member decides, not the system.');
  const said = cleanText(reason, { min: 10, max: 500, lines: true, what: 'The reason' });
  if (!said.ok) return said;
  const db = clearanceDb(tx);
  const before = await db
    .selectFrom('escalation_decision')
    .select('decision_id')
    .where('decision_id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ decisionId: id });
  const asked = [...new Set(shiftIds)];
  const shifts = await loadShifts(tx, asked);
  if (shifts.length < asked.length) {
    return refuse('shift-not-found', 'There is no such shift. Look at the list again.');
  }
  const answers = (await askRules(tx, [personId], shifts, 'apart')).get(personId);
  const points = shifts.map(({ shiftId }) =>
    (answers?.get(shiftId) ?? []).find(
      (one) =>
        one.rule === rule &&
        one.outcome === 'escalate' &&
        one.stops !== true &&
        pointOf(one) === point,
    ),
  );
  if (points.some((one) => one === undefined)) {
    return refuse(
      'nothing-to-decide',
      `${rule} has nothing on the list about this worker and every one of these shifts. Look at the list again.`,
    );
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('escalation_decision')
    .values(
      shifts.map((shift) => ({
        organisation_id: actor.organisationId,
        decision_id: id,
        person_id: personId,
        shift_id: shift.shiftId,
        starts_at: shift.startsAt,
        ends_at: shift.endsAt,
        rule,
        point,
        reason: said.value,
        decided_at: nowOf(tx),
        decided_by: actor.memberId ?? '',
        decided_by_name: actor.name,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const kept = Number(numInsertedOrUpdatedRows ?? 0);
  if (kept < shifts.length) return decidedMeanwhile(tx, id, kept);
  record(tx, escalationDecided, {
    subjects: { worker: personId, ...shiftSubjects(asked) },
    facts: { decision: id, rule, shifts: asked, decided: 'goes_on' },
    people: {
      [personId]: {
        because: [...new Set(points.map((one) => one?.because ?? ''))],
        reason: said.value,
      },
    },
    approvedBy: [actor.memberId],
  });
  return ok({ decisionId: id });
}

/** The same press at the same moment did it, or somebody else decided: then nothing of this one is kept. */
async function decidedMeanwhile(
  tx: Tx,
  id: string,
  kept: number,
): Promise<Result<{ decisionId: string }>> {
  const mine = await clearanceDb(tx)
    .selectFrom('escalation_decision')
    .select('decision_id')
    .where('decision_id', '=', id)
    .executeTakeFirst();
  if (mine && kept === 0) return ok({ decisionId: id });
  return refuse('already-decided', 'A colleague has just decided this. Look at the list again.');
}
