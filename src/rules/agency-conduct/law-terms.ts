import type { RuleLaw } from '../book/law.ts';
import { CUT_FROM } from './law.ts';
import { GB, since, sourceOf } from './law-entry.ts';

/** Papers with both sides: CR-13A to CR-17. */
export const TERMS_LAW: readonly RuleLaw[] = [
  {
    id: 'CR-13A',
    title: 'Key information document',
    ...GB,
    kind: 'function',
    keyDate: 'day of registration',
    versions: [
      {
        from: '2020-04-06',
        says: 'A new work-seeker is given a document of two pages at most before terms are agreed: contract, who pays, least rate, interval, deductions, fees, leave, benefits and a worked example; there is no opting out.',
        source: sourceOf('reg 13A'),
        confidence: 'A, B',
      },
    ],
  },
  {
    id: 'CR-14',
    title: 'Terms before service, changes confirmed',
    ...GB,
    kind: 'function',
    keyDate: 'day a change is agreed',
    versions: since(
      'Terms are agreed and recorded before any service; a change is confirmed by the end of the 5th business day after.',
      'reg 14',
      'A',
    ),
  },
  {
    id: 'CR-15',
    title: 'What the terms with a worker state',
    ...GB,
    kind: 'function',
    computed: 'checkTermsContent in agency-conduct/terms.ts',
    keyDate: 'day the terms are agreed',
    versions: since(
      'That the agency acts as an employment business, the type of work, the kind of contract, pay whether or not the hirer pays, notice, rate, interval, leave and holiday pay.',
      'reg 15',
      'A',
    ),
  },
  {
    id: 'CR-17',
    title: 'Terms with the hirer',
    ...GB,
    kind: 'function',
    keyDate: 'day judged',
    versions: [
      {
        from: '2004-04-06',
        to: '2016-05-07',
        says: 'Terms are agreed with the hirer before any service.',
        source: sourceOf('reg 17'),
        confidence: 'B',
      },
      {
        from: CUT_FROM,
        says: 'No longer a duty; kept as good practice, so missing terms are a warning.',
        source:
          'Conduct of Employment Agencies and Employment Businesses (Amendment) Regulations 2016 (SI 2016/510)',
        confidence: 'B',
      },
    ],
  },
];
