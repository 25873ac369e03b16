import { sql } from 'kysely';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import { loadShifts, workOf } from '../bookings/index.ts';
import { cleared, type Work } from '../compliance/index.ts';
import { registrationDb } from './tables.ts';

/** What compliance finds missing on file; times, places and wishes belong to a shift and are not asked. */
export interface Missing {
  readonly items: readonly {
    readonly rule: string;
    readonly because: string;
    readonly clears: string;
  }[];
  /** The shift it was measured by: 'Mon 23 Nov 07:00-15:00 at Elm Lodge'; '' where the role was never booked. */
  readonly measuredBy: string;
}

/** The rules that speak of what is on file about a worker. */
const ON_FILE: readonly string[] = [
  'OWN-SKILLS',
  'OWN-QUALIFICATION',
  'OWN-CHECK',
  'RTW-TIMING',
  'RTW-FOLLOWUP',
  'CR-19',
  'CR-22',
  'DBS-LEVEL',
  'DBS-BARRED',
  'DBS-UPDATE',
  'DBS-NATION',
];

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const DAY = 1440;

/**
 * What compliance finds missing for each candidate in the role they want: the newest shift of that role, asked as if it
 * were tomorrow; where the role was never booked, a shift nowhere. A set question a role, however many candidates.
 */
export async function missingFor(
  tx: Tx,
  wanted: readonly { readonly personId: string; readonly role: string }[],
): Promise<ReadonlyMap<string, Missing>> {
  const roles = [...new Set(wanted.map(({ role }) => role))];
  const works = await worksOf(tx, roles);
  const answers = new Map<string, Missing>();
  for (const role of roles) {
    const work = works.get(role) ?? nowhere(tx, role);
    const people = wanted.filter((one) => one.role === role).map(({ personId }) => personId);
    const found = await cleared(tx, people, [work]);
    for (const personId of people) {
      const findings = found.get(personId)?.get(work.shiftId) ?? [];
      answers.set(personId, {
        items: findings.filter(isMissing).map(({ rule, because, clears = '' }) => ({
          rule,
          because,
          clears,
        })),
        measuredBy: works.get(role)?.label ?? '',
      });
    }
  }
  return answers;
}

function isMissing(finding: Finding): boolean {
  return ON_FILE.includes(finding.rule) && stops(finding);
}

/** The newest shift of each role, as if it were tomorrow at its own time of day. */
async function worksOf(tx: Tx, roles: readonly string[]): Promise<ReadonlyMap<string, Work>> {
  const { rows } = await sql<{ shiftId: string }>`
    select n.shift_id as "shiftId" from unnest(${[...roles]}::text[]) as r(role)
    cross join lateral (select s.shift_id from shifts_published s
      where s.organisation_id = current_organisation() and s.role = r.role and s.cancelled_at is null
      order by s.number desc, s.starts_at desc limit 1) n`.execute(registrationDb(tx));
  const shifts = await loadShifts(
    tx,
    rows.map(({ shiftId }) => shiftId),
  );
  const now = minuteOfDate(nowOf(tx));
  return new Map(
    shifts.map((shift) => {
      const work = workOf(shift);
      const days = Math.max(0, Math.ceil((now + DAY - work.start) / DAY));
      return [
        shift.role,
        { ...work, start: work.start + days * DAY, end: work.end + days * DAY },
      ] as const;
    }),
  );
}

function nowhere(tx: Tx, role: string): Work {
  const start = minuteOfDate(new Date(`${dateIn(nowOf(tx))}T09:00:00Z`)) + DAY;
  return {
    shiftId: NOWHERE,
    role,
    siteId: NOWHERE,
    clientId: NOWHERE,
    hirerId: NOWHERE,
    nation: 'england',
    siteLatitude: null,
    siteLongitude: null,
    start,
    end: start + 8 * 60,
    breakMinutes: 30,
    kind: 'waking',
    payPence: 100_000,
    requiredSkills: [],
    requiredQualifications: [],
    requiredChecks: [],
    label: '',
  };
}
