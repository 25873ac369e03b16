import type { RuleLaw } from '../book/law.ts';

const HOUSE = {
  area: 'engine',
  reach: 'United Kingdom',
} as const satisfies Partial<RuleLaw>;
const OWN = 'A rule of this rule book for the computing of all others';
/** The engine's own rules are as old as the oldest law the book holds. */
const ALWAYS = '1973-07-18';

/** The rules for computing the rules, and the calendar. */
export const ENGINE_LAW: readonly RuleLaw[] = [
  {
    id: 'ENG-DATE',
    title: 'The law of the day it happened',
    ...HOUSE,
    kind: 'function',
    computed: 'versionOn in rules/versions.ts; lawOn in rules/book/book.ts',
    keyDate: 'key date of each rule, said with it',
    versions: [
      {
        from: ALWAYS,
        says: 'Every rule has versions with a first and a last day, and a date among its facts that picks one. A day without a version is refused, and today never stands in for a past event.',
        source: OWN,
        confidence: 'A',
      },
    ],
  },
  {
    id: 'ENG-PLACE',
    title: 'The law of the place of work',
    ...HOUSE,
    kind: 'function',
    computed: 'divisionOf in lib/calendar.ts; conductSource in agency-conduct/law.ts',
    keyDate: 'day of the work',
    versions: [
      {
        from: ALWAYS,
        says: 'England, Wales, Scotland or Northern Ireland by the place of work. The regulations on agencies, agency workers and working time hold in Great Britain; Northern Ireland has its own, and the Equality Act 2010 does not hold there.',
        source: 'SR 2005/395, SR 2011/350 and SR 2016/49 for Northern Ireland',
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because: 'A site without a nation goes on the list until somebody says where it lies.',
    },
  },
  {
    id: 'ENG-UNKNOWN',
    title: 'What is unknown never passes',
    ...HOUSE,
    kind: 'function',
    computed: 'every check of the rules: a missing fact gives the finding escalate',
    keyDate: 'day of the step',
    versions: [
      {
        from: ALWAYS,
        says: 'Missing facts escalate and never pass; each rule says whether that stops the step or goes on a list.',
        source: OWN,
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because: 'Each rule says for itself; where it says nothing, the unknown goes on the list.',
    },
  },
  {
    id: 'ENG-PERSON',
    title: 'A worker is counted across all hirers',
    ...HOUSE,
    kind: 'function',
    computed:
      'workerTimes of the desk, with the hours a worker declares elsewhere; AWR clocks by worker, hirer and role',
    keyDate: 'day of the work',
    versions: [
      {
        from: ALWAYS,
        says: 'Working time, student hours and rest are counted for the worker across all hirers, bookings and declared hours; the clock of agency workers by worker, hirer and role, across agencies.',
        source: OWN,
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Hours elsewhere that nobody declared go on the list; a standing declaration answers until it lapses.',
    },
  },
  {
    id: 'ENG-CLOCK',
    title: 'Hours are elapsed hours',
    ...HOUSE,
    kind: 'function',
    keyDate: 'moment of the shift',
    versions: [
      {
        from: ALWAYS,
        says: 'Moments are kept with their zone, and hours are those that pass: a night shift from 22:00 to 06:00 lasts 7 hours when clocks go forward and 9 when they go back.',
        source: OWN,
        confidence: 'A',
      },
    ],
  },
  {
    id: 'ENG-PROVE',
    title: 'Every evaluation is kept',
    ...HOUSE,
    kind: 'record',
    why: 'it says what is kept, and the sealed log of the desk keeps it: rule, version, facts, result, who saw it and the ground of an override',
    computed: 'act and record in src/platform/audit',
    keyDate: 'moment of the evaluation',
    versions: [
      {
        from: ALWAYS,
        says: 'Rule, version, facts, result, who saw it and any ground on which a block was lifted are kept with the act.',
        source: OWN,
        confidence: 'A',
      },
    ],
  },
  {
    id: 'ENG-BD',
    title: 'Business days',
    ...HOUSE,
    reach: 'Great Britain, by the calendar of the nation',
    kind: 'function',
    computed:
      'nthBusinessDayAfter in lib/calendar.ts; countBusinessDays in rules/calendar/business-days.ts',
    keyDate: 'day of the event',
    versions: [
      {
        from: '2004-04-06',
        says: 'Not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in that part of Great Britain; counted from the day after the event.',
        source: 'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 2',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'ENG-MONTH',
    title: 'Months and days',
    ...HOUSE,
    kind: 'function',
    computed: 'addMonths in lib/days.ts',
    keyDate: 'day counted from',
    versions: [
      {
        from: ALWAYS,
        says: 'A month ends on the same date of the next month, or on its last day if it has no such date. An access request then moves to the next working day; counts of days (7, 28, 30, 42, 90) do not move.',
        source: 'ICO, time limits for responding to data protection rights requests',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'BANK-HOLIDAY',
    title: 'Bank holidays',
    ...HOUSE,
    kind: 'function',
    computed: 'isBankHoliday in rules/calendar/bank-holidays.ts; the operator may add years',
    keyDate: 'day asked about',
    versions: [
      {
        from: '1971-12-16',
        says: 'Days by year and division as published. One-off days are made by proclamation, so a year that is not published is refused, never guessed.',
        source:
          'Banking and Financial Dealings Act 1971, s 1 and Schedule 1; bank holidays as published on GOV.UK',
        confidence: 'A',
      },
    ],
  },
];
