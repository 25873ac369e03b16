import type { DateText } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import {
  bodyFor,
  coversLevel,
  coversWorkforce,
  FAULT_WORDS,
  highestLevel,
  statusFaults,
} from './certificate.ts';
import {
  BODY_WORDS,
  type CertificateLevel,
  type DecisionPlace,
  type DisclosureBody,
  LEVEL_WORDS,
  type RoleClass,
  WORKFORCE_WORDS,
  type Workforce,
} from './certificate-data.ts';

export type BarredList = 'children' | 'adults';

/** What the work asks for. */
export interface CertificateNeed {
  readonly role: RoleClass;
  /** The level the hirer asks for; left out: none, unless the work is regulated activity. */
  readonly level?: CertificateLevel | undefined;
  /** Left out: not in issue. */
  readonly workforce?: Workforce;
  /** Regulated activity with these: the list must be seen before the first shift. */
  readonly barred: readonly BarredList[];
}

/** A certificate as it stands on file. Dates as text. */
export interface CertificateOnFile {
  readonly id: string;
  readonly satisfied: boolean;
  /** Day on which its outcome was recorded. */
  readonly checkedOn: DateText;
  /** Left out: that a check was done is on file, and not what the certificate covers. */
  readonly covers?: CertificateCover | undefined;
}

/** What a certificate covers. */
export interface CertificateCover {
  readonly issuedBy: DisclosureBody;
  readonly level: CertificateLevel;
  readonly workforce: Workforce;
  /** Lists that were checked and clear. */
  readonly barredSeen: readonly BarredList[];
  /** Day on which the original was seen with the worker in person; null: not seen. */
  readonly originalSeenOn: DateText | null;
  /** Consent to status checks in the Update Service; null: the worker did not join. */
  readonly updateConsent: boolean | null;
  /** The last status check in the Update Service. */
  readonly status: { readonly on: DateText; readonly unchanged: boolean } | null;
}

export interface CertificateFacts {
  /** Left out: nobody recorded whom the work is with. */
  readonly need?: CertificateNeed | undefined;
  /** Where the decision to engage is made. */
  readonly place: DecisionPlace;
  /** Latest first. */
  readonly certificates: readonly CertificateOnFile[];
  /** First local day of the work. */
  readonly firstDay: DateText;
  readonly asOf: DateText;
}

type Known = CertificateOnFile & CertificateCover;

const LEVEL_SOURCE = 'Police Act 1997, ss.112-113B; Exceptions Order 1975';
const BARRED_SOURCE = 'Safeguarding Vulnerable Groups Act 2006; Keeping children safe in education';
const UPDATE_SOURCE = 'Guidance on the DBS Update Service';

/**
 * DBS-LEVEL, DBS-BARRED, DBS-UPDATE, DBS-NATION over the certificates of one worker: a level above what
 * the role allows may not be asked for; the level the work asks for is on file, for its workforce, with
 * the original seen; regulated activity needs the barred list before the first shift; a status check
 * counts only with consent and unchanged; a certificate of another nation's body goes on the list.
 */
export function checkCertificate(facts: CertificateFacts): readonly Finding[] {
  const { need, certificates } = facts;
  if (need === undefined) return [];
  const regulated = need.barred.length > 0;
  const wanted = need.level ?? (regulated ? 'enhanced_barred' : undefined);
  if (wanted === undefined) return [];
  if (!coversLevel(highestLevel(need.role), wanted)) return [tooHigh(need.role, wanted)];
  const latest = certificates[0];
  if (latest === undefined) return [none(need, wanted)];
  if (!latest.satisfied) return [notSatisfied(latest, facts)];
  const { covers } = latest;
  if (covers === undefined) return regulated ? [none(need, wanted)] : [notKnown(latest, facts)];
  const one = { ...latest, ...covers };
  return [
    ...levelOf(one, wanted, facts),
    ...workforceOf(one, need),
    ...barredOf(one, need, facts),
    ...statusOf(one, need, facts),
    ...nationOf(one, need, facts),
  ];
}

function tooHigh(role: RoleClass, wanted: CertificateLevel): Finding {
  return {
    rule: 'DBS-LEVEL',
    outcome: 'block',
    because: `The work asks for a certificate at level ${LEVEL_WORDS[wanted]}; a role of this kind allows ${LEVEL_WORDS[highestLevel(role)]} at most, and asking for more is unlawful.`,
    source: LEVEL_SOURCE,
    figures: { wanted, highestAllowed: highestLevel(role) },
    clears: 'Ask for the level the role allows, or record what makes the role eligible.',
  };
}

function none(need: CertificateNeed, wanted: CertificateLevel): Finding {
  const barred = need.barred.length > 0;
  return {
    rule: barred ? 'DBS-BARRED' : 'DBS-LEVEL',
    outcome: 'block',
    because: barred
      ? `The work is regulated activity with ${listed(need.barred)}, and no check of the barred list is on file.`
      : `The work asks for a certificate at level ${LEVEL_WORDS[wanted]}, and none is on file.`,
    source: barred ? BARRED_SOURCE : LEVEL_SOURCE,
    figures: { wanted },
    clears: 'See the certificate and record it.',
  };
}

function notKnown(one: CertificateOnFile, { asOf }: CertificateFacts): Finding {
  return {
    rule: 'DBS-LEVEL',
    outcome: 'escalate',
    stops: false,
    because: `A check was recorded on ${showDate(one.checkedOn, asOf)}, and not which level and workforce its certificate covers.`,
    source: LEVEL_SOURCE,
    clears: 'Look at the certificate, and record the check again with what it covers.',
    restsOn: rests(one, asOf),
  };
}

