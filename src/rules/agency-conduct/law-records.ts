import type { RuleLaw } from '../book/law.ts';
import { CUT_FROM } from './law.ts';
import { GB, since, sourceOf } from './law-entry.ts';

const AMENDED =
  'Conduct of Employment Agencies and Employment Businesses (Amendment) Regulations 2016 (SI 2016/510)';

/** Adverts, disclosure and records: CR-27 to CR-SCH6. */
export const RECORD_LAW: readonly RuleLaw[] = [
  {
    id: 'CR-27',
    title: 'What an advert states',
    ...GB,
    kind: 'function',
    computed: 'checkAdvert in agency-conduct/adverts.ts',
    keyDate: 'day of publication',
    versions: since(
      'The full name of the agency and, for each position, temporary or permanent; a position of a hirer only with their authority; where pay is shown, the nature, the place and the least experience or qualifications for that pay.',
      'reg 27(1)-(3)',
      'A',
    ),
  },
  {
    id: 'CR-27A',
    title: 'Advert abroad only with one in English',
    ...GB,
    kind: 'function',
    computed: 'englishAdvertWindow in agency-conduct/adverts.ts',
    keyDate: 'day of the advert abroad',
    versions: [
      {
        from: CUT_FROM,
        says: 'An advert in a state of the European Economic Area needs the same one in English in Great Britain at the same time or in the 28 days before. Whether it is still law after leaving the Union is to be confirmed.',
        source: sourceOf('reg 27A'),
        confidence: 'B',
      },
    ],
  },
  {
    id: 'CR-28',
    title: 'Nothing passed on without consent',
    ...GB,
    kind: 'function',
    computed: 'mayDisclose in agency-conduct/disclosure.ts',
    keyDate: 'day of the disclosure',
    versions: since(
      'What is known of a work-seeker goes to nobody, the current employer included, without consent, except to find work, for legal process or to a professional body.',
      'reg 28',
      'A',
    ),
  },
  {
    id: 'CR-29',
    title: 'Records kept and produced',
    ...GB,
    kind: 'function',
    computed: 'keepRecord and produceBy in agency-conduct/records.ts',
    keyDate: 'day the record is made',
    versions: since(
      'Once something is done to find work: one year after it was made and after the last service, whichever is later; produced by the end of the 2nd business day after it is asked for; electronic form will do.',
      'reg 29',
      'A',
    ),
  },
  {
    id: 'CR-SCH4',
    title: 'What the record of a work-seeker holds',
    ...GB,
    kind: 'function',
    computed: 'lackingInRecord in agency-conduct/records.ts',
    keyDate: 'day the record is made',
    versions: [
      {
        from: '2004-04-06',
        to: '2016-05-07',
        says: 'Name, address, birth date under 22, terms, experience and copies, hirers, engagements, contracts, enquiries, fees; also the day the application came, what they look for and the day it was withdrawn.',
        source: sourceOf('Schedule 4 as made'),
        confidence: 'A',
      },
      {
        from: CUT_FROM,
        says: 'As before without the day the application came, what they look for and the day it was withdrawn.',
        source: `${sourceOf('Schedule 4')}; ${AMENDED}`,
        confidence: 'A, B',
      },
    ],
  },
  {
    id: 'CR-SCH5',
    title: 'What the record of a hirer holds',
    ...GB,
    kind: 'function',
    computed: 'lackingInRecord in agency-conduct/records.ts',
    keyDate: 'day the record is made',
    versions: [
      {
        from: '2004-04-06',
        to: '2016-05-07',
        says: 'Positions, length, requirements, enquiries and fees; also day received, name, address, terms, names supplied and engagements.',
        source: sourceOf('Schedule 5 as made'),
        confidence: 'A',
      },
      {
        from: CUT_FROM,
        says: 'Positions, likely length, experience and authorisation required, enquiries with copies and dates, fees asked and received, as the regulator lists it today.',
        source: `${sourceOf('Schedule 5')}; GOV.UK, record keeping for employment agencies`,
        confidence: 'A',
      },
    ],
  },
  {
    id: 'CR-SCH6',
    title: 'Records of other agencies',
    ...GB,
    kind: 'record',
    why: 'the duty has ended, so there is nothing left to work out',
    keyDate: 'day the record is made',
    versions: [
      {
        from: '2004-04-06',
        to: '2016-05-07',
        says: 'Particulars of other agencies dealt with were kept.',
        source: sourceOf('Schedule 6 as made'),
        confidence: 'A',
      },
      {
        from: CUT_FROM,
        says: 'Records of other agencies need no longer be kept.',
        source: `GOV.UK, record keeping for employment agencies; ${AMENDED}`,
        confidence: 'A',
      },
    ],
  },
];
