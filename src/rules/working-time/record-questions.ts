import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { date, maybe, oneOf, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { workingTimeEmployer } from './employer.ts';
import { newest } from './in-force.ts';
import { RECORD_YEARS } from './limits-data.ts';
import { keepWorkingTimeRecordUntil } from './record-keeping.ts';

/** WTR-REC-2 as a question. */
export const recordQuestion = question({
  rule: 'WTR-REC-2',
  asks: 'To which day is a working-time record kept?',
  takes: {
    record_made: date('day on which the record was made'),
    record_kind: oneOf(['working_time_limits', 'opt_out', 'young_worker'], 'what it is of'),
  },
  gives: { keep_until: date('the last day it is kept') },
  answer: ({ record_made }) => {
    const until = keepWorkingTimeRecordUntil(record_made);
    if (!until.ok) return until;
    return ok({
      gives: { keep_until: until.value },
      because: `Made on ${showDate(record_made)}, kept to ${showDate(until.value)}.`,
      working: [
        { what: 'record made', comes: showDate(record_made) },
        { what: `${newest(RECORD_YEARS)} years on`, comes: showDate(until.value) },
      ],
      source: 'Working Time Regulations 1998, reg 9',
      keyDate: record_made,
    });
  },
});

const WHO = { agency: 'the agency', hirer: 'the hirer', umbrella: 'the umbrella company' } as const;

const employerGives = {
  outcome: outcome(),
  employer: oneOf(['agency', 'hirer', 'umbrella'], 'who keeps the records and owes the limits'),
};

/** WTR-EMPLOYER as a question. */
export const employerQuestion = question({
  rule: 'WTR-EMPLOYER',
  asks: 'Who is the employer for the working-time rules?',
  takes: {
    contract_with: oneOf(
      ['agency', 'hirer', 'umbrella', 'none'],
      'with whom the worker has a worker’s contract',
    ),
    responsible_for_pay: maybe(
      oneOf(['agency', 'hirer', 'nobody_named'], 'who has to pay by the arrangement'),
    ),
    pays: maybe(oneOf(['agency', 'hirer'], 'who pays in fact')),
  },
  gives: employerGives,
  answer: ({ contract_with, responsible_for_pay, pays }): Result<Answer<typeof employerGives>> => {
    const employer = workingTimeEmployer({
      contractWith: contract_with,
      ...(responsible_for_pay ? { responsibleForPay: responsible_for_pay } : {}),
      ...(pays ? { pays } : {}),
    });
    const source = 'Working Time Regulations 1998, regs 2(1) and 36';
    if (employer === undefined) {
      return ok({
        gives: { outcome: 'escalate' },
        because: 'The worker has a contract with neither, and who pays is not known.',
        working: [],
        source,
      });
    }
    return ok({
      gives: { outcome: 'record', employer },
      because: `For the working-time rules the employer is ${WHO[employer]}.`,
      working: [
        { what: 'worker’s contract with', comes: contract_with },
        ...(contract_with === 'none'
          ? [{ what: 'pays, or has to pay', comes: WHO[employer] }]
          : []),
      ],
      source,
    });
  },
});
