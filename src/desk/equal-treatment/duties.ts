import { addDays, type DateText } from '../../lib/days.ts';
import { showDate, showRate } from '../../lib/show.ts';
import type { Clock } from '../../rules/agency-workers/clock-facts.ts';
import { figuresOn } from '../../rules/agency-workers/figures-data.ts';
import type { ComparatorOnFile } from './on-file.ts';
import type { DUTIES } from './schema.ts';

type DutyKind = keyof typeof DUTIES;

/** One thing due by a day. */
export interface Duty {
  readonly kind: DutyKind;
  readonly rule: string;
  /** Last day to do it in time; of equal pay the first day it is owed. */
  readonly by: DateText;
  /** Does the day stand, or only if some work is done in every week from now on? */
  readonly certain: boolean;
  readonly state: 'late' | 'due' | 'to_come' | 'done';
  readonly says: string;
  readonly doneOn: DateText | null;
}

/** What is known beside a clock. */
interface DutyFacts {
  readonly asOf: DateText;
  readonly comparator: ComparatorOnFile | null;
  /** The first day on which the worker was told of what they have from day one; null: not on file. */
  readonly toldOn: DateText | null;
}

/**
 * Duties of one clock that runs, each with its day: what the worker is told on the first day (regs 12-13), the
 * comparable pay by week 10 (our policy) and the rate by week 12, equal pay from the first day of week 13 (regs
 * 5 and 7). Days still to come stand as they fall if no week is missed. None for a clock that was reset.
 */
export function dutiesAt(clock: Clock, { asOf, comparator, toldOn }: DutyFacts): readonly Duty[] {
  const { anchor, rightsFrom, ifUnbroken } = clock;
  if (anchor === null || clock.status === 'reset') return [];
  const { comparatorWeek, qualifyingWeeks } = figuresOn(asOf);
  const pay = comparator?.payPence ?? null;
  const payOn = pay === null ? null : (comparator?.askedOn ?? null);
  const weekStart = (week: number): DateText =>
    clock.duties.find((duty) => duty.week === week)?.on ?? ifUnbroken;
  const state = (by: DateText, doneOn: DateText | null): Duty['state'] => {
    if (doneOn !== null) return 'done';
    if (by < asOf) return 'late';
    return by <= addDays(asOf, SOON) ? 'due' : 'to_come';
  };
  const duty = (
    kind: DutyKind,
    rule: string,
    by: DateText,
    doneOn: DateText | null,
    says: string,
  ): Duty => ({
    kind,
    rule,
    by,
    certain: by <= asOf || rightsFrom !== null,
    state: state(by, doneOn),
    says,
    doneOn,
  });
  const from = showDate(ifUnbroken, asOf);
  return [
    duty(
      'day_one',
      'AWR-DAY1',
      anchor,
      toldOn,
      'The hirer opens its shared facilities and tells of its vacancies from the first day: tell the worker, and record that they were told.',
    ),
    duty(
      'comparable_pay',
      'AWR-EQ',
      weekStart(comparatorWeek),
      payOn,
      comparator === null
        ? `Ask the hirer what a comparable employee earns, before week ${comparatorWeek} begins.`
        : pay === null
          ? `The hirer was asked on ${showDate(comparator.askedOn, asOf)} and has not answered: ask again.`
          : `A comparable employee earns ${showRate(pay)}.`,
    ),
    duty(
      'rate',
      'AWR-EQ',
      weekStart(qualifyingWeeks),
      payOn,
      pay === null
        ? `Agree with the hirer the rate from ${from}; what it must reach is not known yet.`
        : `At least ${showRate(pay)} from ${from}: a lower rate is stopped from then on.`,
    ),
    {
      ...duty('equal_pay', 'AWR-QUAL', ifUnbroken, pay === null ? null : ifUnbroken, ''),
      // Owed from its day on whatever is on file: known and booked so, it is kept; not known, it is late.
      state: ifUnbroken > asOf ? state(ifUnbroken, null) : pay === null ? 'late' : 'done',
      says:
        ifUnbroken > asOf
          ? `Equal pay and conditions hold from this day${rightsFrom === null ? ' if no week is missed' : ''}.`
          : pay === null
            ? 'Equal pay is owed, and what a comparable employee earns is not known: ask the hirer, and pay what is owed back to this day.'
            : `Equal pay is owed: at least ${showRate(pay)}.`,
    },
  ];
}

/** A written request beside its day (AWR-INFO, reg 16). */
export function requestDuty(
  { by, answeredOn }: { readonly by: DateText; readonly answeredOn: DateText | null },
  asOf: DateText,
): Duty {
  const done = answeredOn !== null && answeredOn <= asOf;
  const late = (done ? answeredOn : asOf) > by;
  return {
    kind: 'request',
    rule: 'AWR-INFO',
    by,
    certain: true,
    state: done ? 'done' : late ? 'late' : by <= addDays(asOf, SOON) ? 'due' : 'to_come',
    says: done
      ? `Answered in writing on ${showDate(answeredOn, asOf)}${late ? ', late' : ''}.`
      : 'The worker asked in writing how they are treated beside an employee: answer in writing by this day.',
    doneOn: done ? answeredOn : null,
  };
}

/** Days ahead in which a duty counts as due. */
const SOON = 7;
