import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';

export const RIGHT_DOCUMENTS = [
  'british_passport',
  'irish_passport',
  'irish_passport_card',
  'biometric_residence_permit',
  'biometric_residence_card',
  'frontier_worker_permit',
  'entry_vignette_90_day',
  'evisa',
] as const;
export type RightDocument = (typeof RIGHT_DOCUMENTS)[number];

export const DOCUMENT_STATES = ['current', 'expired', 'clipped'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export const CHECK_ROUTES = [
  'manual',
  'digital_verification_service',
  'share_code_online',
  'employer_checking_service',
] as const;
export type Route = (typeof CHECK_ROUTES)[number];

/** What people call the documents and the ways of checking. */
export const DOCUMENT_WORDS: Readonly<Record<RightDocument, string>> = {
  british_passport: 'British passport',
  irish_passport: 'Irish passport',
  irish_passport_card: 'Irish passport card',
  biometric_residence_permit: 'biometric residence permit',
  biometric_residence_card: 'biometric residence card',
  frontier_worker_permit: 'frontier worker permit',
  entry_vignette_90_day: '90-day entry vignette',
  evisa: 'eVisa',
};
export const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  manual: 'by hand on the original',
  digital_verification_service: 'through a registered verification service',
  share_code_online: 'online with a share code',
  employer_checking_service: 'by a notice of the Employer Checking Service',
};

/** One way of checking, for some documents, on the days of the check from which and to which it serves. */
export interface Way {
  readonly documents: readonly RightDocument[];
  readonly route: Route;
  readonly from: DateText;
  readonly to?: DateText;
  /** What state the document must be in; left out: its state does not matter, the answer is online. */
  readonly states?: readonly DocumentState[];
  readonly source: string;
  readonly confidence: Confidence;
}

const GUIDE = 'Home Office guide to right to work checks, 26 June 2025';
const CITIZEN: readonly RightDocument[] = [
  'british_passport',
  'irish_passport',
  'irish_passport_card',
];
const CARDS: readonly RightDocument[] = [
  'biometric_residence_permit',
  'biometric_residence_card',
  'frontier_worker_permit',
];

/**
 * Which document is checked in which way, by the day of the check. What is not listed proves nothing.
 * The scheme began on 29 February 2008; the online service on 28 January 2019.
 */
export const WAYS: readonly Way[] = [
  {
    documents: CITIZEN,
    route: 'manual',
    from: '2008-02-29',
    states: ['current', 'expired'],
    source: `${GUIDE}: List A`,
    confidence: 'A, B',
  },
  {
    documents: CITIZEN,
    route: 'digital_verification_service',
    from: '2022-04-06',
    states: ['current'],
    source: `${GUIDE}: digital verification services`,
    confidence: 'A, B',
  },
  {
    documents: CARDS,
    route: 'manual',
    from: '2008-02-29',
    to: '2022-04-05',
    states: ['current'],
    source: `${GUIDE}: cards refused since 6 April 2022`,
    confidence: 'B',
  },
  {
    documents: ['entry_vignette_90_day'],
    route: 'manual',
    from: '2025-02-12',
    states: ['current'],
    source: `${GUIDE}: entry vignette`,
    confidence: 'B',
  },
  {
    documents: [...CARDS, 'entry_vignette_90_day', 'evisa'],
    route: 'share_code_online',
    from: '2019-01-28',
    source: `${GUIDE}: online service`,
    confidence: 'A, C',
  },
  {
    documents: [...CARDS, 'entry_vignette_90_day', 'evisa'],
    route: 'employer_checking_service',
    from: '2008-02-29',
    source: `${GUIDE}: Employer Checking Service`,
    confidence: 'B',
  },
];

/** The ways that serve a document on the day of the check. */
export function waysFor(document: RightDocument, checkedOn: DateText): readonly Way[] {
  return WAYS.filter(
    ({ documents, from, to }) =>
      documents.includes(document) && from <= checkedOn && (to === undefined || checkedOn <= to),
  );
}
