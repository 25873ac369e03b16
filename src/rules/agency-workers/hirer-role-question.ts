import { ok } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { bool, int, list, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { looksAvoiding } from './avoidance.ts';
import { agencySource, figuresOn, inForce } from './figures-data.ts';
import { judgeRole } from './new-role.ts';

/** Changes of the hirer, whether the weeks go on, and why. */
const CHANGES = {
  other_agency_same_hirer: {
    newHirer: false,
    words: 'Weeks with one hirer add up over agencies',
  },
  other_site_same_company: {
    newHirer: false,
    words: 'Another site of one company is the same hirer',
  },
  other_school_same_local_authority: {
    newHirer: false,
    words: 'Schools of one local authority that employs their staff are the same hirer',
  },
  other_company_same_group: {
    newHirer: true,
    words: 'Another company of a group is another hirer, and a connected one',
  },
  other_hirer: { newHirer: true, words: 'Another hirer starts a count of its own' },
} as const;

export const sameHirer = question({
  rule: 'AWR-SAME-HIRER',
  asks: 'Do the weeks go on when the agency, the site or the hirer changes?',
  takes: {
    change: oneOf(
      [
        'other_agency_same_hirer',
        'other_site_same_company',
        'other_school_same_local_authority',
        'other_company_same_group',
        'other_hirer',
      ],
      'what changes',
    ),
    weeks_by_agency: maybe(
      list(int('weeks worked through one agency'), 'weeks worked through each agency in turn'),
    ),
    same_role: maybe(bool('is the role the same? (default true)')),
  },
  gives: {
    reset: maybe(bool('does the count start again?')),
    weeks: maybe(int('weeks that count')),
    qualified: maybe(bool('have 12 weeks counted?')),
    check_avoidance: maybe(bool('must AWR-AVOID be looked at?')),
  },
  answer: ({ change, weeks_by_agency: weeksBy, same_role = true }, { asOf }) => {
    const { newHirer, words } = CHANGES[change];
    const resets = newHirer || !same_role;
    const weeks = weeksAfter(weeksBy, resets);
    return ok({
      gives: {
        reset: resets,
        weeks,
        qualified: weeks === undefined ? undefined : weeks >= figuresOn(asOf).qualifyingWeeks,
        check_avoidance: change === 'other_company_same_group',
      },
      because: `${words}${same_role ? '' : '; the role is another, so the count starts again'}.`,
      working: [
        {
          what: 'Weeks',
          comes:
            weeks === undefined
              ? 'as before the change'
              : resets
                ? `${weeks} since the change`
                : `${(weeksBy ?? []).join(' + ')} = ${weeks}`,
        },
      ],
      source: agencySource(newHirer ? 'regs 7(2) and 9' : 'reg 7(2)'),
    });
  },
});

export const role = question({
  rule: 'AWR-ROLE',
  asks: 'Does a new role at the same hirer start a new count?',
  takes: {
    substantively_different: bool('is the whole or main part of the work substantively different?'),
    worker_told_in_writing: bool('did the agency tell the worker in writing of the new work?'),
    weeks_before: int('weeks counted before'),
  },
  gives: { outcome: maybe(outcome()), reset: bool('does the count start again?') },
  answer: ({ substantively_different, worker_told_in_writing, weeks_before }) => {
    const answer = judgeRole({
      substantivelyDifferent: substantively_different,
      toldInWriting: worker_told_in_writing,
    });
    return ok({
      gives: { outcome: answer.outcome, reset: answer.resets },
      because: answer.because,
      working: [
        {
          what: 'Weeks carried into the new role',
          comes: answer.resets ? '0' : `${weeks_before}`,
        },
      ],
      source: agencySource('reg 7(3)'),
    });
  },
});

export const avoid = question({
  rule: 'AWR-AVOID',
  asks: 'Does a row of assignments look made to keep somebody from qualifying?',
  takes: {
    assignments_weeks: list(int('weeks'), 'length of each completed assignment'),
    gaps_weeks: list(int('weeks'), 'breaks between them'),
    same_hirer: bool('were they all with one hirer?'),
  },
  gives: {
    outcome: outcome(),
    flagged: bool('must a person look at it?'),
    max_award: int('most that a tribunal adds, GBP'),
  },
  answer: ({ assignments_weeks: lengths, gaps_weeks: gaps, same_hirer }, { asOf }) => {
    const figures = figuresOn(asOf);
    const flagged = inForce(asOf) && same_hirer && looksAvoiding(lengths, gaps, figures);
    return ok({
      gives: {
        outcome: flagged ? ('escalate' as const) : ('pass' as const),
        flagged,
        max_award: flagged ? figures.avoidanceAward : 0,
      },
      because: flagged
        ? `${counted(lengths.length, 'assignment')} of ${lengths.join(', ')} weeks with breaks of ${gaps.join(', ')} weeks: a person must say why; if it keeps the worker out, they count as qualified from when they would have been.`
        : 'The assignments and breaks do not look made to keep the worker from qualifying.',
      working: [
        { what: 'Completed assignments', comes: lengths.map((weeks) => `${weeks} wk`).join(', ') },
        { what: 'Breaks', comes: gaps.map((weeks) => `${weeks} wk`).join(', ') || 'none' },
        {
          what: `Just under ${figures.qualifyingWeeks} weeks, or just over ${figures.anyReasonDays / 7} off`,
          comes: `${figures.justUnderWeeks} to ${figures.qualifyingWeeks - 1} weeks of work; over ${figures.anyReasonDays / 7} to ${figures.justOverWeeks} off`,
        },
        ...(flagged
          ? [
              {
                what: 'Most that a tribunal adds',
                comes: `£${figures.avoidanceAward.toLocaleString('en-GB')}`,
              },
            ]
          : []),
      ],
      source: agencySource('regs 9 and 18(14)'),
    });
  },
});

function weeksAfter(weeksBy: readonly number[] | undefined, resets: boolean): number | undefined {
  if (!resets) return weeksBy?.reduce((sum, weeks) => sum + weeks, 0);
  // Weeks through the last agency follow the change; with one agency or none there are none yet.
  return weeksBy && weeksBy.length > 1 ? weeksBy.at(-1) : 0;
}
