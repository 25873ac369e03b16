import type { DateText } from '../../lib/days.ts';
import type { RestsOn } from '../finding.ts';
import type { Absence } from './absences.ts';
import type { RoleMove } from './new-role.ts';

/** A day with some work, by the calendar of the place of work. */
export interface WorkedDay {
  readonly date: DateText;
  readonly restsOn?: RestsOn;
}

/** Weeks in the role at the hirer through other agencies, as the worker said. None is an answer, too. */
export interface EarlierWeeks {
  readonly id?: string;
  readonly weeks: number;
  /** Last day worked there through another agency; none when no week was. */
  readonly lastDay: DateText | null;
  readonly saidOn: DateText;
  /** Last day on which the declaration answers; after it the worker is asked again. */
  readonly answersUntil: DateText;
}

/** A move of the worker to other work at the hirer. */
export interface RoleChange extends RoleMove {
  /** First day of the other work. */
  readonly on: DateText;
  readonly restsOn?: RestsOn;
}

/** What is known of one worker in one role at one hirer, whatever the agency. */
export interface ClockFacts {
  /** In any order; a day twice is a day. Days after `asOf` do not count yet. */
  readonly worked: readonly WorkedDay[];
  readonly absences?: readonly Absence[];
  readonly roleChanges?: readonly RoleChange[];
  readonly earlier?: EarlierWeeks | null;
  /** Intended or likely end of the assignment, the later; left out: not known, weeks count on. */
  readonly intendedEnd?: DateText;
  readonly asOf: DateText;
}

/** One 7-day week of the clock and what became of it. */
export interface ClockWeek {
  readonly weekFrom: DateText;
  readonly weekTo: DateText;
  readonly what: 'counted' | 'paused' | 'continued' | 'reset';
  readonly because: string;
  readonly restsOn: readonly RestsOn[];
}

/** Something owed from a day on. */
export interface ClockDuty {
  readonly on: DateText;
  /** The week of the clock that begins on that day. */
  readonly week: number;
  readonly rule: string;
  readonly says: string;
  /** Has the day come? */
  readonly due: boolean;
}

/** Weeks from a first day to a last, between two resets. */
export interface ClockRun {
  readonly from: DateText;
  /** Last day with work. */
  readonly to: DateText;
  readonly weeks: number;
}

/** How far the weeks have come. */
export interface ClockCount {
  /** Weeks that count since the anchor. */
  readonly weeks: number;
  /** `running`: weeks are adding up; `paused`: none of the last week; `reset`: the next day starts anew. */
  readonly status: 'running' | 'paused' | 'qualified' | 'reset';
  /** First day the weeks are counted from; null before any, and after a reset. */
  readonly anchor: DateText | null;
  /** First day of week 13, once 12 weeks count; null before. */
  readonly rightsFrom: DateText | null;
  /** First day of week 13 if some work is done in every week from now on. */
  readonly ifUnbroken: DateText;
  /** What came before the weeks that count now, in order; each ended by a reset. */
  readonly before: readonly ClockRun[];
}

/** The count with every week and what is owed when. */
export interface Clock extends ClockCount {
  /** Every week, those before a reset too, in order. */
  readonly labelled: readonly ClockWeek[];
  readonly duties: readonly ClockDuty[];
}
