import { sql } from 'kysely';
import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dateIn, dateOfMinute, isoOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Finding } from '../../rules/finding.ts';
import { holdersOfShifts } from '../bookings/index.ts';
import { roleNames, workerFacts } from '../candidates/index.ts';
import { workerTimes } from '../worktime/index.ts';
import { type Balance, balanceOn, inWords } from './balance.ts';
import { amountOf, type DaysAsked, daysOfLeave } from './days-of-leave.ts';
import { holidayFacts } from './load.ts';
import type { NoticeDays } from './notice.ts';
import type { Terms } from './periods.ts';
import { holidayDb } from './tables.ts';

/** A shift that somebody holds in the days of a holiday. */
export interface HeldThen {
  /** Null where the time is held by no assignment of a booking. */
  readonly assignmentId: string | null;
  readonly shiftId: string;
  readonly label: string;
  readonly pencilled: boolean;
  readonly startsAt: string;
}

/** What speaks for and against a holiday. Nothing of it stops: whoever decides sees it. */
export interface Outlook {
  readonly findings: readonly Finding[];
  readonly held: readonly HeldThen[];
  readonly balance: Balance | null;
  readonly leftWith: number | null;
}

/** The shifts a worker holds that touch these days, by their start. */
export async function heldThen(
  tx: Tx,
  personId: string,
  { fromOn, toOn }: { readonly fromOn: DateText; readonly toOn: DateText },
): Promise<readonly HeldThen[]> {
  const from = dateOfMinute(startOfDay(fromOn));
  const to = dateOfMinute(startOfDay(addDays(toOn, 1)));
  const times = (await workerTimes(tx, [personId], from, to)).get(personId) ?? [];
  const holders = await holdersOfShifts(
    tx,
    times.map(({ id }) => id),
  );
  return times.map(({ id, label, source, start }) => {
    const holder = holders.get(id);
    return {
      assignmentId: holder?.personId === personId ? holder.assignmentId : null,
      shiftId: id,
      label,
      pencilled: source === 'pencilled',
      startsAt: isoOfMinute(start),
    };
  });
}

/**
 * What speaks for and against a holiday: notice, what would be left, shifts held then, and how many of their roles are
 * away. The holiday itself is not counted where it is asked for already.
 * @param open it stands among what is asked for
 */
export async function lookAhead(
  tx: Tx,
  personId: string,
  days: DaysAsked & NoticeDays & { readonly askedOn: DateText; readonly terms: Terms | null },
  open: boolean,
): Promise<Result<Outlook>> {
  const { fromOn, askedOn, askBy, terms } = days;
  const findings: Finding[] = [];
  if (askedOn > askBy) {
    findings.push({
      rule: 'WTR-LEAVE-NOTICE',
      outcome: 'warn',
      because: `Asked for on ${showDate(askedOn)}; notice in time was given by ${showDate(askBy)}. You may approve it all the same.`,
      source: terms?.notice
        ? 'Their contract; Working Time Regulations 1998, reg 15(5)'
        : 'Working Time Regulations 1998, reg 15',
    });
  }
  const facts = (await holidayFacts(tx, [personId], fromOn)).get(personId);
  const found = facts ? balanceOn(facts, fromOn) : ok(null);
  if (!found.ok) return found;
  const balance = found.value;
  let leftWith: number | null = null;
  if (balance && terms) {
    // The part of it in this leave year; the rest is the next year's.
    const here = daysOfLeave(days, { from: balance.from, to: balance.to }).length;
    const more = open ? 0 : amountOf(here, days.minutesADay, terms);
    leftWith = balance.left - balance.asked - more;
    if (leftWith < -1e-9) {
      findings.push({
        rule: balance.unit === 'days' ? 'WTR-LEAVE-56' : 'WTR-LEAVE-IRR',
        outcome: 'warn',
        because: `It is ${inWords(-leftWith, balance.unit)} more than what will be left on ${showDate(fromOn)}, with all else that is asked for. What goes beyond it is unpaid, or given by us.`,
        source: balance.source,
      });
    }
    if (terms.rolledUp) {
      findings.push({
        rule: 'WTR-RHP',
        outcome: 'record',
        because:
          'Their holiday pay is paid with each payment: they take the time, and nothing more is paid for it.',
        source: 'Working Time Regulations 1998, reg 16A',
      });
    }
  }
  findings.push(...(await awayTogether(tx, personId, days)));
  return ok({ findings, held: await heldThen(tx, personId, days), balance, leftWith });
}

/** Warnings where more than a limit allows would be away on one of the days. */
async function awayTogether(
  tx: Tx,
  personId: string,
  days: DaysAsked,
): Promise<readonly Finding[]> {
  const db = holidayDb(tx);
  const limits = await db
    .selectFrom('holiday_limit')
    .select(['role', 'from_on', 'to_on', 'most', 'because'])
    .where('ended_at', 'is', null)
    .where('from_on', '<=', days.toOn)
    .where('to_on', '>=', days.fromOn)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  if (limits.length === 0) return [];
  const others = await db
    .selectFrom('holiday')
    .select(['person_id', 'from_on', 'to_on', 'weekdays', 'minutes_a_day'])
    .where('state', '=', 'approved')
    .where('person_id', '<>', personId)
    .where('from_on', '<=', days.toOn)
    .where('to_on', '>=', days.fromOn)
    .execute();
  const workers = await workerFacts(tx, [
    personId,
    ...new Set(others.map(({ person_id }) => person_id)),
  ]);
  const names = await roleNames(tx);
  const rolesOf = (id: string) => workers.get(id)?.roles ?? [];
  return limits.flatMap(({ role, from_on, to_on, most, because }) => {
    if (role !== null && !rolesOf(personId).includes(role)) return [];
    const within = { from: from_on, to: to_on };
    const away = new Map<DateText, number>();
    for (const other of others) {
      if (role !== null && !rolesOf(other.person_id).includes(role)) continue;
      const theirs = { fromOn: other.from_on, toOn: other.to_on, weekdays: other.weekdays };
      for (const day of daysOfLeave({ ...theirs, minutesADay: other.minutes_a_day }, within)) {
        away.set(day, (away.get(day) ?? 0) + 1);
      }
    }
    const over = daysOfLeave(days, within).filter((day) => (away.get(day) ?? 0) + 1 > most);
    const [first] = over;
    if (first === undefined) return [];
    const who = role === null ? 'people' : `with the role ${names.get(role) ?? role}`;
    return [
      {
        rule: 'OWN-HOLIDAY-LIMIT',
        outcome: 'warn' as const,
        because: `On ${showDate(first)}${over.length > 1 ? ` and ${counted(over.length - 1, 'more day')}` : ''} ${(away.get(first) ?? 0) + 1} ${who} would be away; ${most} may be: ${because}`,
        source: 'The agency’s own rule',
      },
    ];
  });
}

/** How many requests wait, and for how many the last day to refuse is within a week or has gone. */
export async function holidayNeeds(
  tx: Tx,
): Promise<{ asked: number; soon: number; overdue: number }> {
  const today = dateIn(nowOf(tx));
  const last = sql`case when asked_on > ask_by then from_on - 1 else refuse_by end`;
  const { rows } = await sql<{ asked: number; soon: number; overdue: number }>`
    select count(*)::int as asked,
      (count(*) filter (where ${last} between ${today}::date and ${addDays(today, 7)}::date))::int as soon,
      (count(*) filter (where ${last} < ${today}::date))::int as overdue
    from holiday where organisation_id = current_organisation() and state = 'asked'`.execute(
    holidayDb(tx),
  );
  return rows[0] ?? { asked: 0, soon: 0, overdue: 0 };
}
