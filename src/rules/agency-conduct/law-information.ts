import type { RuleLaw } from '../book/law.ts';
import { GB, since, sourceOf } from './law-entry.ts';

/** What is known and told before and during a supply: CR-18 to CR-22. */
export const INFORMATION_LAW: readonly RuleLaw[] = [
  {
    id: 'CR-18',
    title: 'What the hirer must tell first',
    ...GB,
    kind: 'function',
    computed: 'checkHirerFacts in agency-conduct/hirer-facts.ts',
    keyDate: 'day of the proposal',
    versions: since(
      'Who the hirer is, start and length, position, type, place and hours, risks and controls, experience and qualifications required, and expenses; for a permanent job also pay, benefits, interval and notice.',
      'reg 18',
      'A',
    ),
  },
  {
    id: 'CR-19',
    title: 'What is confirmed of the candidate',
    ...GB,
    kind: 'function',
    computed: 'checkCandidateFacts in agency-conduct/candidate-facts.ts',
    keyDate: 'day of supply',
    versions: since(
      'Who they are, that they have the experience, training, qualifications and authorisation required, and that they are willing; for a temporary supply always, for an introduction where it is work with vulnerable people.',
      'reg 19',
      'B',
    ),
  },
  {
    id: 'CR-20',
    title: 'Suitable for both sides, and new doubts',
    ...GB,
    kind: 'function',
    computed: 'doubtDuty in agency-conduct/doubts.ts',
    keyDate: 'day the doubt arose',
    versions: since(
      'Both sides know what the law requires of the work; a new doubt is told to the hirer and looked into without delay, and an unsuitable worker withdrawn; after an introduction for 3 months.',
      'reg 20',
      'A, C',
    ),
    escalation: {
      stops: false,
      because:
        'A doubt is for a person to look into and to tell the hirer of the same or the next business day; it stands at the head of the list until it is answered.',
    },
  },
  {
    id: 'CR-21',
    title: 'Information to both sides in writing',
    ...GB,
    kind: 'function',
    computed: 'checkInformation in agency-conduct/information.ts',
    keyDate: 'day it is told',
    versions: since(
      'The hirer is given the facts on the candidate and the kind of contract, the worker the facts from the hirer and the rate, at the same time; what was only told is confirmed in writing by the end of the 3rd business day after.',
      'reg 21(1) and (2)',
      'A, C',
    ),
    escalation: {
      stops: false,
      because: 'A late paper is a fault to put right, not a reason to send a worker home.',
    },
  },
  {
    id: 'CR-21S',
    title: 'Short form up to 5 business days',
    ...GB,
    kind: 'function',
    computed: 'shortFormServes and fullFactsBy in agency-conduct/information.ts',
    keyDate: 'first day of the assignment',
    versions: since(
      'For 5 consecutive business days or less, with the rest given before and unchanged: the name to the hirer, the hirer and the dates to the worker. Lengthened, the full facts by the end of the 8th business day or of the assignment. Same position within 5 business days: nothing again.',
      'reg 21(3)-(5)',
      'C',
    ),
    escalation: { stops: false, because: 'As CR-21.' },
  },
  {
    id: 'CR-22',
    title: 'Work with vulnerable people',
    ...GB,
    kind: 'function',
    computed: 'checkVulnerable in agency-conduct/vulnerable.ts',
    keyDate: 'day of supply',
    versions: [
      {
        from: '2004-04-06',
        to: '2010-09-30',
        says: 'The text before it was replaced; computed as the one that replaced it.',
        source: sourceOf('reg 22 as made'),
        confidence: 'C',
      },
      {
        from: '2010-10-01',
        says: 'Copies of qualifications and two references from people who are no relatives and agree to be shown, both offered to the hirer, and every other step that can be taken; where that cannot be done in full, all that can, and the hirer told so with the steps taken.',
        source: sourceOf('reg 22, as replaced by SI 2010/1782'),
        confidence: 'A',
      },
    ],
    escalation: {
      stops: true,
      because:
        'Nobody is supplied to vulnerable people before the references, copies and steps are had, so facts not on file stop the supply. Only where nobody said whether the work is with vulnerable people it goes on the list.',
    },
  },
];
