import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, maybe, oneOf, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { POLICY } from './limits-data.ts';
import { assessAgainBy, checkNightHealth } from './night-health.ts';

const gives = {
  outcome: outcome(),
  again_by: date('the day by which it is offered again, by our policy'),
};

/** WTR-NIGHT-HEALTH as a question. */
export const nightHealthQuestion = question({
  rule: 'WTR-NIGHT-HEALTH',
  asks: 'May this night worker start, by the free health assessment that is on file?',
  takes: {
    age: int('age in whole years'),
    night_work_on: date('the first night asked about'),
    offered_on: maybe(date('day on which the assessment was last offered; left out: never')),
    result: maybe(oneOf(['fit', 'unfit', 'unknown'], 'what came of it; unknown if left out')),
    of_health_and_capacities: maybe(
      bool('was it of health and capacities, as it has to be under 18; false if left out'),
    ),
  },
  gives,
  answer: ({
    age,
    night_work_on,
    offered_on,
    result,
    of_health_and_capacities,
  }): Result<Answer<typeof gives>> => {
    const [finding] = checkNightHealth({
      workDate: night_work_on,
      age,
      worker: 'yes',
      ...(offered_on
        ? {
            health: {
              offeredOn: offered_on,
              result: result ?? 'unknown',
              capacities: of_health_and_capacities ?? false,
            },
          }
        : {}),
    });
    const again = offered_on ? assessAgainBy(offered_on) : undefined;
    return ok({
      gives: {
        outcome: finding?.outcome ?? 'pass',
        ...(again === undefined ? {} : { again_by: again }),
      },
      because: finding?.because ?? 'An assessment was offered, and nothing speaks against nights.',
      working: [
        { what: 'first night', comes: showDate(night_work_on) },
        { what: 'assessment offered', comes: offered_on ? showDate(offered_on) : 'never' },
        ...(again === undefined
          ? []
          : [{ what: `${POLICY.healthMonths} months on, our policy`, comes: showDate(again) }]),
      ],
      source: finding?.source ?? 'Working Time Regulations 1998, reg 7(1)',
      keyDate: night_work_on,
    });
  },
});
