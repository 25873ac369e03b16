import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';

export const CERTIFICATE_LEVELS = ['basic', 'standard', 'enhanced', 'enhanced_barred'] as const;
/** In order: each shows what the one before shows, and more. */
export type CertificateLevel = (typeof CERTIFICATE_LEVELS)[number];

export const ROLE_CLASSES = [
  'no_special_eligibility',
  'exceptions_order',
  'police_act_regulations',
  'regulated_activity',
] as const;
/** Which list of the law a role stands on. */
export type RoleClass = (typeof ROLE_CLASSES)[number];

export const WORKFORCES = ['child', 'adult', 'child_and_adult', 'other'] as const;
export type Workforce = (typeof WORKFORCES)[number];

/** The highest level that may be asked for, by the class of the role. */
export const HIGHEST_LEVEL: readonly {
  readonly role: RoleClass;
  readonly level: CertificateLevel;
  readonly source: string;
}[] = [
  {
    role: 'no_special_eligibility',
    level: 'basic',
    source: 'Police Act 1997, s.112',
  },
  {
    role: 'exceptions_order',
    level: 'standard',
    source: 'Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975; Police Act 1997, s.113A',
  },
  {
    role: 'police_act_regulations',
    level: 'enhanced',
    source: 'Police Act 1997 (Criminal Records) Regulations 2002; Police Act 1997, s.113B',
  },
  {
    role: 'regulated_activity',
    level: 'enhanced_barred',
    source: 'Safeguarding Vulnerable Groups Act 2006, Schedule 4',
  },
];

/** Days from the issue of a certificate within which its holder may join the Update Service. */
export const JOIN_DAYS = 30;
/** Months for which particulars of a certificate are kept: our policy. */
export const CERTIFICATE_KEEP_MONTHS = 6;
/** From this day guidance lets the self-employed ask for higher levels in some cases. */
export const SELF_EMPLOYED_FROM: DateText = '2026-01-21';

export const DECISION_PLACES = [
  'england',
  'wales',
  'channel_islands',
  'isle_of_man',
  'scotland',
  'northern-ireland',
] as const;
export type DecisionPlace = (typeof DECISION_PLACES)[number];
export type DisclosureBody = 'dbs' | 'disclosure_scotland' | 'access_ni';

/** Whose certificate it is, by the place where the decision to engage is made. */
export const BODY_OF: readonly {
  readonly places: readonly DecisionPlace[];
  readonly body: DisclosureBody;
  readonly from: DateText;
  readonly says: string;
  readonly confidence: Confidence;
}[] = [
  {
    places: ['england', 'wales', 'channel_islands', 'isle_of_man'],
    body: 'dbs',
    from: '2012-12-01',
    says: 'Disclosure and Barring Service',
    confidence: 'A',
  },
  {
    places: ['scotland'],
    body: 'disclosure_scotland',
    from: '2011-02-28',
    says: 'Disclosure Scotland: Protecting Vulnerable Groups scheme',
    confidence: 'A',
  },
  {
    places: ['northern-ireland'],
    body: 'access_ni',
    from: '2008-04-01',
    says: 'AccessNI',
    confidence: 'A',
  },
];
/** Membership of the scheme in Scotland is demanded by law for regulated roles from this day. */
export const PVG_REQUIRED_FROM: DateText = '2025-04-01';

export const BODY_WORDS: Readonly<Record<DisclosureBody, string>> = {
  dbs: 'Disclosure and Barring Service',
  disclosure_scotland: 'Disclosure Scotland',
  access_ni: 'AccessNI',
};
export const LEVEL_WORDS: Readonly<Record<CertificateLevel, string>> = {
  basic: 'basic',
  standard: 'standard',
  enhanced: 'enhanced',
  enhanced_barred: 'enhanced with barred lists',
};
export const WORKFORCE_WORDS: Readonly<Record<Workforce, string>> = {
  child: 'child',
  adult: 'adult',
  child_and_adult: 'child and adult',
  other: 'other',
};
