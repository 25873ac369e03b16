import type { RuleLaw } from '../book/law.ts';
import { EQUALITY_ACT_FROM, TIE_BREAK_FROM } from './in-force.ts';

const GB = 'Great Britain';
const from = EQUALITY_ACT_FROM;

/** The Equality Act 2010 as far as an agency meets it. Northern Ireland has laws of its own. */
export const LAW: readonly RuleLaw[] = [
  {
    id: 'EQ-60',
    title: 'Questions on health before an offer',
    area: 'equality',
    kind: 'function',
    keyDate: 'day the question is asked',
    reach: GB,
    versions: [
      {
        from,
        says: 'No question on health, disability or sickness absence before an offer or a place in a pool on merit, on an agency form either. Allowed: adjustments for the assessment, a function intrinsic to the work, anonymous monitoring, positive action, a disability the work needs.',
        source: 'Equality Act 2010 s.60',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'EQ-ADVERT',
    title: 'Wording of adverts',
    area: 'equality',
    kind: 'function',
    keyDate: 'day the advert is published',
    reach: GB,
    versions: [
      {
        from,
        says: 'A word that points at a protected characteristic warns, with a wording about the task. Shutting people out in so many words blocks. So does a foreign language alone warn, where the work does not need it.',
        source: 'Equality Act 2010 ss.13, 19 and 39; EHRC guidance on adverts',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: true,
      because:
        'An advert that claims an occupational requirement goes out only when somebody has decided on it (EQ-OCC).',
    },
  },
  {
    id: 'EQ-OCC',
    title: 'Occupational requirement',
    area: 'equality',
    kind: 'function',
    keyDate: 'day of the advert or booking',
    reach: GB,
    versions: [
      {
        from,
        says: 'A characteristic may be asked for only where the work needs it, there is no milder way, and the advert says why.',
        source: 'Equality Act 2010 Sch 9 para 1',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: true,
      because:
        'Choosing by a protected characteristic is unlawful until a person has decided that the work needs it and recorded why.',
    },
  },
  {
    id: 'EQ-INSTRUCT',
    title: "A client's instruction to discriminate",
    area: 'equality',
    kind: 'function',
    keyDate: 'day the instruction is given',
    reach: GB,
    versions: [
      {
        from,
        says: 'An instruction to choose by a protected characteristic is refused, the words are kept and a manager is told. The agency that follows it is liable too.',
        source: 'Equality Act 2010 ss.55 and 111',
        confidence: 'B, C',
      },
    ],
    escalation: {
      stops: true,
      because:
        'Following the instruction would be unlawful, so the booking waits until it is withdrawn or found to be a requirement of the work.',
    },
  },
  {
    id: 'EQ-IMPACT',
    title: 'How often each group comes through',
    area: 'equality',
    kind: 'function',
    keyDate: 'last day of the stage looked at',
    reach: GB,
    versions: [
      {
        from,
        says: 'Rate by group, and its ratio to the best: under 0.80 somebody looks why. Groups in which fewer than 5 applied are not shown. A US rule of thumb without legal force here: to look, not to decide.',
        source: 'Equality Act 2010 s.19; US Uniform Guidelines',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: false,
      because:
        'It is a sign to look at past choices; no single step waits for it, and nothing follows by itself.',
    },
  },
  {
    id: 'EQ-159',
    title: 'Positive action in a tie',
    area: 'equality',
    kind: 'function',
    keyDate: 'day of the choice',
    reach: GB,
    versions: [
      {
        from: TIE_BREAK_FROM,
        says: 'Between candidates as qualified as each other one may be preferred to meet under-representation or disadvantage, in proportion, case by case and never by a standing policy.',
        source: 'Equality Act 2010 s.159',
        confidence: 'C',
      },
    ],
  },
  {
    id: 'EQ-ADJUST',
    title: 'Adjustments for an assessment',
    area: 'equality',
    kind: 'function',
    keyDate: 'day of the assessment',
    reach: GB,
    versions: [
      {
        from,
        says: 'Ask before each assessment. A request is answered before the slot is confirmed.',
        source: 'Equality Act 2010 ss.20 and 39(5)',
        confidence: 'C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'A candidate who was not asked can still be asked before the day; the slot is kept meanwhile.',
    },
  },
];
