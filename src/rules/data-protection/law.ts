import type { RuleLaw } from '../book/law.ts';

const UK = 'United Kingdom';
const GDPR = '2018-05-25';

/** The rules on personal data that ask for a paper, a page or a place apart; the timers stand beside. */
export const LAW: readonly RuleLaw[] = [
  {
    id: 'DP-BASIS',
    title: 'A lawful basis for each purpose',
    area: 'data-protection',
    kind: 'record',
    why: 'The basis of each purpose is decided by people and written down; nothing is worked out from facts.',
    keyDate: 'day of the processing',
    reach: UK,
    versions: [
      {
        from: GDPR,
        says: 'Each purpose has a basis in Art 6; special category data also a condition of Art 9 and the Act, criminal records one of Art 10. Without one the data may not be used.',
        source: 'UK GDPR Arts 6, 9 and 10; Data Protection Act 2018 Sch 1',
        confidence: 'C',
      },
    ],
  },
  {
    id: 'DP-NOTICE',
    title: 'Privacy notice',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day the data was obtained',
    reach: UK,
    versions: [
      {
        from: GDPR,
        says: 'Data had from the person: a notice when it is collected. From elsewhere: within a month, and by the first contact or the first time it is passed on, if that comes sooner.',
        source: 'UK GDPR Arts 13 and 14(3)',
        confidence: 'C',
      },
    ],
  },
  {
    id: 'DP-DSAR',
    title: 'Time to answer an access request',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day the request was received',
    reach: UK,
    versions: [
      {
        from: GDPR,
        to: '2019-07-31',
        says: 'A month counted from the day after receipt; three months if the person is told why in the first month.',
        source: 'UK GDPR Art 12(3); ICO guidance up to August 2019',
        confidence: 'B',
      },
      {
        from: '2019-08-01',
        to: '2026-02-04',
        says: 'The same date next month, or the last day of that month, then on to a working day. Three months for a complex request or many, told in the first month. Since October 2020 the clock stops for a question back.',
        source: 'UK GDPR Art 12(3); ICO right of access guidance',
        confidence: 'A',
      },
      {
        from: '2026-02-05',
        says: 'The same date next month, or the last day of that month, then on to a working day. The month runs from the latest of receipt, proof of identity and fee; the days of a question back do not count. Three months for a complex request or many, told in the first month. The search need only be reasonable and proportionate.',
        source: 'UK GDPR Arts 12(3), 12A and 15',
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because:
        'A request with 7 days left goes on the list of the compliance officer; no other work waits for it.',
    },
  },
  {
    id: 'DP-RETENTION',
    title: 'How long records are kept',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day the record was made, or the last service',
    reach: UK,
    versions: [
      {
        from: '2000-03-01',
        to: '2018-05-24',
        says: 'Personal data is kept no longer than its purpose needs; holds are counted as now.',
        source: 'Data Protection Act 1998, Sch 1 Part I para 5',
        confidence: 'C',
      },
      {
        from: GDPR,
        says: 'A record is kept until the latest hold on it ends, and what no hold needs is erased. Notes on unsuccessful applicants are kept to the end of the time for a claim.',
        source: 'UK GDPR Art 5(1)(e); ICO draft recruitment guidance',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'DP-ERASE',
    title: 'A request to erase',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day the request was received',
    reach: UK,
    versions: [
      {
        from: GDPR,
        says: 'No hold: erase within a month. A hold: restrict the held records, erase the rest, and name the hold in the answer.',
        source: 'UK GDPR Art 17(1) and (3)',
        confidence: 'C',
      },
    ],
  },
  {
    id: 'DP-EO',
    title: 'Equality monitoring apart from selection',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day it is looked at',
    reach: UK,
    versions: [
      {
        from: '2000-03-01',
        to: '2018-05-24',
        says: 'Monitoring answers were used for monitoring alone, with safeguards; we keep them apart as now.',
        source: 'Data Protection Act 1998 Sch 3 para 9',
        confidence: 'C',
      },
      {
        from: GDPR,
        says: 'Monitoring answers are stored apart and never shown to whoever selects; only totals are shown, and groups under 5 are hidden.',
        source: 'Data Protection Act 2018 Sch 1 para 8',
        confidence: 'B, C',
      },
    ],
  },
  {
    id: 'DP-ADM',
    title: 'Decisions by a machine alone',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day of the decision',
    reach: UK,
    versions: [
      {
        from: GDPR,
        to: '2026-02-04',
        says: 'A significant decision about a person may not be made by a machine alone.',
        source: 'UK GDPR Art 22',
        confidence: 'B',
      },
      {
        from: '2026-02-05',
        says: 'Allowed if the person is told, may make representations, can have a human step in and can contest it. On special category data the bar stays. Our own rule: no automatic rejection at all.',
        source: 'UK GDPR Arts 22A to 22D; SI 2026/82',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'DP-COMPLAINT',
    title: 'Complaints about personal data',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day the complaint was received',
    reach: UK,
    versions: [
      {
        from: '2026-06-19',
        says: 'An easy way to complain, an electronic form among them; acknowledged within 30 days, acted on without undue delay, and the outcome told. No weekend moves the 30 days.',
        source: 'Data Protection Act 2018 s.164A',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'DP-PECR',
    title: 'Marketing by email, text or call',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'day it is sent',
    reach: UK,
    versions: [
      {
        from: '2003-12-11',
        says: 'Email and texts to individuals and sole traders need specific consent, or the soft opt-in: our own similar services, details from a sale or its negotiation, a way out each time. Companies: say who sends and honour an objection. Calls: look at the preference registers first.',
        source: 'Privacy and Electronic Communications Regulations 2003, regs 21 to 23',
        confidence: 'A, C',
      },
    ],
  },
  {
    id: 'DP-BREACH',
    title: 'Telling the Commissioner of a breach',
    area: 'data-protection',
    kind: 'function',
    keyDate: 'moment we became aware of it',
    reach: UK,
    versions: [
      {
        from: GDPR,
        says: 'Within 72 hours of becoming aware, unless a risk to people is unlikely.',
        source: 'UK GDPR Art 33(1)',
        confidence: 'C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Whether there is a risk is for a person to judge within the 72 hours; the desk works on.',
    },
  },
];
