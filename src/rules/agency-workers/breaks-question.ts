import { daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import {
  ABSENCES,
  bool,
  date,
  type Given,
  int,
  list,
  maybe,
  object,
  oneOf,
} from '../book/fields.ts';
import { type Asked, question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { continues, fillBreak, judgeBreak, type Spell, spellWords } from './breaks.ts';
import { type AgencyFigures, agencySource, figuresOn } from './figures-data.ts';

const absences = list(
  object({
    reason: oneOf(ABSENCES, 'why the worker did not work'),
    days: maybe(int('calendar days; left out: all days of the break, or to its end')),
  }),
  'absences, one after another',
);

const breakFields = {
  weeks_before: maybe(int('weeks counted before the absence')),
  last_day: maybe(date('last day worked before')),
  absences,
  return_day: maybe(date('next day worked')),
};

const pauseFields = {
  first_day: maybe(date('first day worked')),
  ...breakFields,
  weeks_after: maybe(int('weeks worked since the return')),
};

/** Weeks that absences add and what they do: the break, worked out. */
interface Worked {
  readonly resets: boolean;
  readonly because: string;
  readonly gapDays: number | undefined;
  /** Weeks that count on during the break. */
  readonly continued: number;
  readonly working: readonly WorkingLine[];
}

export const pause = question({
  rule: 'AWR-PAUSE',
  asks: 'Does an absence pause the count of weeks, and how many weeks are there after it?',
  takes: pauseFields,
  gives: {
    reset: maybe(bool('does the count start again?')),
    gap_days: maybe(int('days strictly between the last and the next day worked')),
    weeks: maybe(int('weeks that count')),
    qualified: maybe(bool('have 12 weeks counted?')),
    qualified_after_weeks_back: maybe(int('weeks of work after the return that complete the 12')),
  },
  answer: (given, asked) => {
    const figures = figuresOn(given.return_day ?? asked.asOf);
    const worked = workOut(given, asked, figures);
    if (!worked.ok) return worked;
    const { resets, because, gapDays, continued, working } = worked.value;
    const before = given.weeks_before ?? weeksUntil(given.first_day, given.last_day);
    const carried = resets ? 0 : before === undefined ? undefined : before + continued;
    const known = carried ?? (given.weeks_after === undefined ? undefined : continued);
    const weeks = known === undefined ? undefined : known + (given.weeks_after ?? 0);
    return ok({
      gives: {
        reset: resets,
        gap_days: gapDays,
        weeks,
        qualified: weeks === undefined ? undefined : weeks >= figures.qualifyingWeeks,
        qualified_after_weeks_back: carried === undefined ? undefined : toGo(carried, figures),
      },
      because,
      working: [
        ...working,
        ...(weeks === undefined
          ? []
          : [
              {
                what: 'Weeks that count',
                comes: `${known} + ${given.weeks_after ?? 0} = ${weeks} of ${figures.qualifyingWeeks}`,
              },
            ]),
        ...(carried === undefined
          ? []
          : [
              {
                what: 'Weeks of work after the return that complete them',
                comes: `${figures.qualifyingWeeks} - ${carried}, and never under 0 = ${toGo(carried, figures)}`,
              },
            ]),
      ],
      source: agencySource('reg 7(8) and (10)'),
      ...(given.return_day ? { keyDate: given.return_day } : {}),
    });
  },
});

export const reset = question({
  rule: 'AWR-RESET',
  asks: 'Does an absence set the count of weeks to zero?',
  takes: breakFields,
  gives: {
    reset: bool('does the count start again?'),
    gap_days: maybe(int('days strictly between the last and the next day worked')),
    weeks_on_return: maybe(int('number of the week that starts on the day of return')),
  },
  answer: (given, asked) => {
    const figures = figuresOn(given.return_day ?? asked.asOf);
    const worked = workOut(given, asked, figures);
    if (!worked.ok) return worked;
    const { resets, because, gapDays, continued, working } = worked.value;
    const before = resets ? 0 : given.weeks_before;
    const inBreak = resets ? 0 : continued;
    const onReturn = before === undefined ? undefined : before + inBreak + 1;
    return ok({
      gives: { reset: resets, gap_days: gapDays, weeks_on_return: onReturn },
      because,
      working:
        onReturn === undefined
          ? working
          : [
              ...working,
              {
                what: 'Week that begins on return',
                comes: `${before} + ${inBreak} + 1 = ${onReturn}`,
              },
            ],
      source: agencySource('reg 7(8) and (10)'),
      ...(given.return_day ? { keyDate: given.return_day } : {}),
    });
  },
});

export const continuing = question({
  rule: 'AWR-CONTINUE',
  asks: 'How many weeks count when the worker is away for a reason during which weeks count on?',
  takes: {
    weeks_worked: int('weeks counted before the absence'),
    absences,
    intended_assignment_weeks: int('intended or likely length of the assignment, the later'),
  },
  gives: { weeks: int('weeks that count'), qualified: bool('have 12 weeks counted?') },
  answer: (given, { asOf }) => {
    const figures = figuresOn(asOf);
    const broken = judgeBreak(given.absences, figures);
    const added = broken.resets
      ? 0
      : continuedWeeks(
          given.absences,
          given.weeks_worked,
          given.intended_assignment_weeks * 7,
          figures,
        );
    const weeks = broken.resets ? 0 : given.weeks_worked + added;
    return ok({
      gives: { weeks, qualified: weeks >= figures.qualifyingWeeks },
      because: broken.resets
        ? broken.because
        : `${counted(weeks, 'week')} count: ${given.weeks_worked} before the absence and ${added} in it, up to the ${counted(given.intended_assignment_weeks, 'week')} the assignment was to last.`,
      working: [
        { what: 'Absences', comes: spellWords(given.absences, figures) || 'none' },
        {
          what: 'Weeks counted',
          comes: broken.resets ? '0' : `${given.weeks_worked} + ${added} = ${weeks}`,
        },
      ],
      source: agencySource('regs 7(8)(c)-(d) and 8'),
    });
  },
});

/**
 * Blocks of 7 days, from the first day on, that hold a day on which the worker is taken to be working
 * during these absences.
 * @param weeksBefore whole weeks before the first absence
 * @param endsAfterDays days from the first day of the assignment to its intended or likely end; left
 *   out: no end is in issue
 */
function continuedWeeks(
  spells: readonly Spell[],
  weeksBefore: number,
  endsAfterDays: number | undefined,
  figures: AgencyFigures,
): number {
  let [day, weeks, next] = [weeksBefore * 7, 0, 0];
  for (const { reason, days } of spells) {
    const end = days === undefined ? Math.max(day, endsAfterDays ?? day) : day + days;
    const until = Math.min(end, endsAfterDays ?? end);
    if (continues(reason, figures) && until > day) {
      const [first, last] = [Math.max(next, Math.floor(day / 7)), Math.floor((until - 1) / 7)];
      weeks += Math.max(0, last - first + 1);
      next = Math.max(next, last + 1);
    }
    day = end;
  }
  return weeks;
}

function workOut(
  given: Given<typeof breakFields>,
  { asOf }: Asked,
  figures: AgencyFigures,
): Result<Worked> {
  const { last_day: last, return_day: back } = given;
  if (last && back && back <= last) {
    return refuse(
      'dates-out-of-order',
      `The next day worked, ${showDate(back)}, is not after the last, ${showDate(last)}. Correct one of them.`,
    );
  }
  const stated = given.absences.every(({ days }) => days !== undefined);
  const total = given.absences.reduce((sum, { days }) => sum + (days ?? 0), 0);
  // Nobody is back yet: the break so far, with the day the question is put.
  const soFar = last && !back && !stated && asOf > last ? daysBetween(last, asOf) : undefined;
  const byDates = last && back ? daysBetween(last, back) - 1 : soFar;
  const gapDays = byDates ?? (stated ? total : undefined);
  const spells = byDates === undefined ? given.absences : fillBreak(given.absences, byDates);
  if (!spells) {
    return refuse(
      'facts-contradict',
      `The absences last ${counted(total, 'day')} together, and only ${byDates} lie between the last and the next day worked. Correct one of them.`,
    );
  }
  const answer = judgeBreak(spells, figures);
  return ok({
    ...answer,
    gapDays,
    continued: answer.resets ? 0 : continuedWeeks(spells, 0, undefined, figures),
    working: [
      ...(last && back
        ? [
            {
              what: `Days between ${showDate(last)} and ${showDate(back)}, both left out`,
              comes: `${gapDays}`,
            },
          ]
        : gapDays === undefined
          ? []
          : [
              { what: soFar === undefined ? 'Days away' : 'Days away so far', comes: `${gapDays}` },
            ]),
      { what: 'Absences', comes: spellWords(spells, figures) || 'none' },
      {
        what: 'What they do',
        comes: answer.resets ? 'the count starts again' : 'the count is kept',
      },
    ],
  });
}

function toGo(counts: number, { qualifyingWeeks }: AgencyFigures): number {
  return Math.max(0, qualifyingWeeks - counts);
}

function weeksUntil(first: string | undefined, last: string | undefined): number | undefined {
  if (!first || !last || last < first) return undefined;
  return Math.floor(daysBetween(first, last) / 7) + 1;
}
