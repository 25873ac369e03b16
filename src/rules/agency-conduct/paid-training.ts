import type { Nation } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import type { Finding } from '../finding.ts';
import { cancelNotice } from './fees.ts';
import { conductSource } from './law.ts';

/** A place on a course that the work-seeker would pay for. */
export interface TrainingCharge {
  /** Of one place, in pence. */
  readonly pence: number;
  /** Does any work we find depend on having taken this course? */
  readonly mandatory: boolean;
  /** The day on which everything about it was told in writing; null: it was not. */
  readonly toldOn: DateText | null;
  /** The day it is charged. */
  readonly on: DateText;
  readonly nation: Nation;
}

/**
 * CR-5 for training: finding work may not be made to depend on a paid service (reg 5), the service is told in full in
 * writing first, and can be cancelled without a penalty (reg 13). A course that work depends on is therefore never
 * charged to the worker; another may be, once told. Nothing charged: nothing found.
 */
export function checkTrainingCharge(charge: TrainingCharge): readonly Finding[] {
  const { pence, mandatory, toldOn, on, nation } = charge;
  if (pence === 0) return [];
  const pounds = `£${(pence / 100).toFixed(2)}`;
  if (mandatory) {
    return [
      {
        rule: 'CR-5',
        outcome: 'block',
        because: `${pounds} would be charged to the worker for a course that work depends on; finding work may not depend on paying for training.`,
        source: conductSource(nation, 'reg 5'),
        figures: { pence },
        clears: 'Let the agency or the client pay for it.',
      },
    ];
  }
  if (toldOn === null || toldOn > on) {
    return [
      {
        rule: 'CR-5',
        outcome: 'block',
        because: `${pounds} would be charged to the worker, who has not been told in writing what it is, what it costs and how to cancel it.`,
        source: conductSource(nation, 'regs 5 and 13'),
        figures: { pence },
        clears: 'Tell them in writing first, and enter the day.',
      },
    ];
  }
  const notice = cancelNotice('training_course', on);
  const days = notice.ok ? notice.value : 0;
  return [
    {
      rule: 'CR-5',
      outcome: 'warn',
      because: `${pounds} is charged to the worker. No work may depend on this course, and they may cancel at ${days} working days’ notice without a penalty.`,
      source: conductSource(nation, 'regs 5 and 13'),
      figures: { pence, noticeDays: days },
    },
  ];
}
