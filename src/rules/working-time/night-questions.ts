import { ok, type Result, refuse } from '../../lib/result.ts';
import { minutesOfClock } from '../../lib/time.ts';
import {
  bool,
  datetime,
  type Given,
  int,
  maybe,
  num,
  object,
  outcome,
  time,
} from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { exactHours, inHours, inHoursBeside, sumHours } from './decimal-hours.ts';
import { inForce, newest } from './in-force.ts';
import { instantMinute } from './instant.ts';
import { NIGHT } from './limits-data.ts';
import { nightAverage } from './night-average.ts';
import { tooMuchAtRisk } from './night-hazard.ts';
import {
  isNightShift,
  nightMinutes,
  nightMinutesOnClock,
  nightWindow,
  validWindow,
} from './night-time.ts';
import { nightWorker } from './night-worker.ts';
import { HOUR } from './work.ts';

const window = object(
  { from: time('begins'), to: time('ends') },
  'night time agreed in writing; 23:00 to 06:00 if left out',
);

const definitionTakes = {
  shift: maybe(
    object({ start: datetime('start'), end: datetime('end') }, 'a shift, as it was worked'),
  ),
  window: maybe(window),
  pattern: maybe(
    object(
      {
        shift_from: time('begins'),
        shift_to: time('ends'),
        weeks_on: int('weeks on this shift'),
        weeks_in_cycle: int('weeks until it begins again'),
      },
      'weeks on nights out of a cycle of weeks',
    ),
  ),
};

const definitionGives = {
  outcome: outcome(
    'of a pattern: none under one week in three, escalate up to a half, record of a night worker above',
  ),
  night_hours: num('hours in night time'),
  counts_as_night_shift: bool('at least 3 hours in night time'),
  valid_window: bool('may this night time be agreed'),
  suggest_night_worker: bool('is this a night worker, or should a person decide'),
};

type Definition = Given<typeof definitionTakes>;
type DefinitionAnswer = Answer<typeof definitionGives>;

/** WTR-NIGHT-DEF as a question. */
export const nightDefinitionQuestion = question({
  rule: 'WTR-NIGHT-DEF',
  asks: 'Is this night work, is the agreed night time allowed, and is this a night worker?',
  takes: definitionTakes,
  gives: definitionGives,
  answer: (facts): Result<DefinitionAnswer> => {
    const parts: PartAnswer[] = [];
    if (facts.window) parts.push(ofWindow(facts.window));
    if (facts.shift) {
      const shift = ofShift(facts);
      if (!shift.ok) return shift;
      parts.push(shift.value);
    }
    if (facts.pattern) {
      const pattern = ofPattern(facts);
      if (!pattern.ok) return pattern;
      parts.push(pattern.value);
    }
    if (parts.length === 0) {
      return refuse('nothing-asked', 'Give a shift, a night time agreed or a pattern of weeks.');
    }
    return ok({
      gives: Object.assign({}, ...parts.map(({ gives }) => gives)),
      because: parts.map(({ because }) => because).join(' '),
      working: parts.flatMap(({ working }) => working),
      source: 'Working Time Regulations 1998, reg 2(1)',
    });
  },
});

type PartAnswer = Pick<DefinitionAnswer, 'gives' | 'because' | 'working'>;

function ofWindow(agreed: NonNullable<Definition['window']>): PartAnswer {
  const valid = validWindow(agreed);
  const length = lengthOnClock(agreed.from, agreed.to);
  return {
    gives: { valid_window: valid },
    because: valid
      ? `${agreed.from} to ${agreed.to} may be agreed as night time.`
      : `${agreed.from} to ${agreed.to} may not be agreed as night time, so 23:00 to 06:00 holds.`,
    working: [
      {
        what: 'night time agreed',
        comes: `${agreed.from} to ${agreed.to}, ${inHours(length)}; at least 7 h, holding 00:00 to 05:00`,
      },
    ],
  };
}

