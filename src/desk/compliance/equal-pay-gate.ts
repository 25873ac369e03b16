import { type DateText, dateOfDayNumber, datesFrom } from '../../lib/days.ts';
import { formatRate } from '../../lib/money.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dayOfMinute } from '../../lib/time.ts';
import { checkAvoidance } from '../../rules/agency-workers/avoidance.ts';
import { clockOf, countOf, qualifiedOn } from '../../rules/agency-workers/clock.ts';
import type { Clock } from '../../rules/agency-workers/clock-facts.ts';
import { checkEqualPay, type EqualPayFacts } from '../../rules/agency-workers/equal-pay.ts';
import { figuresOn } from '../../rules/agency-workers/figures-data.ts';
import { checkRoleMove } from '../../rules/agency-workers/role-moves.ts';
import type { WorkingLine } from '../../rules/finding.ts';
import { clockFacts, comparatorOn, comparatorRule, otherRoles } from '../equal-treatment/index.ts';
import type { Gate, GateFacts } from './gate.ts';
import type { ProposedStint } from './prepared.ts';

/**
 * AWR-EQ and AWR-SAME-HIRER: the rate beside that of a comparable employee from week 13, and what is not
 * known of it. A shift that reaches into week 13 is in it; what is proposed alongside and lies before
 * counts. AWR-ROLE and AWR-AVOID: other weeks at the hirer that a person must look at.
 */
export const equalPayGate: Gate = {
  rules: ['AWR-EQ', 'AWR-SAME-HIRER', 'AWR-ROLE', 'AWR-AVOID'],
  ask: (asked) => {
    const facts = equalPayOf(asked);
    const { clock, day, asOf, nation } = facts;
    const { agency, absences } = asked.dossier;
    const others = otherRoles(agency, absences, asked.prepared.work, clock);
    return [
      ...checkEqualPay(facts),
      ...checkRoleMove({ day, clock, others, asOf, ...(nation ? { nation } : {}) }),
      ...checkAvoidance(clock, day, nation),
    ];
  },
  working: (asked) => workingOf(clockOf(clockFactsOf(asked)), equalPayOf(asked)),
  passed: (facts) => {
    const { clock, day, payPence, comparator } = equalPayOf(facts);
    if (!qualifiedOn(clock, day))
      return `Week ${clock.weeks} here; equal pay is owed from week ${rightsWeek(day)}.`;
    const paid = comparator?.payPence ?? payPence;
    return {
      because: `${formatRate(payPence)} is not below the ${formatRate(paid)} of a comparable employee, owed since ${showDate(clock.rightsFrom ?? day, facts.asking.today)}.`,
      figures: { payPence, comparatorPence: paid, weeks: clock.weeks },
    };
  },
};

function equalPayOf(asked: GateFacts): EqualPayFacts {
  const { prepared, asking } = asked;
  const { work, lastDay: day, comparators } = prepared;
  const facts = clockFactsOf(asked);
  return {
    day,
    clock: countOf(facts),
    payPence: work.payPence,
    comparator: comparatorRule(comparatorOn(comparators, day)),
    earlier: facts.earlier,
    asOf: asking.today,
    nation: work.nation,
  };
}

function clockFactsOf({ dossier, prepared, alongside }: GateFacts) {
  const { work, firstDay, lastDay } = prepared;
  const more = alongside.filter(
    (stint) => stint.hirerId === work.hirerId && stint.role === work.role,
  );
  return clockFacts(dossier.agency, dossier.absences, work, lastDay, [
    ...datesFrom(firstDay, lastDay),
    ...more.flatMap(daysOf),
  ]);
}

/** The first week with the rights: 13. */
function rightsWeek(day: DateText): number {
  return figuresOn(day).qualifyingWeeks + 1;
}

function daysOf({ start, end }: ProposedStint): readonly string[] {
  return datesFrom(dateOfDayNumber(dayOfMinute(start)), dateOfDayNumber(dayOfMinute(end - 1)));
}

function workingOf(
  clock: Clock,
  { day, payPence, comparator, asOf }: EqualPayFacts,
): WorkingLine[] {
  const kinds = ['counted', 'continued', 'paused', 'reset'] as const;
  const weeks = kinds
    .map((what) => [what, clock.labelled.filter((week) => week.what === what).length] as const)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${counted(count, 'week')} ${what}`);
  return [
    {
      what: 'Weeks run from',
      comes: clock.anchor === null ? 'not begun' : showDate(clock.anchor, asOf),
    },
    { what: `Weeks to ${showDate(day, asOf)}`, comes: weeks.join(', ') || 'none' },
    { what: 'Weeks that count', comes: `${clock.weeks}` },
    {
      what: `First day of week ${rightsWeek(day)}`,
      comes:
        clock.rightsFrom === null
          ? `${showDate(clock.ifUnbroken, asOf)}, if no week is missed`
          : showDate(clock.rightsFrom, asOf),
    },
    { what: 'Pay offered', comes: formatRate(payPence) },
    {
      what: 'Pay of a comparable employee',
      comes:
        comparator?.payPence == null
          ? comparator
            ? 'asked, not answered'
            : 'not asked'
          : formatRate(comparator.payPence),
    },
  ];
}
