import { ageOn } from '../../lib/days.ts';
import { showRate } from '../../lib/show.ts';
import { checkRate } from '../../rules/pay/booking-rate.ts';
import { minimumWageOn } from '../../rules/pay/minimum-wage.ts';
import type { Gate } from './gate.ts';

/**
 * NMW-CHECK: the rate of a waking shift against the minimum for the worker's age on its last day: a pay
 * reference period may begin at the midnight inside it, and then the hours after it are owed the new rate (reg
 * 4A), on a birthday as on 1 April; no minimum ever fell. The rate is stopped here, at booking; pay for hours worked is never withheld (practice W5). Asleep at work and on
 * call at home the minimum is due for hours awake for work only, so their rate alone says nothing.
 */
export const minimumWageGate: Gate = {
  rules: ['NMW-CHECK'],
  ask({ dossier, prepared: { work, lastDay } }) {
    if (work.kind !== 'waking') return [];
    return checkRate({
      dateOfBirth: dossier.worker.dateOfBirth,
      apprentice: false,
      payPence: work.payPence,
      on: lastDay,
    });
  },
  passed({ dossier: { worker }, prepared: { work, lastDay } }) {
    if (work.kind !== 'waking') return null;
    const age = worker.dateOfBirth === null ? null : ageOn(worker.dateOfBirth, lastDay);
    const minimum = minimumWageOn(lastDay, age, false);
    if (!minimum.ok || minimum.value.pence === null) return null;
    return {
      because: `${showRate(work.payPence)}; the minimum is ${showRate(minimum.value.pence)} (${minimum.value.band}).`,
      figures: { payPence: work.payPence, minimumPence: minimum.value.pence },
    };
  },
};
