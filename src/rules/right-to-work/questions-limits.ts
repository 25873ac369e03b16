import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { bool, date, int, list, maybe, num, object, oneOf, outcome } from '../book/fields.ts';
import { type Question, question } from '../book/question.ts';
import { copiesKeptUntil } from './keep.ts';
import { passOr } from './outcome-of.ts';
import { PENALTY_TERMS, penaltyOn } from './penalty.ts';
import { ENGAGEMENTS, SCHEME } from './scheme-data.ts';
import { STUDENT_WEEK, USUAL_LIMIT_HOURS } from './student-data.ts';
import { judgeStudent } from './student-hours.ts';
import { schemeApplies } from './timing.ts';

const pounds = (sum: number) => `£${sum.toLocaleString('en-GB')}`;

const ROLLING_UNTIL = STUDENT_WEEK.filter(({ value }) => value === 'rolling_7_days')
  .map(({ from, to }) => (to === undefined ? `from ${showDate(from)}` : `up to ${showDate(to)}`))
  .join(' and ');

const student = question({
  rule: 'RTW-STUDENT',
  asks: 'Does a student stay within the hours a week that their permission allows?',
  takes: {
    term_time: bool('is it term'),
    weekly_limit_hours: maybe(
      int(`hours a week in term; left out: ${USUAL_LIMIT_HOURS}, the usual limit`),
    ),
    days: maybe(
      list(
        object({ date: date('day worked'), hours: num('hours, every employer') }),
        'days worked; their dates pick how the week runs',
      ),
    ),
    week_hours: maybe(list(num('hours'), 'hours of each successive week')),
    week_hours_by_employer: maybe(list(num('hours'), 'hours in one week, a number an employer')),
    term_dates_evidence: maybe(bool('dates from the education provider on file')),
  },
  gives: {
    outcome: outcome(),
    week_totals: list(num('hours'), 'Monday to Sunday, weeks with work in order'),
    rolling_7_day_total: num('highest total of any seven days in a row'),
  },
  answer(given) {
    const answer = judgeStudent({
      termTime: given.term_time,
      limit: given.weekly_limit_hours,
      days: given.days,
      weeks: given.week_hours,
      byEmployer: given.week_hours_by_employer,
      evidence: given.term_dates_evidence,
    });
    const { limit, over, judged } = answer;
    const first = over[0];
    const unproved = !given.term_time && given.term_dates_evidence === false;
    return ok({
      gives: {
        outcome: passOr(first === undefined, 'block'),
        week_totals: answer.weekTotals,
        rolling_7_day_total: answer.rolling,
      },
      because: first
        ? `${first.hours} h in ${first.what}; ${limit} h are allowed${unproved ? ', since no dates from the education provider show that term is over' : ' in term'}.`
        : limit === undefined
          ? 'Outside term, by the dates of the education provider, hours are not limited.'
          : `No week is over ${limit} h.`,
      working: [
        {
          what: 'Hours allowed a week, each week by itself',
          comes: limit === undefined ? 'not limited' : `${limit} h`,
        },
        ...judged.map(({ what, hours }) => ({
          what: `Hours in ${what}, every employer`,
          comes: `${hours} h${limit !== undefined && hours > limit ? `, ${trim(hours - limit)} h over` : ''}`,
        })),
        ...(answer.rolling === undefined
          ? []
          : [
              {
                what: `Most in any 7 days in a row, which counts for days ${ROLLING_UNTIL}`,
                comes: `${answer.rolling} h`,
              },
            ]),
      ],
      source: 'Immigration Rules, Appendix Student: conditions of work',
      ...(given.days?.length ? { keyDate: [...given.days].sort(byDate).at(-1)?.date ?? '' } : {}),
    });
  },
});

