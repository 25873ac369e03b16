import { addDays } from '../../lib/days.ts';
import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { agencySource, figuresOn, inForce } from './figures-data.ts';

export const scope = question({
  rule: 'AWR-SCOPE',
  asks: 'Is this person an agency worker under the Regulations?',
  takes: {
    contract: oneOf(
      [
        'employment',
        'personal_service',
        'umbrella',
        'own_account_business',
        'permanent',
        'unclear',
      ],
      'what the person has with the agency, or through an umbrella company',
    ),
    direction: oneOf(
      ['hirer', 'managed_service', 'own', 'unclear'],
      'who supervises and directs the work',
    ),
    temporary: maybe(bool('is the supply temporary? (default true)')),
  },
  gives: { outcome: outcome(), in_scope: maybe(bool('do the Regulations hold?')) },
  answer: ({ contract, direction, temporary = true }) => {
    const out =
      contract === 'own_account_business' ||
      contract === 'permanent' ||
      direction === 'managed_service' ||
      direction === 'own' ||
      !temporary;
    const unclear = !out && (contract === 'unclear' || direction === 'unclear');
    return ok({
      gives: {
        outcome: unclear ? ('escalate' as const) : ('pass' as const),
        in_scope: unclear ? undefined : !out,
      },
      because: unclear
        ? 'The contract or who directs the work is not clear: a person must decide.'
        : out
          ? 'Own business, a managed service or a permanent job: the Regulations do not hold.'
          : 'Supplied to work for a time under the direction of the hirer, and bound to do the work personally: the Regulations hold.',
      working: [],
      source: agencySource('reg 3'),
    });
  },
});

export const pregnancy = question({
  rule: 'AWR-PREG',
  asks: 'What is owed to a qualified worker who is pregnant or adopting?',
  takes: {
    weeks_completed: int('weeks that count'),
    reason: oneOf(['pregnant', 'adopting', 'neither'], 'what the worker told us'),
    risk_found: maybe(bool('did a risk assessment find the work unsafe? (default false)')),
    other_work_found: maybe(bool('is there suitable other work? (default false)')),
  },
  gives: {
    outcome: outcome(),
    paid_time_off: bool('paid time off for antenatal or adoption appointments'),
    risk_assessment: bool('the hirer must assess risks'),
    pay_for_intended_length: bool(
      'pay for the rest of the intended length, as no safe work is found',
    ),
  },
  answer: ({ weeks_completed, reason, risk_found, other_work_found }, { asOf }) => {
    const needed = figuresOn(asOf).qualifyingWeeks;
    const owed = inForce(asOf) && reason !== 'neither' && weeks_completed >= needed;
    const unsafe = owed && reason === 'pregnant' && risk_found === true;
    const paid = unsafe && other_work_found !== true;
    return ok({
      gives: {
        outcome: unsafe ? ('escalate' as const) : owed ? ('record' as const) : ('none' as const),
        paid_time_off: owed,
        risk_assessment: owed && reason === 'pregnant',
        pay_for_intended_length: paid,
      },
      because: unsafe
        ? `The work is unsafe: ${paid ? 'no other work is found, so pay goes on for the intended length' : 'offer the other work on no worse terms'}; a person must see to it.`
        : owed
          ? 'Qualified: appointments are paid time off; keep a record of each.'
          : 'Nothing of this rule is owed.',
      working: [{ what: 'Weeks that count', comes: `${weeks_completed} of ${needed}` }],
      source: 'Employment Rights Act 1996, ss 57ZA-57ZS and 68A-68D; 2010 Regulations, reg 5',
    });
  },
});

export const information = question({
  rule: 'AWR-INFO',
  asks: "By when must a worker's written request about equal treatment be answered?",
  takes: {
    asked_agency: date('day the agency had the written request'),
    answered_agency: maybe(date('day the agency answered in writing')),
    asked_hirer: maybe(date('day the hirer had a request, without an answer of the agency')),
    answered_hirer: maybe(date('day the hirer answered in writing')),
  },
  gives: {
    outcome: outcome(),
    agency_by: date('last day for the agency'),
    may_ask_hirer_from: date('first day the worker may ask the hirer instead'),
    hirer_by: maybe(date('last day for the hirer')),
  },
  answer: (given, { asOf }) => {
    const { answerDays, askHirerAfterDays } = figuresOn(given.asked_agency);
    const agencyBy = addDays(given.asked_agency, answerDays);
    const hirerBy = given.asked_hirer && addDays(given.asked_hirer, answerDays);
    const late =
      (given.answered_agency ?? asOf) > agencyBy ||
      (hirerBy !== undefined && (given.answered_hirer ?? asOf) > hirerBy);
    return ok({
      gives: {
        outcome: late ? ('warn' as const) : ('record' as const),
        agency_by: agencyBy,
        may_ask_hirer_from: addDays(given.asked_agency, askHirerAfterDays + 1),
        hirer_by: hirerBy,
      },
      because: `The agency answers by ${showDate(agencyBy)}${hirerBy ? ` and the hirer by ${showDate(hirerBy)}` : ''}${late ? '; an answer is late' : ''}.`,
      working: [
        {
          what: 'The agency',
          comes: `${showDate(given.asked_agency)} + ${answerDays} days = ${showDate(agencyBy)}`,
        },
        ...(hirerBy && given.asked_hirer
          ? [
              {
                what: 'The hirer',
                comes: `${showDate(given.asked_hirer)} + ${answerDays} days = ${showDate(hirerBy)}`,
              },
            ]
          : []),
      ],
      source: agencySource('reg 16'),
      keyDate: given.asked_agency,
    });
  },
});
