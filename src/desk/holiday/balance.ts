import { addDays, addMonths, type DateText, mondayOf } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { WorkingLine } from '../../rules/finding.ts';
import { accruedLeave } from '../../rules/leave/accrued-leave.ts';
import { ACCRUAL } from '../../rules/leave/leave-data.ts';
import { statutoryLeave } from '../../rules/leave/statutory-leave.ts';
import { plain } from '../../rules/pay/rounding.ts';
import { versionOn } from '../../rules/versions.ts';
import { amountOf, type DaysAsked, daysOfLeave, wholeDay } from './days-of-leave.ts';
import { employmentOf, type Period, periodsTo, type Terms } from './periods.ts';

export type Unit = 'days' | 'hours';

/** All that a worker's balance is worked out from. */
export interface HolidayFacts {
  /** By their first day. */
  readonly terms: readonly Terms[];
  /** Asked for or approved. */
  readonly holidays: readonly (DaysAsked & { readonly approved: boolean })[];
  /** Annual leave recorded as days away before holiday was kept: days without hours. */
  readonly away: readonly { readonly fromOn: DateText; readonly toOn: DateText }[];
  readonly carried: readonly {
    readonly intoOn: DateText;
    readonly unit: Unit;
    readonly amount: number;
    readonly useBy: DateText;
  }[];
  /** Time of shifts held, without breaks, on the day they start. */
  readonly worked: readonly { readonly on: DateText; readonly minutes: number }[];
  readonly today: DateText;
}

/** What accrued at the end of one pay period. */
export interface Accrual {
  readonly from: DateText;
  readonly to: DateText;
  readonly minutes: number;
  readonly hours: number;
}

/** A worker's holiday in the period with a day: a leave year, or the part of one under the same terms. */
export interface Balance {
  readonly from: DateText;
  readonly to: DateText;
  readonly unit: Unit;
  /** By law, up to the day asked about. */
  readonly entitled: number;
  readonly brought: number;
  readonly carried: number;
  readonly taken: number;
  /** Approved, after today. */
  readonly toCome: number;
  /** Asked for and not decided; not yet taken off. */
  readonly asked: number;
  readonly left: number;
  readonly accruals: readonly Accrual[];
  readonly working: readonly WorkingLine[];
  /** What a person must know beside the figures. */
  readonly notes: readonly string[];
  readonly source: string;
}

/**
 * A worker's holiday at the end of a day; null where no terms reach it. Refuses what the rules of leave refuse, such as
 * `no-version` for a leave year before the law known here.
 * @param lastDay the last day of the work, when they leave
 */
export function balanceOn(
  facts: HolidayFacts,
  day: DateText,
  lastDay?: DateText,
): Result<Balance | null> {
  let before: { readonly balance: Balance; readonly terms: Terms } | null = null;
  for (const period of periodsTo(facts.terms, day, lastDay)) {
    const asked = period.to < day ? period.to : day;
    const brought =
      before && period.goesOn ? inUnit(before.balance.left, before.terms, period.terms) : 0;
    const balance = balanceOf(facts, period, asked, brought);
    if (!balance.ok) return balance;
    before = { balance: balance.value, terms: period.terms };
  }
  return ok(before !== null && day <= before.balance.to ? before.balance : null);
}

