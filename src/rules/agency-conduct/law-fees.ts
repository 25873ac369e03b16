import type { RuleLaw } from '../book/law.ts';
import { GB, since } from './law-entry.ts';

/** What may be charged, and what may not be done to workers: CR-FEE to CR-12. */
export const FEE_LAW: readonly RuleLaw[] = [
  {
    id: 'CR-FEE',
    title: 'No fee for finding work',
    ...GB,
    kind: 'function',
    keyDate: 'day of the charge',
    versions: since(
      'Nothing is charged to a work-seeker for finding work or trying to, entertainment and modelling apart.',
      'Employment Agencies Act 1973, s 6; reg 26',
      'A',
    ),
  },
  {
    id: 'CR-5',
    title: 'Paid services can be cancelled',
    ...GB,
    kind: 'function',
    keyDate: 'day notice is given',
    versions: since(
      'A paid service is no condition of finding work, is told in full in writing first, and ends without a penalty after 10 working days for living accommodation and 5 for all else.',
      'regs 5 and 13',
      'A',
    ),
  },
  {
    id: 'CR-6',
    title: 'Free to leave and to work elsewhere',
    ...GB,
    kind: 'function',
    keyDate: 'day of the act',
    versions: since(
      'No worker is put at a disadvantage, or told they will be, for leaving or working elsewhere, or made to name the new employer.',
      'reg 6',
      'C',
    ),
  },
  {
    id: 'CR-7',
    title: 'No cover for strikers',
    ...GB,
    kind: 'function',
    computed: 'strikeBars and checkStrike in agency-conduct/strike.ts',
    keyDate: 'day of supply',
    versions: [
      {
        from: '2004-04-06',
        to: '2022-07-20',
        says: 'Nobody is supplied to do the work of somebody on official action, or of somebody moved to cover them, if the agency knows or should.',
        source: 'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 7',
        confidence: 'B',
      },
      {
        from: '2022-07-21',
        to: '2023-08-09',
        says: 'The bar was taken out; a court later quashed the order that did so.',
        source: 'ASLEF v Secretary of State [2023] EWHC 1781 (Admin)',
        confidence: 'B',
      },
      {
        from: '2023-08-10',
        says: 'Nobody is supplied to do the work of somebody on official action, or of somebody moved to cover them, if the agency knows or should.',
        source: 'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 7',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Whether an action is official, or whose duties the work is, is often not known at 05:45; it goes on the list for somebody to find out.',
    },
  },
  {
    id: 'CR-10',
    title: 'Fee when the hirer takes the worker on',
    ...GB,
    kind: 'function',
    computed: 'transferWindow and transferFee in agency-conduct/transfer-fee.ts',
    keyDate: 'first day of the assignment',
    versions: since(
      'A fee may be asked to the later of 8 weeks after the last day and 14 weeks from the first, a gap of more than 42 days making a new first day; and only where the hirer may choose a longer hire instead, on terms no worse.',
      'reg 10',
      'A',
    ),
  },
  {
    id: 'CR-12',
    title: 'Pay is not withheld',
    ...GB,
    kind: 'function',
    keyDate: 'day the pay is due',
    versions: since(
      'Pay is not withheld because the hirer has not paid, a timesheet is not signed, other periods were not worked, or for anything in the hand of the agency; it may be delayed a reasonable time to check the hours.',
      'reg 12',
      'A, C',
    ),
    escalation: {
      stops: false,
      because:
        'The law does not say how long a check may take: past 14 days, our own figure, a person decides; the pay run goes on.',
    },
  },
];
