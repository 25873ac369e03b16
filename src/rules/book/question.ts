import type { Holidays } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import type { Result } from '../../lib/result.ts';
import type { WorkingLine } from '../finding.ts';
import type { Fields, Given, Gives } from './fields.ts';

/** When and with which calendar a question is put. */
export interface Asked {
  /** The day it is put: it picks the version of the law where no fact carries a date (ENG-DATE). */
  readonly asOf: DateText;
  readonly holidays: Holidays;
}

/** What a rule answers. A field is left out where the rule has nothing to say of it. */
export interface Answer<G extends Fields = Fields> {
  readonly gives: Gives<G>;
  /** One sentence with the figure, in plain words. */
  readonly because: string;
  /** The sum by hand; never empty where a figure is given. */
  readonly working: readonly WorkingLine[];
  /** The paragraph: 'Working Time Regulations 1998, reg 4(1) and (6)'. */
  readonly source: string;
  /** The day that picked the version of the law, if it is not the day the question was put. */
  readonly keyDate?: DateText;
}

/**
 * A rule as a question that anybody may put: closed fields in, an answer out. Refuses what it has no
 * figure for (`no-version`, `calendar-unknown`) and facts that contradict each other, in words.
 */
export interface Question<T extends Fields = Fields, G extends Fields = Fields> {
  /** The rule's id: 'WTR-48'. */
  readonly rule: string;
  /** What is asked, in one sentence. */
  readonly asks: string;
  readonly takes: T;
  readonly gives: G;
  readonly answer: (given: Given<T>, asked: Asked) => Result<Answer<G>>;
}

/** A question with the types of its own fields, kept among questions of any. */
export function question<T extends Fields, G extends Fields>(own: Question<T, G>): Question {
  return own as unknown as Question;
}