const keep = question({
  rule: 'RTW-KEEP',
  asks: 'Until when are copies of a right-to-work check kept?',
  takes: { employment_ended: date('last day of the employment or engagement') },
  gives: {
    keep_until: date('last day they are kept'),
    delete_after: bool('are they deleted after it'),
  },
  answer({ employment_ended }) {
    const kept = copiesKeptUntil(employment_ended);
    if (!kept.ok) return kept;
    const { until, months } = kept.value;
    return ok({
      gives: { keep_until: until, delete_after: true },
      because: `Copies are kept until ${showDate(until)}, ${counted(months, 'month')} after the work ended, and then deleted.`,
      working: [
        { what: 'Work ended', comes: showDate(employment_ended) },
        { what: `${months} months later`, comes: showDate(until) },
      ],
      source: 'Home Office guide to right to work checks: keeping copies',
      keyDate: employment_ended,
    });
  },
});

const penalty = question({
  rule: 'RTW-PENALTY',
  asks: 'What may a worker without the right to work cost, by the day of the breach?',
  takes: { repeat_within_3_years: bool('another breach within three years before') },
  gives: {
    max_per_worker: int('GBP a worker'),
    if_paid_in_21_days: num('GBP a worker, 30% off'),
  },
  answer({ repeat_within_3_years: repeat }, { asOf }) {
    const found = penaltyOn(asOf, repeat);
    if (!found.ok) return found;
    const { maxPerWorker, ifPaidEarly } = found.value;
    const { offPercent, payWithinDays, objectWithinDays } = PENALTY_TERMS;
    return ok({
      gives: { max_per_worker: maxPerWorker, if_paid_in_21_days: ifPaidEarly },
      because: `Up to ${pounds(maxPerWorker)} a worker for a ${repeat ? 'repeated' : 'first'} breach on ${showDate(asOf)}.`,
      working: [
        {
          what: `Greatest penalty, ${repeat ? 'repeat within three years' : 'first breach'}`,
          comes: pounds(maxPerWorker),
        },
        {
          what: `Paid within ${counted(payWithinDays, 'day')}, ${offPercent}% off`,
          comes: pounds(ifPaidEarly),
        },
        { what: 'Days to object', comes: String(objectWithinDays) },
      ],
      source: 'Code of practice on illegal working: civil penalty scheme',
    });
  },
});

const scheme = question({
  rule: 'RTW-S48',
  asks: 'Is somebody engaged on this day within the statutory checking scheme, and were they checked?',
  takes: {
    engaged_under: oneOf(ENGAGEMENTS, 'how they are engaged'),
    check_done: bool('a right-to-work check is complete'),
  },
  gives: {
    outcome: outcome(),
    statutory_scheme_applies: bool('does the statute itself demand the check'),
  },
  answer({ engaged_under, check_done }, { asOf }) {
    const applies = schemeApplies(engaged_under, asOf);
    if (!applies.ok) return applies;
    const unchecked = applies.value ? 'block' : 'warn';
    const words = engaged_under.replaceAll('_', ' ');
    const version = SCHEME.find(({ to }) => to === undefined || asOf <= to);
    return ok({
      gives: {
        outcome: passOr(check_done, unchecked),
        statutory_scheme_applies: applies.value,
      },
      because: `${applies.value ? 'Within' : 'Outside'} the statutory scheme on ${showDate(asOf)} (${words}); ${check_done ? 'the check is done' : 'no check is done'}.`,
      working: [
        {
          what: `Within the scheme on ${showDate(asOf)}`,
          comes: (version?.value ?? []).map((one) => one.replaceAll('_', ' ')).join(', '),
        },
        { what: 'Engaged under', comes: words },
      ],
      source: version?.source ?? 'Immigration, Asylum and Nationality Act 2006, s.15',
    });
  },
});

function byDate(one: { readonly date: string }, other: { readonly date: string }): number {
  return one.date < other.date ? -1 : 1;
}

function trim(hours: number): number {
  return Math.round(hours * 100) / 100;
}

/** RTW-STUDENT, RTW-KEEP, RTW-PENALTY and RTW-S48 as questions. */
export const LIMIT_QUESTIONS: readonly Question[] = [student, keep, penalty, scheme];
