import type { Nation } from '../../lib/calendar.ts';

/** A question that whoever answers for a concern goes through, with the paragraph it comes from. */
export interface ConcernQuestion {
  readonly key: 'danger' | 'hirer' | 'authority' | 'referral';
  readonly question: string;
  readonly source: string;
}

/**
 * The questions of a safeguarding concern about a worker we supply, in the order in which they press.
 * @param nation of the site; left out where there is none: as in England
 */
export function questionsOfConcern(nation: Nation = 'england'): readonly ConcernQuestion[] {
  const [authority, barring] = BY_NATION[nation];
  return [
    {
      key: 'danger',
      question:
        'Is somebody in danger now, or may a crime have been done? Then the police come first: 999, or 101.',
      source: 'Working together to safeguard children; Care and support statutory guidance, ch 14',
    },
    {
      key: 'hirer',
      question:
        'Was the client told, without delay, what makes this worker doubtful, and is supply stopped while it is looked into?',
      source: 'Conduct Regulations 2003, reg 20',
    },
    authority,
    barring,
  ];
}

const of = (key: ConcernQuestion['key'], question: string, source: string): ConcernQuestion => ({
  key,
  question,
  source,
});

const REFERRAL =
  'Was it work with children or adults at risk that the law regulates, and did we stop supplying them, or would or might we have, because they harmed somebody or may? Then a referral is a duty, not a choice:';

const DBS = of(
  'referral',
  `${REFERRAL} to the Disclosure and Barring Service.`,
  'Safeguarding Vulnerable Groups Act 2006, s 36 (personnel suppliers)',
);

const BY_NATION: Readonly<Record<Nation, readonly [ConcernQuestion, ConcernQuestion]>> = {
  england: [
    of(
      'authority',
      'A child: was the designated officer of the local authority told within one working day? An adult in need of care: was the local authority told?',
      'Working together to safeguard children; Care Act 2014, s 42',
    ),
    DBS,
  ],
  wales: [
    of(
      'authority',
      'Was the local authority told of a child or an adult at risk?',
      'Social Services and Well-being (Wales) Act 2014, ss 128, 130',
    ),
    DBS,
  ],
  scotland: [
    of(
      'authority',
      'Was the council told of an adult at risk, or the social work service of a child?',
      'Adult Support and Protection (Scotland) Act 2007, s 5',
    ),
    of(
      'referral',
      `${REFERRAL} to Disclosure Scotland, within three months.`,
      // Section 4 is the same for an employment agency; whoever does not refer within three months commits an offence.
      'Protection of Vulnerable Groups (Scotland) Act 2007, s 5 (employment businesses), s 9',
    ),
  ],
  'northern-ireland': [
    of(
      'authority',
      'Was the gateway team of the health and social care trust told?',
      'Co-operating to Safeguard Children and Young People in Northern Ireland',
    ),
    of(
      'referral',
      `${REFERRAL} to the Disclosure and Barring Service.`,
      'Safeguarding Vulnerable Groups (Northern Ireland) Order 2007, art 38 (personnel suppliers)',
    ),
  ],
};