function ofShift({ shift, window: agreed }: Definition): Result<PartAnswer> {
  if (!shift) throw new RangeError('No shift was given.');
  const [start, end] = [instantMinute(shift.start), instantMinute(shift.end)];
  if (end < start) return refuse('ends-first', 'The shift ends before it starts.');
  const held = nightWindow(agreed);
  const minutes = nightMinutes(start, end, held);
  return ok(ofMinutes(minutes, held, `${inHours((end - start) / HOUR)} worked`));
}

function ofPattern({ pattern, window: agreed }: Definition): Result<PartAnswer> {
  if (!pattern) throw new RangeError('No pattern was given.');
  const { shift_from, shift_to, weeks_on: on, weeks_in_cycle: cycle } = pattern;
  if (cycle < 1 || on > cycle) {
    return refuse('no-such-cycle', `${on} weeks of a cycle of ${cycle} cannot be.`);
  }
  const held = nightWindow(agreed);
  const minutes = nightMinutesOnClock({ from: shift_from, to: shift_to }, held);
  const shift = ofMinutes(minutes, held, `${shift_from} to ${shift_to}`);
  const worker = isNightShift(minutes) ? nightWorker(on, cycle) : 'no';
  const share = `nights in ${on} of ${cycle} weeks`;
  return ok({
    gives: {
      ...shift.gives,
      outcome: ({ no: 'none', maybe: 'escalate', yes: 'record' } as const)[worker],
      suggest_night_worker: worker !== 'no',
    },
    because: `${shift.because} ${PATTERN[worker](share)}`,
    working: [
      ...shift.working,
      { what: 'share of nights', comes: `${on} / ${cycle}; a person decides from 1/3 to 1/2` },
    ],
  });
}

const PATTERN = {
  no: (share: string) => `With ${share} this is no night worker.`,
  maybe: (share: string) =>
    `With ${share} a person decides: one in three has been held enough to make a night worker.`,
  yes: (share: string) => `With ${share} this is a night worker.`,
} as const;

function ofMinutes(minutes: number, held: { from: string; to: string }, shift: string): PartAnswer {
  const night = isNightShift(minutes);
  const hours = inHours(minutes / HOUR);
  return {
    gives: { night_hours: minutes / HOUR, counts_as_night_shift: night },
    because: `${hours} lie in night time: ${night ? 'a night shift' : 'no night shift'}.`,
    working: [
      { what: 'shift', comes: shift },
      { what: `of it from ${held.from} to ${held.to}`, comes: hours },
      { what: 'a night shift has', comes: '3 h or more in night time' },
    ],
  };
}

function lengthOnClock(from: string, to: string): number {
  const minutes = minutesOfClock(to) - minutesOfClock(from);
  return (minutes <= 0 ? minutes + 1440 : minutes) / HOUR;
}

const averageTakes = {
  period_weeks: maybe(int('weeks in the period; 17 if left out')),
  night_shifts: maybe(int('shifts in the period')),
  hours_per_shift: maybe(num('hours of each')),
  regular_overtime_hours: maybe(num('regular overtime in the period; 0 if left out')),
  weekly_rest_days: maybe(int('weekly rest days in the period; one a week if left out')),
  average_hours: maybe(num('hours a day on average, instead of the above')),
  opted_out_48: maybe(bool('opted out of the 48 hours, which has no effect here')),
};

const averageGives = {
  outcome: outcome(),
  total_hours: num('hours in the period'),
  divisor_days: int('days in the period less weekly rest days'),
  average: num('hours a day'),
};

