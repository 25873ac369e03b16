import { businessDaysFrom } from '../../lib/calendar.ts';
import { addDays } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, division, int, list, maybe, object, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { nationOf } from '../calendar/divisions.ts';
import { answered } from './answered.ts';
import { checkHirerFacts, HIRER_FACTS, missingHirerFacts } from './hirer-facts.ts';
import { lengthened, shortForm, spoken } from './information-parts.ts';
import { conductSource } from './law.ts';
import { conductWindows } from './windows-data.ts';

const HIRER_KEYS = [
  'identity',
  'start_and_duration',
  'position_type_location_hours',
  'health_safety_risks',
  'skills_required',
  'expenses',
] as const;
const SHORT_KEYS = ['worker_name_to_hirer', 'hirer_identity_to_worker', 'dates_to_worker'] as const;

/** CR-18: information to obtain from the hirer. */
export const HIRER_INFORMATION = question({
  rule: 'CR-18',
  asks: 'Has the hirer told what must be known before a worker is proposed?',
  takes: {
    hirer_info: object(
      {
        identity: bool(told('identity')),
        start_and_duration: bool(told('start_and_duration')),
        position_type_location_hours: bool(told('position_type_location_hours')),
        health_safety_risks: bool(told('health_safety_risks')),
        skills_required: bool(told('skills_required')),
        expenses: bool(told('expenses')),
      },
      'true = obtained',
    ),
  },
  gives: { outcome: outcome(), missing: list(oneOf(HIRER_KEYS, 'still missing'), 'still missing') },
  answer: ({ hirer_info: obtained }) => {
    const [found] = checkHirerFacts({ obtained });
    const missing = missingHirerFacts({ obtained }).map(({ key }) => key);
    return answered({
      gives: {
        outcome: found ? 'block' : 'pass',
        missing: missing as (typeof HIRER_KEYS)[number][],
      },
      because: found?.because ?? 'The hirer has told all that must be known.',
      working: [],
      source: conductSource('england', 'reg 18'),
    });
  },
});

function told(key: string): string {
  return HIRER_FACTS.find((one) => one.key === key)?.asks ?? '';
}

/** CR-21: written confirmation of information, and CR-21S, the short form. */
export const INFORMATION = question({
  rule: 'CR-21',
  asks: 'By when is what was told confirmed in writing, and does the short form serve?',
  takes: {
    division: maybe(division('place of work (default england-and-wales)')),
    oral_info_given: maybe(date('day the particulars were told')),
    assignment_start: maybe(date('first day')),
    assignment_business_days: maybe(int('planned length in business days')),
    previously_given_same_info: maybe(bool('all the rest was given before and still holds')),
    given_now: maybe(list(oneOf(SHORT_KEYS, 'what is given now'), 'what is given now')),
    extended_on: maybe(date('day it is lengthened')),
    extended_to: maybe(date('new last day')),
  },
  gives: {
    outcome: outcome(),
    confirm_by: date('written confirmation by the end of this day'),
    full_info_by: date('full facts by the end of this day, once lengthened'),
  },
  answer: (given, asked) => {
    const nation = nationOf(given.division);
    const parts = [
      spoken(given.oral_info_given, nation, asked),
      lengthened(given, nation, asked.holidays),
      shortForm(given, asked.asOf),
    ].filter((part) => part !== undefined);
    const refused = parts.filter((part) => !part.ok);
    const found = parts.flatMap((part) => (part.ok ? [part.value] : []));
    const [first] = refused;
    if (first && found.length === 0) return first;
    return answered({
      gives: Object.assign({}, ...found.map((part) => part.gives)),
      because:
        [
          ...found.map((part) => part.because),
          ...refused.map((part) => (part.ok ? '' : part.refusal.because)),
        ].join(' ') || 'Nothing of this rule is in issue.',
      working: found.flatMap((part) => part.working),
      source: conductSource(nation, 'reg 21'),
    });
  },
});

/** CR-21S: may the short form serve, and must anything be given again? */
export const SHORT_FORM = question({
  rule: 'CR-21S',
  asks: 'What must be given for a short assignment, or for the same position again?',
  takes: {
    assignment_start: date('first day'),
    assignment_end: date('last day'),
    division: maybe(division('place of work (default england-and-wales)')),
    previously_given_same_info: bool('all was given before and still holds'),
    same_position_ended: maybe(date('last day of the same position at this hirer, if it was held')),
  },
  gives: {
    business_days: int('length of the assignment'),
    form: oneOf(['full', 'short', 'nothing'], 'what is given'),
  },
  answer: (given, { holidays }) => {
    const nation = nationOf(given.division);
    const windows = conductWindows(given.assignment_start);
    if (!windows.ok) return windows;
    const longest = windows.value.shortAssignment;
    const length = businessDaysFrom(given.assignment_start, given.assignment_end, nation, holidays);
    if (!length.ok) return length;
    const short = length.value <= longest && given.previously_given_same_info;
    const since = given.same_position_ended;
    const apart =
      since === undefined
        ? undefined
        : businessDaysFrom(
            addDays(since, 1),
            addDays(given.assignment_start, -1),
            nation,
            holidays,
          );
    if (apart && !apart.ok) return apart;
    const again = apart !== undefined && apart.value < longest && given.previously_given_same_info;
    const form = again ? 'nothing' : short ? 'short' : 'full';
    return answered({
      gives: { business_days: length.value, form },
      because: {
        nothing: `The same position was held within ${longest} business days, and all was given: nothing need be given again.`,
        short: `${length.value} business days with all given before: the name and that the rest still holds to the hirer, the hirer and the dates to the worker.`,
        full: `${length.value} business days${given.previously_given_same_info ? '' : ', not all given before'}: the full facts are due.`,
      }[form],
      working: [
        {
          what: `Business days from ${showDate(given.assignment_start)} to ${showDate(given.assignment_end)}`,
          comes: `${length.value}; the short form serves up to ${longest}`,
        },
      ],
      source: conductSource(nation, 'reg 21(3)-(5)'),
      keyDate: given.assignment_start,
    });
  },
});
