import { ok } from '../../lib/result.ts';
import { bool, CHARACTERISTICS, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { actInForce, BEFORE_THE_ACT, TIE_BREAK_FROM } from './in-force.ts';

type Judged = {
  readonly outcome: 'pass' | 'block' | 'record' | 'escalate' | 'warn';
  readonly because: string;
};

const beforeTheAct: Judged = { outcome: 'pass', because: BEFORE_THE_ACT };
const beforeTieBreak: Judged = {
  outcome: 'pass',
  because: 'Section 159 was not in force on that day.',
};

function answered(judged: Judged, source: string, working: readonly [string, string][]) {
  return ok({
    gives: { outcome: judged.outcome },
    because: judged.because,
    working: working.map(([what, comes]) => ({ what, comes })),
    source,
  });
}

const yesNo = (value: boolean | undefined) =>
  value === undefined ? 'not said' : value ? 'yes' : 'no';

export const tieBreak = question({
  rule: 'EQ-159',
  asks: 'May one of two candidates be preferred for a protected characteristic?',
  takes: {
    candidates_equally_qualified: bool('is each as qualified as the other?'),
    underrepresentation_evidence: bool(
      'is there evidence of under-representation or disadvantage?',
    ),
    case_by_case: maybe(
      bool('decided for this case, not by a standing policy; left out: not in issue'),
    ),
  },
  gives: { outcome: outcome() },
  answer: (given, { asOf }) =>
    answered(
      asOf >= TIE_BREAK_FROM
        ? judgeTieBreak(
            given.candidates_equally_qualified,
            given.underrepresentation_evidence,
            given.case_by_case,
          )
        : beforeTieBreak,
      'Equality Act 2010 s.159',
      [
        ['As qualified as each other', yesNo(given.candidates_equally_qualified)],
        ['Evidence of under-representation', yesNo(given.underrepresentation_evidence)],
        ['For this case, no standing policy', yesNo(given.case_by_case)],
      ],
    ),
});

/** EQ-159: all three conditions of s.159(4), or the preference is unlawful. */
export function judgeTieBreak(equal: boolean, evidence: boolean, caseByCase?: boolean): Judged {
  if (!equal)
    return { outcome: 'block', because: 'The candidates are not as qualified as each other.' };
  if (!evidence) {
    return { outcome: 'block', because: 'Nothing shows under-representation or disadvantage.' };
  }
  if (caseByCase === false) {
    return { outcome: 'block', because: 'A standing policy of preferring a group is not allowed.' };
  }
  return { outcome: 'record', because: 'A tie may be broken so; record the reasons.' };
}

export const adjustments = question({
  rule: 'EQ-ADJUST',
  asks: 'May this interview or assessment slot be confirmed?',
  takes: {
    asked: bool('was the candidate asked about adjustments for it?'),
    request: maybe(oneOf(['none', 'open', 'answered'], 'the request they made; left out: none')),
  },
  gives: { outcome: outcome() },
  answer: (given, { asOf }) =>
    answered(
      actInForce(asOf) ? judgeAdjustments(given.asked, given.request ?? 'none') : beforeTheAct,
      'Equality Act 2010 ss.20 and 39(5)',
      [
        ['Asked before the assessment', yesNo(given.asked)],
        ['Their request', given.request ?? 'none'],
      ],
    ),
});

/** EQ-ADJUST: an open request blocks the slot; a candidate who was not asked escalates. */
export function judgeAdjustments(asked: boolean, request: 'none' | 'open' | 'answered'): Judged {
  if (request === 'open') {
    return { outcome: 'block', because: 'A request for adjustments is open: answer it first.' };
  }
  if (request === 'answered') {
    return {
      outcome: 'record',
      because: 'The request is answered; keep the answer with the slot.',
    };
  }
  if (asked) return { outcome: 'pass', because: 'Asked, and nothing was needed.' };
  return {
    outcome: 'escalate',
    because: 'Whether they need adjustments is not known: ask before the assessment.',
  };
}

export const occupational = question({
  rule: 'EQ-OCC',
  asks: 'May this booking ask for a protected characteristic?',
  takes: {
    characteristic: oneOf(CHARACTERISTICS, 'what is asked for'),
    needed_for_the_work: bool('does the work itself need it?'),
    proportionate: bool('is there no milder way?'),
    reason_in_advert: maybe(bool('does the advert say why? left out: no advert')),
  },
  gives: { outcome: outcome() },
  answer: (given, { asOf }) =>
    answered(
      actInForce(asOf)
        ? judgeRequirement(given.needed_for_the_work, given.proportionate, given.reason_in_advert)
        : beforeTheAct,
      'Equality Act 2010 Sch 9 para 1',
      [
        ['The work needs it', yesNo(given.needed_for_the_work)],
        ['No milder way', yesNo(given.proportionate)],
        ['Reason in the advert', yesNo(given.reason_in_advert)],
      ],
    ),
});

/** EQ-OCC: what fails a condition of Sch 9 blocks; what meets them is still for a person to decide. */
export function judgeRequirement(
  needed: boolean,
  proportionate: boolean,
  reason?: boolean,
): Judged {
  if (!needed) return { outcome: 'block', because: 'The work does not need it.' };
  if (!proportionate) return { outcome: 'block', because: 'There is a milder way.' };
  if (reason === false) {
    return { outcome: 'block', because: 'The advert must say why it is required.' };
  }
  return {
    outcome: 'escalate',
    because: 'It may be an occupational requirement: a person decides and records the reason.',
  };
}
