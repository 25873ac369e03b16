import type { RuleLaw } from '../book/law.ts';
import { CHAIN_LIABLE_FROM } from './supply-chain.ts';

const area = 'right-to-work';
const reach = 'United Kingdom';

/** The chain of supply, fairness, and what is planned. */
export const CONDUCT_LAW: readonly RuleLaw[] = [
  {
    id: 'RTW-EXT',
    title: 'Workers further down the chain',
    area,
    kind: 'function',
    keyDate: 'day of the work',
    reach,
    versions: [
      {
        from: CHAIN_LIABLE_FROM,
        says: 'A business may answer for workers further down its chain unless contract terms, substitution controls and identity verification are in place; a substitute is verified again at least once in 24 hours of activity.',
        source:
          'Border Security, Asylum and Immigration Act 2025, s.48; draft Code of practice, 30 June 2026',
        confidence: 'B',
        announced: true,
      },
    ],
    escalation: {
      stops: true,
      because: 'Nobody checked the person who came in place of the worker.',
    },
  },
  {
    id: 'RTW-FAIR',
    title: 'The same check for everybody',
    area,
    kind: 'function',
    keyDate: 'day of the check',
    reach,
    versions: [
      {
        from: '2008-02-29',
        says: 'Everybody is asked for the same check at the same stage, and nothing is held against anybody for having no passport.',
        source: 'Code of practice on avoiding discrimination while preventing illegal working',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: false,
      because: 'A pattern over many people is looked at afterwards; no single step is at fault.',
    },
  },
  {
    id: 'RTW-DIGITAL',
    title: 'Wholly digital checks, planned',
    area,
    kind: 'record',
    why: 'A plan without a date. The ways of checking are rows of data, so that a change is a row.',
    computed: 'right-to-work/route-data.ts, the rows RTW-ROUTE reads',
    keyDate: 'day of the check',
    reach,
    versions: [
      {
        from: '2026-06-01',
        says: 'Government plans that all checks be digital by the end of this Parliament. Nothing follows from it yet.',
        source: 'Government plan',
        confidence: 'C',
        announced: true,
      },
    ],
  },
];
