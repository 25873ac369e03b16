import type { Nation } from '../../lib/calendar.ts';
import { type DateText, dateOfDayNumber } from '../../lib/days.ts';
import { dayOfMinute, LONDON } from '../../lib/time.ts';
import type { RestsOn } from '../finding.ts';

/** How a stint is worked: awake, asleep at the workplace but on call there, or on call at home. */
export type StintKind = 'waking' | 'sleep_in' | 'on_call';

/** One stretch of work of one worker, for any hirer. Lists of stints are sorted by `start`. */
export interface Stint {
  /** Epoch minutes. */
  readonly start: number;
  readonly end: number;
  /** Unpaid rest in it, in minutes. */
  readonly breakMinutes: number;
  readonly kind: StintKind;
  /** What people call it: 'Mon 23 Nov 07:00-15:00, Aire Foods'. */
  readonly label: string;
  readonly id: string;
  readonly source: 'pencilled' | 'accepted' | 'declared' | 'worked';
}

/**
 * What the worker said about work for others: a standing declaration with the day it lapses. It says
 * how many hours, not when, so the rests between are not known from it.
 */
export interface OtherWork {
  /** 0 for no other work. */
  readonly hoursPerWeek: number;
  readonly saidOn: DateText;
  readonly answersUntil: DateText;
  readonly restNotKnown: true;
  readonly id?: string;
}

/** The facts every working-time rule reads about one worker and the work proposed to them. */
export interface WorkFacts {
  /** The work proposed, as one line; not among `stints`. Sorted by start, at least one. */
  readonly proposed: readonly Stint[];
  /** All other work known, before and after, for every hirer. Sorted by start. */
  readonly stints: readonly Stint[];
  /** Whole years on the day of the proposed work; left out: not known. */
  readonly age?: number;
  /** The declaration on file; left out: never asked. */
  readonly other?: OtherWork;
  /** The day the question is put. */
  readonly asOf: DateText;
  /** Zone of the place of work; Europe/London if left out. */
  readonly zone?: string;
  /** Nation of the place of work, for the regulations to name; England if left out. */
  readonly nation?: Nation;
}

/**
 * The regulations a working-time finding rests on. Northern Ireland has its own, with the same limits;
 * they are named there without the paragraph of the others.
 */
export function workSource({ nation }: Pick<WorkFacts, 'nation'>, paragraph: string): string {
  return nation === 'northern-ireland'
    ? 'Working Time Regulations (Northern Ireland) 2016'
    : `Working Time Regulations 1998, ${paragraph}`;
}

export const HOUR = 60;
export const DAY = 1440;

/**
 * Minutes of a stint that are working time. On call at the workplace counts while asleep too; on call
 * at home does not count until called out, and a call-out is a stint of its own.
 */
export function workingMinutes(stint: Stint): number {
  if (stint.kind === 'on_call') return 0;
  return Math.max(0, stint.end - stint.start - stint.breakMinutes);
}

/** The kinds of time the guidance names, and whether each is working time (WTR-HOURS). */
export const COUNTS_AS_WORK = {
  normal_work: true,
  job_training: true,
  working_lunch: true,
  work_travel: true,
  home_travel_no_fixed_place: true,
  paid_overtime: true,
  unpaid_overtime_asked: true,
  on_call_at_workplace: true,
  work_abroad: true,
  on_call_elsewhere: false,
  rest_break: false,
  normal_commute: false,
  unpaid_overtime_volunteered: false,
  holiday: false,
} as const;

export type TimeKind = keyof typeof COUNTS_AS_WORK;

/** Zone of the facts. */
export function zoneOf(facts: WorkFacts): string {
  return facts.zone ?? LONDON;
}

/** First day of the proposed work, local to its place: it picks the version of the law (ENG-DATE). */
export function workDate(facts: WorkFacts): DateText {
  return dateOfDayNumber(dayOfMinute((facts.proposed[0] as Stint).start, zoneOf(facts)));
}

/** Has a declaration on file lapsed by the day of the question? */
export function lapsed(other: OtherWork, asOf: DateText): boolean {
  return other.answersUntil < asOf;
}

/** Stints as records a finding rests on. */
export function restsOn(stints: readonly Stint[]): readonly RestsOn[] {
  return stints.map(({ id, label, source }) => ({ kind: `stint-${source}`, id, label }));
}

/** First index in stints sorted by start whose start is at or after a minute. */
export function firstFrom(stints: readonly Stint[], minute: number): number {
  let low = 0;
  let high = stints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stints[middle] as Stint).start < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