function notSatisfied(one: CertificateOnFile, { asOf }: CertificateFacts): Finding {
  return {
    rule: 'DBS-LEVEL',
    outcome: 'block',
    because: `The last certificate, recorded on ${showDate(one.checkedOn, asOf)}, was not satisfied.`,
    source: LEVEL_SOURCE,
    clears: 'Offer other work, or record a later certificate that satisfies.',
    restsOn: rests(one, asOf),
  };
}

function levelOf(
  one: Known,
  wanted: CertificateLevel,
  { asOf, firstDay }: CertificateFacts,
): readonly Finding[] {
  const faults: string[] = [];
  // The barred list has a finding of its own.
  const level = wanted === 'enhanced_barred' ? 'enhanced' : wanted;
  if (!coversLevel(one.level, level)) {
    faults.push(
      `The work asks for level ${LEVEL_WORDS[wanted]}; the certificate on file is ${LEVEL_WORDS[one.level]}.`,
    );
  }
  if (one.originalSeenOn === null) {
    faults.push('Nobody has seen the original certificate with the worker in person.');
  } else if (one.originalSeenOn > firstDay) {
    faults.push(
      `The original certificate was seen on ${showDate(one.originalSeenOn, asOf)}, after the work starts.`,
    );
  }
  return faults.map((because) => ({
    rule: 'DBS-LEVEL',
    outcome: 'block',
    because,
    source: LEVEL_SOURCE,
    figures: { wanted, held: one.level },
    clears: 'See the original of a certificate at that level and record it.',
    restsOn: rests(one, asOf),
  }));
}

function workforceOf(one: Known, { workforce }: CertificateNeed): readonly Finding[] {
  if (workforce === undefined || coversWorkforce(one.workforce, workforce)) return [];
  return [
    {
      rule: 'DBS-UPDATE',
      outcome: 'block',
      because: `The certificate is for the ${WORKFORCE_WORDS[one.workforce]} workforce; the work is in the ${WORKFORCE_WORDS[workforce]} workforce.`,
      source: UPDATE_SOURCE,
      figures: { held: one.workforce, wanted: workforce },
      clears: 'Ask for a certificate for this workforce.',
      restsOn: rests(one, one.checkedOn),
    },
  ];
}

function barredOf(
  one: Known,
  { barred }: CertificateNeed,
  { asOf, firstDay }: CertificateFacts,
): readonly Finding[] {
  const missing = barred.filter((list) => !one.barredSeen.includes(list));
  const late = barred.length > 0 && one.checkedOn > firstDay;
  if (missing.length === 0 && !late) return [];
  return [
    {
      rule: 'DBS-BARRED',
      outcome: 'block',
      because:
        missing.length > 0
          ? `The work is regulated activity with ${listed(missing)}, and the barred list of ${listed(missing)} is not checked.`
          : `The barred list was checked on ${showDate(one.checkedOn, asOf)}, after the first shift starts on ${showDate(firstDay, asOf)}.`,
      source: BARRED_SOURCE,
      figures: { needed: barred.join(', '), seen: one.barredSeen.join(', ') || 'none' },
      clears: 'Get the result of the barred list before the first shift and record it.',
      restsOn: rests(one, asOf),
    },
  ];
}

function statusOf(
  one: Known,
  need: CertificateNeed,
  { asOf }: CertificateFacts,
): readonly Finding[] {
  if (one.status === null) return [];
  const base = {
    rule: 'DBS-UPDATE',
    outcome: 'block',
    source: UPDATE_SOURCE,
    restsOn: rests(one, asOf),
  } as const;
  if (!one.status.unchanged) {
    return [
      {
        ...base,
        because: `The status check on ${showDate(one.status.on, asOf)} said that the certificate is no longer current.`,
        clears: 'Ask for a new certificate and see it.',
      },
    ];
  }
  const faults = statusFaults({
    certificateLevel: one.level === 'enhanced_barred' ? 'enhanced' : one.level,
    consent: one.updateConsent ?? false,
    legallyEntitled: coversLevel(highestLevel(need.role), one.level),
  });
  return faults.map((fault) => ({
    ...base,
    because: `The status check on ${showDate(one.status?.on ?? asOf, asOf)} does not count: ${FAULT_WORDS[fault]}.`,
    clears: 'Put that right and do the status check again.',
  }));
}

function nationOf(
  one: Known,
  need: CertificateNeed,
  { place, firstDay, asOf }: CertificateFacts,
): readonly Finding[] {
  const { body, membershipRequired } = bodyFor(place, firstDay, need.barred.length > 0);
  if (one.issuedBy === body) return [];
  return [
    {
      rule: 'DBS-NATION',
      outcome: 'escalate',
      stops: false,
      because: `The certificate is of ${BODY_WORDS[one.issuedBy]}; where this decision is made it is ${BODY_WORDS[body]}${membershipRequired ? ', whose scheme the law demands for this role' : ''}.`,
      source: 'Police Act 1997; Protection of Vulnerable Groups (Scotland) Act 2007',
      figures: { held: one.issuedBy, wanted: body },
      clears: `Ask for a disclosure of ${BODY_WORDS[body]}.`,
      restsOn: rests(one, asOf),
    },
  ];
}

function rests(one: CertificateOnFile, asOf: DateText) {
  return [
    { kind: 'check', id: one.id, label: `DBS certificate, ${showDate(one.checkedOn, asOf)}` },
  ];
}
