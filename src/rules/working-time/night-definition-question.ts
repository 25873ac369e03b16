import { ok, type Result, refuse } from '../../lib/result.ts';
import { localOf, minutesOfClock } from '../../lib/time.ts';
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
import { inHours } from './decimal-hours.ts';
import { inForce, newest } from './in-force.ts';
import { instantMinute } from './instant.ts';
import { NIGHT, type NightLimits } from './limits-data.ts';
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
  answer: (facts, { asOf }): Result<DefinitionAnswer> => {
    const keyDate = facts.shift ? localOf(instantMinute(facts.shift.start)).date : asOf;
    const limits = inForce(NIGHT, keyDate) ?? newest(NIGHT);
    const parts: PartAnswer[] = [];
    if (facts.window) parts.push(ofWindow(facts.window, limits));
    if (facts.pattern) {
      const pattern = ofPattern(facts, limits);
      if (!pattern.ok) return pattern;
      parts.push(pattern.value);
    }
    // Last, so that the hours of a shift as worked go before those of a pattern.
    if (facts.shift) {
      const shift = ofShift(facts, limits);
      if (!shift.ok) return shift;
      parts.push(shift.value);
    }
    if (parts.length === 0) {
      return refuse('nothing-asked', 'Give a shift, a night time agreed or a pattern of weeks.');
    }
    return ok({
      gives: Object.assign({}, ...parts.map(({ gives }) => gives)),
      because: parts.map(({ because }) => because).join(' '),
      working: parts.flatMap(({ working }) => working),
      source: 'Working Time Regulations 1998, reg 2(1)',
      keyDate,
    });
  },
});

type PartAnswer = Pick<DefinitionAnswer, 'gives' | 'because' | 'working'>;

function ofWindow(agreed: NonNullable<Definition['window']>, limits: NightLimits): PartAnswer {
  const valid = validWindow(agreed, limits);
  const length = lengthOnClock(agreed.from, agreed.to);
  return {
    gives: { valid_window: valid },
    because: valid
      ? `${agreed.from} to ${agreed.to} may be agreed as night time.`
      : `${agreed.from} to ${agreed.to} may not be agreed as night time, so ${limits.from} to ${limits.to} holds.`,
    working: [
      {
        what: 'night time agreed',
        comes: `${agreed.from} to ${agreed.to}, ${inHours(length)}; at least ${limits.leastWindowHours} h, holding ${limits.holdsFrom} to ${limits.holdsTo}`,
      },
    ],
  };
}

function ofShift({ shift, window: agreed }: Definition, limits: NightLimits): Result<PartAnswer> {
  if (!shift) throw new RangeError('No shift was given.');
  const [start, end] = [instantMinute(shift.start), instantMinute(shift.end)];
  if (end < start) return refuse('ends-first', 'The shift ends before it starts.');
  const held = nightWindow(agreed, limits);
  const minutes = nightMinutes(start, end, held);
  return ok(ofMinutes(minutes, held, `${inHours((end - start) / HOUR)} worked`, limits));
}

function ofPattern(
  { pattern, window: agreed }: Definition,
  limits: NightLimits,
): Result<PartAnswer> {
  if (!pattern) throw new RangeError('No pattern was given.');
  const { shift_from, shift_to, weeks_on: on, weeks_in_cycle: cycle } = pattern;
  if (cycle < 1 || on > cycle) {
    return refuse('no-such-cycle', `${on} weeks of a cycle of ${cycle} cannot be.`);
  }
  const held = nightWindow(agreed, limits);
  const minutes = nightMinutesOnClock({ from: shift_from, to: shift_to }, held);
  const shift = ofMinutes(minutes, held, `${shift_from} to ${shift_to}`, limits);
  const worker = isNightShift(minutes, limits) ? nightWorker(on, cycle, limits) : 'no';
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
      {
        what: 'share of nights',
        comes: `${on} / ${cycle}; a person decides from ${limits.decideFrom.join('/')} to ${limits.settledAbove.join('/')}`,
      },
    ],
  });
}

const PATTERN = {
  no: (share: string) => `With ${share} this is no night worker.`,
  maybe: (share: string) =>
    `With ${share} a person decides: one in three has been held enough to make a night worker.`,
  yes: (share: string) => `With ${share} this is a night worker.`,
} as const;

function ofMinutes(
  minutes: number,
  held: { from: string; to: string },
  shift: string,
  limits: NightLimits,
): PartAnswer {
  const night = isNightShift(minutes, limits);
  const hours = inHours(minutes / HOUR);
  return {
    gives: { night_hours: minutes / HOUR, counts_as_night_shift: night },
    because: `${hours} lie in night time: ${night ? 'a night shift' : 'no night shift'}.`,
    working: [
      { what: 'shift', comes: shift },
      { what: `of it from ${held.from} to ${held.to}`, comes: hours },
      { what: 'a night shift has', comes: `${limits.shiftHours} h or more in night time` },
    ],
  };
}

function lengthOnClock(from: string, to: string): number {
  const minutes = minutesOfClock(to) - minutesOfClock(from);
  return (minutes <= 0 ? minutes + 1440 : minutes) / HOUR;
}
