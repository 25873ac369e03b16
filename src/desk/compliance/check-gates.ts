import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import {
  checkCandidateFacts,
  type Requirement,
} from '../../rules/agency-conduct/candidate-facts.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Asking } from './asking.ts';
import type { CheckOnFile, Dossier } from './dossier.ts';
import type { Gate } from './gate.ts';
import { OWN } from './own-rules.ts';
import { holdsOn, type Named, type PreparedWork } from './prepared.ts';

/** OWN-QUALIFICATION: held, seen by us, and still in force on the shift's last day. */
function checkQualifications(
  dossier: Dossier,
  work: PreparedWork,
  { today }: Asking,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const wanted of work.qualifications) {
    const held = heldAs(dossier, wanted);
    const inForce = held.filter((one) => holdsOn(one.expiresOn, work.lastDay));
    if (inForce.some((one) => one.seenOn !== null)) continue;
    const [one] = inForce.length > 0 ? inForce : held;
    findings.push({
      rule: 'OWN-QUALIFICATION',
      outcome: 'block',
      because:
        one === undefined
          ? `${wanted.name}${wanted.course ? ', mandatory for this work,' : ''} is not on their record.`
          : inForce.length > 0
            ? `${one.name} is on their record, and nobody has seen it.`
            : `${one.name} runs out on ${showDate(one.expiresOn ?? '', today)}; the shift ends on ${showDate(work.lastDay, today)}.`,
      source: OWN,
      figures: { qualification: wanted.name, lastDay: work.lastDay },
      clears:
        inForce.length > 0
          ? `See ${wanted.name} and record the day it was seen.`
          : wanted.course
            ? `Book them on ${wanted.name}, or record it with the day it runs out, and that it was seen.`
            : `Record ${wanted.name} with the day it runs out, and that it was seen.`,
      ...(one ? { restsOn: [{ kind: 'qualification', id: one.id, label: one.name }] } : {}),
    });
  }
  return findings;
}

export function heldAs(dossier: Dossier, wanted: Named) {
  return dossier.worker.qualifications.filter((one) => one.nameKey === wanted.key);
}

const KINDS: Readonly<Record<string, string>> = {
  'right to work': 'right_to_work',
  identity: 'identity',
  dbs: 'dbs',
  reference: 'reference',
  references: 'reference',
};

/** OWN-CHECK: the checks the booking asks for by kind or by name, satisfied and still in force. */
function checkRequiredChecks(
  dossier: Dossier,
  work: PreparedWork,
  { today }: Asking,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const wanted of work.checks) {
    const kind = KINDS[wanted.key];
    const latest = dossier.checks.find((check) =>
      kind === undefined ? check.nameKey === wanted.key : check.kind === kind,
    );
    const because = whyNotDone(wanted.name, latest, work, today);
    if (because === undefined) continue;
    findings.push({
      rule: 'OWN-CHECK',
      outcome: 'block',
      because,
      source: OWN,
      figures: { check: wanted.name, lastDay: work.lastDay },
      clears: `Complete the check and record it.`,
      ...(latest ? { restsOn: [rests(latest, today)] } : {}),
    });
  }
  return findings;
}

function whyNotDone(
  name: string,
  latest: CheckOnFile | undefined,
  work: PreparedWork,
  today: string,
): string | undefined {
  if (latest === undefined) return `The check ${name} is not on file.`;
  const on = showDate(latest.checkedOn, today);
  if (latest.outcome === 'not_satisfied') return `The check ${name} on ${on} was not satisfied.`;
  if (latest.checkedOn > work.firstDay) {
    return `The check ${name} was done on ${on}, after the shift starts.`;
  }
  if (holdsOn(latest.expiresOn, work.lastDay)) return undefined;
  return `The check ${name} holds until ${showDate(latest.expiresOn ?? '', today)}; the shift ends on ${showDate(work.lastDay, today)}.`;
}

/**
 * CR-19: identity confirmed, and what the hirer requires confirmed. That the worker is willing to do
 * this position is asked where they are offered it, and not here. A course that only we ask for is no
 * requirement of the hirer, and stands with OWN-QUALIFICATION alone.
 */
function checkConfirmed(dossier: Dossier, prepared: PreparedWork): readonly Finding[] {
  const identity = dossier.checks.find((check) => check.kind === 'identity');
  const theirs = prepared.qualifications.filter(({ course }) => course !== 'agency');
  const requirements = theirs.map((wanted): Requirement => {
    const held = heldAs(dossier, wanted);
    const good = held.find(
      (one) => one.seenOn !== null && holdsOn(one.expiresOn, prepared.lastDay),
    );
    const shown = good ?? held[0];
    return {
      name: wanted.name,
      kind: wanted.course ? 'training' : 'qualification',
      requiredBy: wanted.course === 'law' ? 'law' : 'hirer',
      held: good !== undefined,
      ...(shown ? { evidence: { kind: 'qualification', id: shown.id, label: shown.name } } : {}),
    };
  });
  return checkCandidateFacts({
    identity:
      identity?.outcome === 'satisfied' &&
      identity.checkedOn <= prepared.firstDay &&
      holdsOn(identity.expiresOn, prepared.lastDay),
    requirements,
    willing: true,
    nation: prepared.work.nation,
  });
}

/** The check as a record a finding rests on. */
export function rests(check: CheckOnFile, today: string) {
  const what = check.kind === 'right_to_work' ? 'right-to-work check' : check.name || check.kind;
  return {
    kind: check.kind === 'right_to_work' ? 'right-to-work-check' : 'check',
    id: check.id,
    label: `${what}, ${showDate(check.checkedOn, today)}`,
  };
}

/** The qualifications the booking asks for, and the courses mandatory for the work. */
export const qualificationsGate: Gate = {
  rules: ['OWN-QUALIFICATION'],
  ask: ({ dossier, prepared, asking }) => checkQualifications(dossier, prepared, asking),
  passed: ({ prepared: { qualifications } }) =>
    qualifications.length === 0
      ? null
      : `Holds ${listed(qualifications.map(({ name }) => name))}, seen and in force on the last day of the shift.`,
};

/** The checks the booking asks for. */
export const requiredChecksGate: Gate = {
  rules: ['OWN-CHECK'],
  ask: ({ dossier, prepared, asking }) => checkRequiredChecks(dossier, prepared, asking),
  passed: ({ prepared: { checks } }) =>
    checks.length === 0
      ? null
      : `${listed(checks.map(({ name }) => name))} done and in force on the last day of the shift.`,
};

/** Who the worker is, and what the hirer requires of them. */
export const confirmedGate: Gate = {
  rules: ['CR-19'],
  ask: ({ dossier, prepared }) => checkConfirmed(dossier, prepared),
  passed: () => 'Identity confirmed, and what the hirer requires of the worker.',
};