function balanceOf(
  facts: HolidayFacts,
  period: Period,
  day: DateText,
  brought: number,
): Result<Balance> {
  const { from, to, terms } = period;
  const unit = unitOf(terms);
  const entitled = unit === 'days' ? byWeeks(period) : byHours(facts, period, day);
  if (!entitled.ok) return entitled;
  const before = upTo(facts, period, facts.today);
  const approved = upTo(facts, period, to);
  const asked = amounts(facts, period, to, false);
  const carried = facts.carried
    .filter(({ intoOn }) => intoOn >= from && intoOn <= to)
    .map((one) => {
      const amount = inUnit(one.amount, lengthFor(one.unit, facts, terms), terms);
      // What was not taken by its last day is gone; leave carried over is taken first.
      return day <= one.useBy ? amount : Math.min(amount, upTo(facts, period, one.useBy));
    })
    .reduce(sum, 0);
  const left = entitled.value.amount + brought + carried - approved;
  const show = (amount: number) => inWords(amount, unit);
  const parts = [
    ...(brought === 0 ? [] : [{ what: 'Left under the terms before', comes: show(brought) }]),
    ...(carried === 0 ? [] : [{ what: 'Carried over', comes: show(carried) }]),
    { what: 'Taken', comes: show(before) },
    { what: 'Approved, to come', comes: show(approved - before) },
  ];
  return ok({
    from,
    to,
    unit,
    entitled: entitled.value.amount,
    brought,
    carried,
    taken: before,
    toCome: approved - before,
    asked,
    left,
    accruals: entitled.value.accruals,
    working: [
      { what: 'Leave year', comes: `${showDate(from)} to ${showDate(to)}` },
      ...entitled.value.working,
      ...parts,
      {
        what: 'Left',
        comes: `${[entitled.value.amount, brought, carried]
          .filter((n, i) => i === 0 || n !== 0)
          .map((n) => plain(n, 2))
          .join(' + ')} − ${plain(approved, 2)} = ${show(left)}`,
      },
    ],
    notes: [...entitled.value.notes, ...awayNotes(facts, period)],
    source: entitled.value.source,
  });
}

interface Entitled {
  readonly amount: number;
  readonly accruals: readonly Accrual[];
  readonly working: readonly WorkingLine[];
  readonly notes: readonly string[];
  readonly source: string;
}

function byWeeks(period: Period): Result<Entitled> {
  const work = { basis: 'days' as const, daysPerWeek: period.terms.daysPerWeek ?? 0 };
  const leave = statutoryLeave(work, employmentOf(period), period.year.from);
  if (!leave.ok) return leave;
  const { days = 0, working, source } = leave.value;
  return ok({ amount: days, accruals: [], working, notes: [], source });
}

/** Leave accrues at the end of each pay period; what is 28 days of it at the most is our reading. */
function byHours(facts: HolidayFacts, period: Period, day: DateText): Result<Entitled> {
  const law = versionOn(ACCRUAL, period.year.from, 'WTR-LEAVE-IRR');
  if (!law.ok) return law;
  const groups = new Map<DateText, { from: DateText; to: DateText; minutes: number }>();
  const days = new Set<DateText>();
  let ahead = 0;
  for (const { on, minutes } of facts.worked) {
    if (on < period.from || on > period.to) continue;
    const pay = payPeriodOf(on, period);
    if (pay.to > day) continue;
    const group = groups.get(pay.to) ?? { ...pay, minutes: 0 };
    group.minutes += minutes;
    groups.set(pay.to, group);
    days.add(on);
    if (on > facts.today) ahead += minutes;
  }
  const accruals: Accrual[] = [];
  for (const group of [...groups.values()].sort((a, b) => a.to.localeCompare(b.to))) {
    const one = accruedLeave(group.minutes / 60, period.year.from);
    if (!one.ok) return one;
    accruals.push({ ...group, hours: one.value.unrounded });
  }
  const minutes = accruals.map((one) => one.minutes).reduce(sum, 0);
  const all = accruedLeave(minutes / 60, period.year.from);
  if (!all.ok) return all;
  const most = days.size === 0 ? 0 : (law.value.mostDays * minutes) / days.size / 60;
  const amount = Math.min(all.value.unrounded, most);
  const what = period.terms.payPeriod === 'week' ? 'week' : 'month';
  return ok({
    amount,
    accruals,
    working: [
      {
        what: `Worked, ${counted(accruals.length, `pay ${what}`)} with work that ended by ${showDate(day)}`,
        comes: `${plain(minutes / 60, 2)} h`,
      },
      {
        what: 'Accrued',
        comes: `${plain(minutes / 60, 2)} h × ${all.value.percent} = ${plain(all.value.unrounded, 2)} h (${counted(all.value.hours, 'whole hour')})`,
      },
      ...(amount < all.value.unrounded
        ? [
            {
              what: `At most ${law.value.mostDays} days`,
              comes: `${law.value.mostDays} × ${plain(minutes / days.size / 60, 2)} h a day worked = ${plain(most, 2)} h`,
            },
          ]
        : []),
    ],
    notes: [
      'Hours are the planned times of shifts held, without breaks: no timesheet has said otherwise.',
      ...(ahead === 0 ? [] : [`${plain(ahead / 60, 2)} h of them lie ahead.`]),
    ],
    source: law.value.source,
  });
}

