import type { Nation } from '../../lib/calendar.ts';
import { type DateText, daysBetween } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import { qualifiedOn } from './clock.ts';
import type { ClockCount } from './clock-facts.ts';
import { agencySource, figuresOn, START } from './figures-data.ts';

/** Weeks of the worker in another role at the same hirer, before those in this one. */
export interface OtherRole {
  readonly weeks: number;
  readonly lastDay: DateText;
}

export interface RoleMoveFacts {
  readonly day: DateText;
  readonly clock: ClockCount;
  readonly others: readonly OtherRole[];
  readonly asOf: DateText;
  readonly nation?: Nation;
}

/**
 * AWR-ROLE over two counts at one hirer: where those in another role and those in this one reach the week in
 * which comparable pay is asked for, and no long break lies between, whether the work is substantively
 * different decides (reg 7(3)); nobody has said so, and it escalates to the list.
 */
export function checkRoleMove(facts: RoleMoveFacts): readonly Finding[] {
  const { day, clock, others, asOf, nation } = facts;
  const { anchor, weeks } = clock;
  if (anchor === null || day < START || qualifiedOn(clock, day)) return [];
  const { anyReasonDays, comparatorWeek } = figuresOn(day);
  const other = others.find(
    ({ lastDay, weeks: before }) =>
      before + weeks >= comparatorWeek && daysBetween(lastDay, anchor) - 1 <= anyReasonDays,
  );
  if (!other) return [];
  return [
    {
      rule: 'AWR-ROLE',
      outcome: 'escalate',
      stops: false,
      because: `${counted(other.weeks, 'week')} here in another role to ${showDate(other.lastDay, asOf)}, and ${weeks} in this one: they add up unless the main part of the work is substantively different and the worker was told so in writing.`,
      source: agencySource('reg 7(3)', nation),
      lawFrom: START,
      figures: { weeks, weeksInOtherRole: other.weeks, together: weeks + other.weeks },
      clears:
        'Compare the work of both roles and see that the confirmation tells it; if it is the same work, book it as one role.',
    },
  ];
}
