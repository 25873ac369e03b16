import { ok, type Result } from '../../lib/result.ts';
import { minutesOfClock } from '../../lib/time.ts';
import { bool, int, maybe, oneOf, outcome, time } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { inForce, newest } from './in-force.ts';
import { ADULT_AGE } from './limits-data.ts';
import { DAY } from './work.ts';
import { SECTORS, YOUNG_NIGHT } from './young-night-data.ts';
import { judgeYoungNight, type NightAnswer } from './young-worker.ts';

const gives = {
  outcome: outcome('record: allowed on the conditions of reg 27A, with rest owed'),
  compensatory_rest: bool('is rest owed for it'),
};

/**
 * WTR-YOUNG-NIGHT as a question. Conditions that are left out are not in issue and count as met, except the
 * need for the work, which is none if left out. Without a start only the end is in issue.
 */
export const youngNightQuestion = question({
  rule: 'WTR-YOUNG-NIGHT',
  asks: 'May somebody under 18 work this shift, by its hours and sector?',
  takes: {
    age: int('age in whole years'),
    sector: oneOf(SECTORS, 'where the work is'),
    shift_start: maybe(time('start on the clock; left out: only the end is in issue')),
    shift_end: time('end on the clock'),
    contract_after_22: maybe(bool('the contract has work after 22:00; false if left out')),
    surge_or_continuity: maybe(bool('needed for continuity or a surge; false if left out')),
    adult_available: maybe(bool('is an adult available for it')),
    training_harmed: maybe(bool('would it harm education or training')),
    supervised: maybe(bool('supervised by an adult where that is needed')),
  },
  gives,
  answer: (facts, { asOf }): Result<Answer<typeof gives>> => {
    const law = inForce(YOUNG_NIGHT, asOf);
    const last = minutesOfClock(facts.shift_end);
    const start = facts.shift_start === undefined ? last - 1 : minutesOfClock(facts.shift_start);
    const end = last <= start ? last + DAY : last;
    const answer: NightAnswer =
      law === undefined || facts.age >= ADULT_AGE
        ? 'pass'
        : judgeYoungNight(
            start,
            end,
            {
              sector: facts.sector,
              contractAfter22: facts.contract_after_22 ?? false,
              surgeOrContinuity: facts.surge_or_continuity ?? false,
              adultAvailable: facts.adult_available ?? false,
              trainingHarmed: facts.training_harmed ?? false,
              supervised: facts.supervised ?? true,
            },
            law,
          );
    const { barred, barredByContract } = law ?? newest(YOUNG_NIGHT);
    const hours = facts.contract_after_22 ? barredByContract : barred;
    const shift =
      facts.shift_start === undefined
        ? `work until ${facts.shift_end}`
        : `${facts.shift_start} to ${facts.shift_end}`;
    return ok({
      gives: {
        outcome: answer === 'block' ? 'block_override' : answer,
        compensatory_rest: answer === 'record' || answer === 'escalate',
      },
      because:
        facts.age >= ADULT_AGE
          ? `At ${facts.age} the bar on nights under 18 does not hold.`
          : `${SAID[answer]}: ${shift}; ${hours.from} to ${hours.to} is barred under 18.`,
      working: [
        { what: 'shift', comes: shift },
        { what: 'barred under 18', comes: `${hours.from} to ${hours.to}` },
        { what: 'sector', comes: facts.sector.replaceAll('_', ' ') },
        { what: 'needed for continuity or a surge', comes: yesNo(facts.surge_or_continuity) },
        { what: 'an adult is available', comes: yesNo(facts.adult_available) },
        { what: 'training harmed', comes: yesNo(facts.training_harmed) },
        { what: 'supervised', comes: yesNo(facts.supervised) },
      ],
      source: 'Working Time Regulations 1998, regs 6A and 27A',
    });
  },
});

const SAID: Readonly<Record<NightAnswer, string>> = {
  pass: 'These hours are open to this worker',
  block: 'Nobody under 18 may work then',
  escalate: 'The regulation lets under 18s work then in this sector, the guidance does not',
  record: 'Allowed this once under 18, and the rest missed is owed',
};

function yesNo(value: boolean | undefined): string {
  return value === undefined ? 'not said' : value ? 'yes' : 'no';
}