/** The pay period with a day: Monday to Sunday, or a month; the end of the leave year cuts it short. */
function payPeriodOf(on: DateText, { from, to, terms }: Period): { from: DateText; to: DateText } {
  const first = terms.payPeriod === 'week' ? mondayOf(on) : `${on.slice(0, 8)}01`;
  const last = addDays(terms.payPeriod === 'week' ? addDays(first, 7) : addMonths(first, 1), -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

/** What is approved in a period up to a day, days away without hours too. */
function upTo(facts: HolidayFacts, period: Period, day: DateText): number {
  const weekdays = [1, 2, 3, 4, 5];
  const days = facts.away.flatMap((one) =>
    daysOfLeave(
      { ...one, weekdays, minutesADay: 0 },
      { from: period.from, to: least(period.to, day) },
    ),
  );
  const away = unitOf(period.terms) === 'days' ? days.length : 0;
  return amounts(facts, period, day, true) + away;
}

function amounts(facts: HolidayFacts, period: Period, day: DateText, approved: boolean): number {
  const within = { from: period.from, to: least(period.to, day) };
  return facts.holidays
    .filter((one) => one.approved === approved)
    .map((one) => amountOf(daysOfLeave(one, within).length, one.minutesADay, period.terms))
    .reduce(sum, 0);
}

function awayNotes({ away }: HolidayFacts, { from, to, terms }: Period): readonly string[] {
  const here = away.filter(({ fromOn, toOn }) => fromOn <= to && toOn >= from);
  if (here.length === 0) return [];
  const spans = here.map(({ fromOn, toOn }) =>
    fromOn === toOn ? showDate(fromOn) : `${showDate(fromOn)} to ${showDate(toOn)}`,
  );
  return [
    unitOf(terms) === 'days'
      ? `Annual leave recorded as days away counts Monday to Friday: ${spans.join('; ')}.`
      : `Annual leave recorded as days away has no hours and is not taken off: ${spans.join('; ')}.`,
  ];
}

/** Days for fixed hours, hours for everybody else. */
export function unitOf({ workerClass }: Pick<Terms, 'workerClass'>): Unit {
  return workerClass === 'fixed_hours' ? 'days' : 'hours';
}

/** '5.5 days', '1 day', '61.86 h'. */
export function inWords(amount: number, unit: Unit): string {
  const number = plain(amount, 2);
  if (unit === 'hours') return `${number} h`;
  return `${number} ${number === '1' ? 'day' : 'days'}`;
}

/** An amount under some terms as one under others: days are told by the length of a day, days and days alike. */
function inUnit(amount: number, from: Terms, to: Terms): number {
  if (unitOf(from) === unitOf(to)) return amount;
  const whole = wholeDay(unitOf(from) === 'days' ? from : to) ?? 0;
  return unitOf(from) === 'days' ? (amount * whole) / 60 : whole === 0 ? 0 : (amount * 60) / whole;
}

/** Terms in which a unit has its length: these, or the latest of that unit. */
function lengthFor(unit: Unit, { terms }: HolidayFacts, these: Terms): Terms {
  return unitOf(these) === unit ? these : (terms.findLast((one) => unitOf(one) === unit) ?? these);
}

const sum = (a: number, b: number): number => a + b;
const least = (a: DateText, b: DateText): DateText => (a < b ? a : b);