/** WTR-NIGHT-8 as a question. */
export const nightAverageQuestion = question({
  rule: 'WTR-NIGHT-8',
  asks: 'Is a night worker within 8 hours a day on average?',
  takes: averageTakes,
  gives: averageGives,
  answer: (facts, { asOf }): Result<Answer<typeof averageGives>> => {
    const limits = inForce(NIGHT, asOf) ?? newest(NIGHT);
    const sum = averageOf(facts);
    if (!sum.ok) return sum;
    const { average, over, gives, working } = sum.value;
    const blocked = over && inForce(NIGHT, asOf) !== undefined;
    const optedOut = facts.opted_out_48
      ? ', and the opt-out from the 48 hours does not lift it'
      : '';
    return ok({
      gives: { outcome: blocked ? 'block_override' : 'pass', ...gives, average },
      because: `${inHoursBeside(average, limits.averageHours)} a day on average; ${limits.averageHours} h are the most for a night worker${optedOut}.`,
      working,
      source: 'Working Time Regulations 1998, reg 6(1) and (5)',
    });
  },
});

interface NightSum {
  readonly average: number;
  readonly over: boolean;
  readonly gives: Answer<typeof averageGives>['gives'];
  readonly working: readonly WorkingLine[];
}

function averageOf(facts: Given<typeof averageTakes>): Result<NightSum> {
  const limits = newest(NIGHT);
  const { night_shifts: shifts, hours_per_shift: each, average_hours: known } = facts;
  if (shifts === undefined || each === undefined) {
    if (known === undefined) {
      return refuse(
        'hours-missing',
        'Give the shifts of the period and the hours of each, or the average that is known.',
      );
    }
    return ok({
      average: known,
      over: known > limits.averageHours,
      gives: {},
      working: [{ what: 'average already known', comes: `${inHours(known)} a day` }],
    });
  }
  const weeks = facts.period_weeks ?? limits.weeks;
  const rest = facts.weekly_rest_days ?? weeks * limits.restDaysPerWeek;
  const days = weeks * 7;
  if (rest >= days) return refuse('no-days', 'Weekly rest days leave no days in the period.');
  const overtime = facts.regular_overtime_hours ?? 0;
  const total = sumHours([exactHours(shifts * each), overtime]);
  const average = nightAverage(total, days, rest);
  return ok({
    average,
    over: total > limits.averageHours * (days - rest),
    gives: { total_hours: total, divisor_days: days - rest },
    working: [
      {
        what: 'hours in the period',
        comes: `${shifts} x ${inHours(each)} + ${inHours(overtime)} = ${inHours(total)}`,
      },
      { what: 'days less weekly rest days', comes: `${days} - ${rest} = ${days - rest}` },
      {
        what: 'average',
        comes: `${inHours(total)} / ${days - rest} = ${inHoursBeside(average, limits.averageHours)} a day`,
      },
    ],
  });
}

/** WTR-NIGHT-HAZ as a question. */
export const nightHazardQuestion = question({
  rule: 'WTR-NIGHT-HAZ',
  asks: 'Is night work with special hazards or heavy strain within 8 hours in any 24?',
  takes: {
    special_hazard: bool('special hazards, or heavy physical or mental strain'),
    hours_in_24h: num('the most hours in any 24 hours with night work'),
    average_hours: maybe(num('average over 17 weeks, which has no bearing')),
  },
  gives: { outcome: outcome() },
  answer: ({ special_hazard, hours_in_24h }, { asOf }) => {
    const limits = inForce(NIGHT, asOf);
    const hours = newest(NIGHT).hazardHours;
    const over =
      limits !== undefined && special_hazard && tooMuchAtRisk(hours_in_24h * HOUR, limits);
    return ok({
      gives: { outcome: over ? ('block_override' as const) : ('pass' as const) },
      because: special_hazard
        ? `${inHours(hours_in_24h)} in 24 hours; ${hours} h are the most at special hazard or strain, without an average.`
        : 'No special hazard or heavy strain, so no limit in 24 hours.',
      working: [
        { what: 'most hours in 24', comes: inHours(hours_in_24h) },
        { what: 'limit', comes: special_hazard ? `${hours} h` : 'none' },
      ],
      source: 'Working Time Regulations 1998, reg 6(7) and (8)',
    });
  },
});
