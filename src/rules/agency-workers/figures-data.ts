import type { Nation } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** Day the Agency Workers Regulations 2010 came into force; no week before it counts. */
export const START: DateText = '2011-10-01';
/** First day on which a contract with pay between assignments no longer takes equal pay away. */
export const DEROGATION_ENDS: DateText = '2020-04-06';
/** Last day for the written statement that such a contract no longer has that effect. */
export const DEROGATION_STATEMENT_BY: DateText = '2020-04-30';

/** Figures of the qualifying period. Days are calendar days. */
export interface AgencyFigures {
  /** Weeks with work that qualify. */
  readonly qualifyingWeeks: number;
  /** Longest break for any reason that only pauses. */
  readonly anyReasonDays: number;
  /** From this week on the pay of a comparable employee should be on file (our policy). */
  readonly comparatorWeek: number;
  /** Most that a tribunal adds for assignments structured to keep somebody out, in pounds. */
  readonly avoidanceAward: number;
  /** An assignment of so many weeks or more, below the qualifying weeks, is just under (our policy). */
  readonly justUnderWeeks: number;
  /** A gap over six weeks of so many weeks or fewer is just over (our policy). */
  readonly justOverWeeks: number;
  /** Days in which a written request for information is answered. */
  readonly answerDays: number;
  /** Days without an answer of the agency after which the worker may ask the hirer. */
  readonly askHirerAfterDays: number;
  /** What absences do, by reason. */
  readonly absences: Readonly<Record<AbsenceReason, AbsenceEffect>>;
}

export type AbsenceReason =
  | 'any'
  | 'sickness_injury'
  | 'annual_leave'
  | 'jury_service'
  | 'customary_shutdown'
  | 'industrial_action'
  | 'pregnancy'
  | 'pregnancy_illness'
  | 'childbirth'
  | 'maternity'
  | 'paternity_leave'
  | 'adoption_leave'
  | 'shared_parental_leave';

/** What an absence does to the count of weeks. */
export interface AbsenceEffect {
  /** `continue`: weeks count as if worked; `pause`: none count, none are lost. */
  readonly does: 'pause' | 'continue';
  /** Longest absence, in days, that does so; longer sets the count to zero. Left out: no limit. */
  readonly capDays?: number;
  readonly words: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const CONTINUES = { does: 'continue', confidence: 'A, B' } as const;
const PAUSES = { does: 'pause', confidence: 'A, B' } as const;
const AWR = 'Agency Workers Regulations 2010';

export const FIGURES: readonly Version<AgencyFigures>[] = [
  {
    from: START,
    value: {
      qualifyingWeeks: 12,
      anyReasonDays: 42,
      comparatorWeek: 10,
      avoidanceAward: 5000,
      justUnderWeeks: 10,
      justOverWeeks: 8,
      answerDays: 28,
      askHirerAfterDays: 30,
      absences: {
        any: { ...PAUSES, capDays: 42, words: 'no listed reason', source: `${AWR}, reg 7(8)(a)` },
        sickness_injury: {
          ...PAUSES,
          capDays: 196,
          words: 'sickness or injury',
          source: `${AWR}, reg 7(8)(b)`,
        },
        annual_leave: { ...PAUSES, words: 'leave', source: `${AWR}, reg 7(8)(d)` },
        jury_service: {
          ...PAUSES,
          capDays: 196,
          words: 'jury service',
          source: `${AWR}, reg 7(8)(e)`,
        },
        customary_shutdown: {
          ...PAUSES,
          words: "the hirer's customary shutdown",
          source: `${AWR}, reg 7(8)(f)`,
        },
        industrial_action: {
          ...PAUSES,
          words: 'a strike, lock-out or other action at the hirer',
          source: `${AWR}, reg 7(8)(g)`,
        },
        pregnancy: { ...CONTINUES, words: 'pregnancy', source: `${AWR}, regs 7(8)(c) and 8` },
        pregnancy_illness: {
          ...CONTINUES,
          words: 'illness of pregnancy',
          source: `${AWR}, regs 7(8)(c) and 8`,
        },
        childbirth: { ...CONTINUES, words: 'childbirth', source: `${AWR}, regs 7(8)(c) and 8` },
        maternity: { ...CONTINUES, words: 'maternity', source: `${AWR}, regs 7(8)(c), (d) and 8` },
        paternity_leave: {
          ...CONTINUES,
          words: 'paternity leave',
          source: `${AWR}, regs 7(8)(d) and 8`,
        },
        adoption_leave: {
          ...CONTINUES,
          words: 'adoption leave',
          source: `${AWR}, regs 7(8)(d) and 8`,
        },
        shared_parental_leave: {
          ...CONTINUES,
          words: 'shared parental leave',
          source: `${AWR}, regs 7(8)(d) and 8`,
        },
      },
    },
  },
];

/** Were the Regulations in force on this day? */
export function inForce(date: DateText): boolean {
  return date >= START;
}

/**
 * The figures for a day. For a day before the Regulations, those they began with: a caller that may meet
 * such a day asks `inForce` first.
 */
export function figuresOn(date: DateText): AgencyFigures {
  const found =
    FIGURES.find(({ from, to }) => from <= date && (to === undefined || date <= to)) ?? FIGURES[0];
  return (found as Version<AgencyFigures>).value;
}

/** 'Agency Workers Regulations 2010, reg 5(1)'; Northern Ireland has regulations of its own. */
export function agencySource(paragraph: string, nation?: Nation): string {
  return nation === 'northern-ireland'
    ? 'Agency Workers Regulations (Northern Ireland) 2011'
    : `${AWR}, ${paragraph}`;
}
