import { showDate } from '../../lib/show.ts';
import { bool, date, division, int, num2, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { nationOf } from '../calendar/divisions.ts';
import { answered } from './answered.ts';
import { cancelEnds, cancelNotice, checkFee, FEE_SOURCE } from './fees.ts';
import { barredTerms } from './freedom.ts';
import { conductSource } from './law.ts';

/** CR-FEE: fees to work-seekers. */
export const FEE = question({
  rule: 'CR-FEE',
  asks: 'May this be charged?',
  takes: {
    charged_to: oneOf(['work_seeker', 'hirer'], 'who pays'),
    charge_for: oneOf(['registration', 'finding_work', 'extra_service'], 'what for'),
    amount: num2('GBP'),
    sector: oneOf(['office', 'entertainment_modelling', 'other'], 'line of work'),
  },
  gives: { outcome: outcome() },
  answer: (given) => {
    const [found] = checkFee({
      to: given.charged_to,
      for: given.charge_for,
      amount: given.amount,
      sector: given.sector,
    });
    if (found) {
      return answered({
        gives: { outcome: found.outcome as 'block' },
        because: found.because,
        working: [],
        source: FEE_SOURCE,
      });
    }
    return answered({
      gives: { outcome: 'pass' },
      because: whyAllowed(given.charged_to, given.charge_for, given.amount),
      working: [],
      source: FEE_SOURCE,
    });
  },
});

function whyAllowed(to: string, what: string, amount: number): string {
  if (to === 'hirer') return 'A hirer may be charged.';
  if (amount === 0) return 'Nothing is charged.';
  if (what === 'extra_service') {
    return 'A service beside work-finding may be charged, if it is no condition of finding work, all is told in writing first, and it can be cancelled (CR-5).';
  }
  return 'In entertainment and modelling a fee is lawful on the conditions of reg 26: out of earnings, or for publishing details.';
}

/** CR-5: cancelling a paid extra service. */
export const CANCEL = question({
  rule: 'CR-5',
  asks: 'When does a paid extra service end, after notice to cancel it?',
  takes: {
    service: oneOf(['living_accommodation', 'training_course', 'other'], 'what is paid for'),
    cancel_notice_given: date('day the notice is given'),
    division: division(),
  },
  gives: {
    notice_working_days: int('working days of notice'),
    ends_on: date('day it ends, without a penalty'),
  },
  answer: ({ service, cancel_notice_given: given, division: where }, { holidays }) => {
    const nation = nationOf(where);
    const source = conductSource(nation, 'regs 5 and 13');
    const days = cancelNotice(service, given);
    if (!days.ok) return days;
    const ends = cancelEnds(service, given, nation, holidays);
    const told = `Notice of ${days.value} working days`;
    if (!ends.ok) {
      return answered({
        gives: { notice_working_days: days.value },
        because: `${told}; the day it ends cannot be counted. ${ends.refusal.because}`,
        working: [{ what: 'Notice', comes: `${days.value} working days` }],
        source,
      });
    }
    return answered({
      gives: { notice_working_days: days.value, ends_on: ends.value.day },
      because: `${told} from ${showDate(given)}: it ends on ${showDate(ends.value.day)}.`,
      working: ends.value.working,
      source,
      keyDate: given,
    });
  },
});

/** CR-6: freedom to leave and to work elsewhere. */
export const FREEDOM = question({
  rule: 'CR-6',
  asks: 'May an agency do this to a worker who leaves or works elsewhere?',
  takes: {
    detriment: oneOf(
      ['none', 'for_leaving', 'for_working_elsewhere'],
      'a disadvantage that the worker suffers or is told of',
    ),
    must_name_new_employer: bool('the worker must say who the next employer is'),
  },
  gives: { outcome: outcome() },
  answer: ({ detriment, must_name_new_employer: mustNameNewEmployer }) => {
    const barred = barredTerms({ detriment, mustNameNewEmployer });
    return answered({
      gives: { outcome: barred.length > 0 ? 'block' : 'pass' },
      because:
        barred.length > 0
          ? `Not allowed: ${barred.join(' and ')}.`
          : 'The worker may leave and work elsewhere freely.',
      working: [],
      source: conductSource('england', 'reg 6'),
    });
  },
});
