import { sql } from 'kysely';
import { showShift } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { titleOfRule } from '../../rules/book/title.ts';
import { answersOfHolders } from '../bookings/index.ts';
import { pointOf } from './point-of.ts';
import type { Point } from './schema.ts';
import { clearanceDb } from './tables.ts';

/**
 * Whose it is to look into a point: what is asked of the worker or the client is the consultant's, what
 * stands on file of checks, health and the law of a place the compliance officer's.
 */
const CONSULTANTS: ReadonlySet<string> = new Set([
  'OWN-AVAILABILITY',
  'OWN-SETTING',
  'WTR-48',
  'WTR-DAILY',
  'WTR-WEEKLY',
]);

function ownerOf(rule: string): Role {
  if (CONSULTANTS.has(rule) || rule.startsWith('AWR-')) return 'consultant';
  return 'compliance_officer';
}

type Found = Omit<Point, 'shifts'> & { shifts: Point['shifts'] };

/**
 * Points that rules put on the list for whoever is assigned to a shift within so many hours (practice W6:
 * they stop nothing, and a person decides): one line a worker, rule and sentence, with the shifts it is
 * about. Those decided come last, each with who decided and why.
 */
export async function toLookInto(
  tx: Tx,
  within: { readonly hours: number },
): Promise<{ readonly open: Point[]; readonly decided: Point[] }> {
  const today = dateIn(nowOf(tx));
  const answers = await answersOfHolders(tx, within);
  const decisions = await decisionsOn(
    tx,
    answers.map(({ row }) => row.shiftId),
  );
  const points = new Map<string, Found>();
  for (const { row, findings } of answers) {
    const [start, end] = [row.startsAt, row.endsAt].map((at) => minuteOfDate(new Date(at)));
    for (const finding of findings) {
      const { rule, outcome, stops, because, source, clears } = finding;
      if (outcome !== 'escalate' || stops === true) continue;
      const point = pointOf(finding);
      const personId = row.personId ?? '';
      const decision = decisions.get(keyOf({ ...row, personId, rule, point })) ?? null;
      const key = `${personId} ${rule} ${point} ${because} ${decision?.decisionId ?? ''}`;
      const shift = {
        shiftId: row.shiftId,
        bookingId: row.bookingId,
        label: `${showShift(start ?? 0, end ?? 0, today)} at ${row.siteName}`,
        startsAt: row.startsAt,
      };
      const known = points.get(key);
      if (known) known.shifts.push(shift);
      else {
        points.set(key, {
          personId,
          workerName: row.workerName ?? '',
          rule,
          point,
          title: titleOfRule(rule),
          because,
          source,
          clears: clears ?? null,
          owner: ownerOf(rule),
          shifts: [shift],
          decision,
        });
      }
    }
  }
  const all = [...points.values()].sort(bySoonest);
  return {
    open: all.filter(({ decision }) => decision === null),
    decided: all.filter(({ decision }) => decision !== null),
  };
}

function bySoonest(a: Found, b: Found): number {
  const [one = '', two = ''] = [a.shifts[0]?.startsAt, b.shifts[0]?.startsAt];
  if (one !== two) return one < two ? -1 : 1;
  return a.workerName.localeCompare(b.workerName, 'en-GB') || a.rule.localeCompare(b.rule);
}

interface Decided {
  readonly shiftId: string;
  readonly personId: string;
  readonly rule: string;
  readonly point: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

function keyOf({ shiftId, personId, rule, point, startsAt, endsAt }: Decided): string {
  return `${shiftId} ${personId} ${rule} ${point} ${startsAt} ${endsAt}`;
}

/** What was decided about these shifts, while they keep their times. */
async function decisionsOn(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<Point['decision']>>> {
  const rows = await clearanceDb(tx)
    .selectFrom('escalation_decision')
    .selectAll()
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      keyOf({
        shiftId: row.shift_id,
        personId: row.person_id,
        rule: row.rule,
        point: row.point,
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
      }),
      {
        decisionId: row.decision_id,
        reason: row.reason,
        at: row.decided_at.toISOString(),
        byName: row.decided_by_name,
      },
    ]),
  );
}
