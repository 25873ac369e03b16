import type { RuleLaw } from '../book/law.ts';

const UK = 'United Kingdom';
const ENGLAND_WALES = 'England and Wales';
const GANGMASTERS = 'Gangmasters (Licensing) Act 2004, ss.3, 4 and 12';

/** Licences and safeguarding, in the order of the rule book. */
export const LAW: readonly RuleLaw[] = [
  {
    id: 'GLAA',
    title: "Gangmaster's licence",
    area: 'licences',
    kind: 'function',
    keyDate: 'day of the work',
    reach: UK,
    versions: [
      {
        from: '2006-10-01',
        to: '2026-04-06',
        says: 'Supply of workers into agriculture, horticulture, shellfish gathering, food processing and packaging needs a licence of the gangmasters authority; so does clerical work integral to production, and a hotel or school garden that grows food mainly for sale. Sub-agencies too.',
        source: GANGMASTERS,
        confidence: 'A',
      },
      {
        from: '2026-04-07',
        says: 'The same, with a licence of the Fair Work Agency. We save the dated page of the register.',
        source: GANGMASTERS,
        confidence: 'A',
      },
    ],
    escalation: {
      stops: true,
      because:
        'Supply without a licence is an offence, so work on the border of it waits for a person; a site whose sector nobody recorded goes on the list.',
    },
  },
  {
    id: 'DBS-LEVEL',
    title: 'Level of certificate',
    area: 'safeguarding',
    kind: 'function',
    keyDate: 'day the certificate is asked for',
    reach: ENGLAND_WALES,
    versions: [
      {
        from: '2012-12-01',
        says: 'Basic for anyone; standard for roles in the Exceptions Order; enhanced for roles in the Police Act regulations too; enhanced with barred lists for regulated activity. Asking for more than the role allows is unlawful.',
        source:
          'Police Act 1997, ss.112-113B; Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Whom the work is with is for the site to say; a site that nobody recorded goes on the list.',
    },
  },
  {
    id: 'DBS-BARRED',
    title: 'Barred list before the first shift',
    area: 'safeguarding',
    kind: 'function',
    keyDate: 'first day of the work',
    reach: ENGLAND_WALES,
    versions: [
      {
        from: '2012-12-01',
        says: 'In regulated activity the result of the barred list is there before the first shift.',
        source: 'Safeguarding Vulnerable Groups Act 2006; Keeping children safe in education',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'DBS-UPDATE',
    title: 'Update Service',
    area: 'safeguarding',
    kind: 'function',
    keyDate: 'day of the status check; to join, day of issue',
    reach: ENGLAND_WALES,
    versions: [
      {
        from: '2013-06-17',
        says: 'Standard and enhanced certificates only; joined within 30 days of issue. A status check needs consent, entitlement by law, the same workforce and level, and the original seen in person.',
        source: 'Guidance on the DBS Update Service, 9 December 2025 and 16 January 2026',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'DBS-SCHOOL',
    title: 'Written confirmation to a school',
    area: 'safeguarding',
    kind: 'function',
    keyDate: 'first day of the work',
    reach: 'England',
    versions: [
      {
        from: '2014-04-03',
        says: 'The agency confirms to the school in writing that every check the school would do is done, with the enhanced certificate obtained and the barred list seen; the school checks identity on arrival.',
        source: 'Keeping children safe in education, part three',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'DBS-NATION',
    title: 'Whose disclosure',
    area: 'safeguarding',
    kind: 'function',
    keyDate: 'day of the decision to engage',
    reach: UK,
    versions: [
      {
        from: '2012-12-01',
        to: '2025-03-31',
        says: 'By where the decision is made: the Disclosure and Barring Service in England, Wales, the Channel Islands and the Isle of Man; Disclosure Scotland; AccessNI.',
        source: 'Police Act 1997; Protection of Vulnerable Groups (Scotland) Act 2007',
        confidence: 'A',
      },
      {
        from: '2025-04-01',
        says: 'The same; membership of the Scottish scheme is demanded by law for regulated roles.',
        source: 'Police Act 1997; Disclosure (Scotland) Act 2020',
        confidence: 'A, C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'A disclosure of another nation was obtained in good faith; a person says whether a new one is needed.',
    },
  },
  {
    id: 'DBS-SELF',
    title: 'The self-employed',
    area: 'safeguarding',
    kind: 'function',
    keyDate: 'day the certificate is asked for',
    reach: ENGLAND_WALES,
    versions: [
      {
        from: '2026-01-21',
        says: 'New guidance says what may be asked for from the self-employed; a person reads it for the case.',
        source: 'Guidance on DBS checks for the self-employed, 21 January 2026',
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because: 'It is about who asks for the certificate, not about whether the work is safe.',
    },
  },
  {
    id: 'DBS-KEEP',
    title: 'Particulars of certificates',
    area: 'safeguarding',
    kind: 'function',
    keyDate: 'day of the decision',
    reach: UK,
    versions: [
      {
        from: '2012-12-01',
        says: 'Outcome and day only are kept; particulars of a certificate no longer than needed, by our policy six months.',
        source: 'DBS code of practice; our policy',
        confidence: 'C',
      },
    ],
  },
];
