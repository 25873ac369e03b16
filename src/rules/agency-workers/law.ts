import type { LawVersion, RuleLaw } from '../book/law.ts';
import { agencySource, START } from './figures-data.ts';

const PLACE = { area: 'agency-workers', reach: 'Great Britain' } as const;
const DAY_WORKED = 'day worked';

type Short = Omit<RuleLaw, 'area' | 'reach' | 'versions' | 'keyDate' | 'kind'> &
  Partial<Pick<RuleLaw, 'keyDate' | 'kind' | 'versions'>> & {
    readonly says?: string;
    readonly paragraph?: string;
    readonly confidence?: LawVersion['confidence'];
  };

const rules: readonly Short[] = [
  {
    id: 'AWR-SCOPE',
    title: 'Who is an agency worker',
    keyDate: 'first day of the assignment',
    says: 'An individual whom an agency supplies to work for a time under the supervision and direction of a hirer, with a contract of employment or to do the work personally, through an umbrella company too. Not somebody in business on their own account, under a managed service or in a permanent job.',
    paragraph: 'reg 3',
    confidence: 'B',
    escalation: {
      stops: false,
      because: 'The work itself is lawful either way; whoever decides does so before week 13.',
    },
  },
  {
    id: 'AWR-DAY1',
    title: 'Rights from the first day',
    keyDate: 'first day of the assignment',
    says: 'From the first day the hirer lets the worker use its shared facilities and tells of its vacancies. That both were told is recorded; a gap is a warning.',
    paragraph: 'regs 12-13',
    confidence: 'B',
  },
  {
    id: 'AWR-WEEK',
    title: 'What a week is',
    keyDate: DAY_WORKED,
    says: 'A week is 7 days from the weekday of the first day and counts when any work is done in it, even an hour.',
    paragraph: 'reg 7(4)-(5)',
    confidence: 'A, B',
  },
  {
    id: 'AWR-CONTINUE',
    title: 'Absences in which weeks count on',
    keyDate: 'day of the absence',
    says: 'During pregnancy, childbirth and maternity (to 26 weeks after the birth or the return) and during maternity, paternity, adoption and shared parental leave weeks count as if worked, to the intended or likely end of the assignment, whichever is later.',
    paragraph: 'regs 7(8)(c)-(d) and 8',
    confidence: 'A, B',
  },
  {
    id: 'AWR-PAUSE',
    title: 'Absences that pause the count',
    keyDate: 'day of return',
    says: 'No week counts and none is lost: a break for any reason of 42 days or less; sickness or injury, or jury service, up to 28 weeks; leave; a customary shutdown; a strike, lock-out or other action at the hirer; and mixes of the listed reasons. Days are counted strictly between the last and the next day worked.',
    paragraph: 'reg 7(8) and (10)',
    confidence: 'A, B',
  },
  {
    id: 'AWR-RESET',
    title: 'What sets the count to zero',
    keyDate: 'day of return',
    says: 'A new hirer, a new role of which the worker was told, a break of over 42 days without a listed reason for all of it, or over 28 weeks of sickness or of jury service. The weeks then run from the day of return.',
    paragraph: 'reg 7(2), (3) and (8)',
    confidence: 'A, B',
  },
  {
    id: 'AWR-SAME-HIRER',
    title: 'What counts as the same hirer',
    keyDate: DAY_WORKED,
    says: 'One legal entity is one hirer over its sites and over agencies, as are the schools of one local authority that employs their staff. Another company of a group has a count of its own, and AWR-AVOID is looked at. The worker is asked for weeks through other agencies.',
    paragraph: 'reg 7(2)',
    confidence: 'B',
    escalation: {
      stops: false,
      because:
        'Nobody can find out at 05:45: the count goes on from what is known, and the question goes on a list.',
    },
  },
  {
    id: 'AWR-ROLE',
    title: 'A new role',
    keyDate: 'first day in the new role',
    says: 'A new role sets the count to zero only if the whole or main part of the work is substantively different and the agency told the worker so in writing.',
    paragraph: 'reg 7(3)',
    confidence: 'B, C',
    escalation: {
      stops: false,
      because:
        'Whether the work of two roles is substantively different is for a person to say: where their weeks would add up the question goes on a list, and the shift goes on.',
    },
  },
  {
    id: 'AWR-AVOID',
    title: 'Assignments made to keep somebody out',
    keyDate: 'day judged',
    says: 'Two or more completed assignments with a hirer, one and one with a connected hirer, or more than two roles with two changes: where the most likely reason is to keep the worker from equal treatment, they count as qualified from when they would have been. A tribunal may add up to £5,000.',
    paragraph: 'regs 9 and 18(14)',
    confidence: 'B',
    escalation: {
      stops: false,
      because: 'A pattern of the past is explained by a person; it makes no shift unlawful.',
    },
  },
  {
    id: 'AWR-QUAL',
    title: 'Qualified after 12 weeks',
    keyDate: DAY_WORKED,
    says: 'After 12 weeks in the same role with the same hirer the worker has qualified; the rights hold from the first day of week 13. Time before 1 October 2011 does not count.',
    paragraph: 'reg 7(1)-(2)',
    confidence: 'B',
  },
  {
    id: 'AWR-EQ',
    title: 'Equal treatment from week 13',
    keyDate: DAY_WORKED,
    says: "From week 13 pay (basic, overtime, shift and unsocial hours, holiday pay, bonus for one's own work), working time, night work, rest, breaks and annual leave are those of a comparable employee of the hirer. Not sick pay, pension, notice, redundancy or maternity pay.",
    paragraph: 'regs 5-6',
    confidence: 'A, B',
    escalation: {
      stops: false,
      because:
        'What a comparable employee earns is for the hirer to say: from week 10 the question goes on a list.',
    },
  },
  {
    id: 'AWR-PREG',
    title: 'Pregnant or adopting, and qualified',
    keyDate: 'day of the appointment or of the risk found',
    says: 'Paid time off for antenatal or adoption appointments; a risk assessment by the hirer; other work, or pay for the intended length of the assignment, when the work is unsafe.',
    paragraph: 'reg 5; Employment Rights Act 1996, ss 57ZA-57ZS and 68A-68D',
    confidence: 'A',
    escalation: {
      stops: true,
      because: 'Work found unsafe for a pregnant worker does not go on until a person has decided.',
    },
  },
  {
    id: 'AWR-INFO',
    title: 'Written request about equal treatment',
    keyDate: 'day the request was received',
    says: 'The agency answers a written request in 28 days. Without an answer after 30 days the worker may ask the hirer, who answers in 28 days.',
    paragraph: 'reg 16',
    confidence: 'C',
  },
  {
    id: 'AWR-DEROG',
    title: 'Pay between assignments',
    keyDate: 'day judged',
    versions: [
      {
        from: START,
        to: '2020-04-05',
        says: 'A contract of employment that pays the worker between assignments took the place of equal pay.',
        source: agencySource('reg 10'),
        confidence: 'C',
      },
      {
        from: '2020-04-06',
        says: 'Such a contract no longer takes the place of equal pay; the agency had to say so in writing by 30 April 2020.',
        source: 'Agency Workers (Amendment) Regulations 2019 (SI 2019/724), regs 2 and 4',
        confidence: 'C',
      },
    ],
  },
];

/** The rules for agency workers, in the order of the rule book. */
export const AGENCY_LAW: readonly RuleLaw[] = rules.map(
  ({ says, paragraph, confidence, versions, kind, keyDate, ...rule }) => ({
    ...PLACE,
    ...rule,
    kind: kind ?? 'function',
    keyDate: keyDate ?? DAY_WORKED,
    versions: versions ?? [
      {
        from: START,
        says: says ?? '',
        source: agencySource(paragraph ?? ''),
        confidence: confidence ?? 'C',
      },
    ],
  }),
);
