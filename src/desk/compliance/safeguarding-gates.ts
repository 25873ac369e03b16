import { showDate } from '../../lib/show.ts';
import { checkVulnerable, type RefereeFacts } from '../../rules/agency-conduct/vulnerable.ts';
import type { CertificateLevel } from '../../rules/safeguarding/certificate-data.ts';
import {
  type CertificateCover,
  type CertificateFacts,
  type CertificateNeed,
  type CertificateOnFile,
  checkCertificate,
} from '../../rules/safeguarding/check-certificate.ts';
import { checkSchool } from '../../rules/safeguarding/school.ts';
import type { CertificateKept } from '../vetting/index.ts';
import { heldAs, rests } from './check-gates.ts';
import type { Dossier } from './dossier.ts';
import type { Gate, GateFacts } from './gate.ts';
import { holdsOn, type PreparedWork } from './prepared.ts';

/**
 * DBS-LEVEL, DBS-BARRED, DBS-UPDATE and DBS-NATION: the certificate that the work asks for. Where nobody has
 * said whom the work is with, OWN-SETTING says that once.
 */
export const certificateGate: Gate = {
  rules: ['DBS-LEVEL', 'DBS-BARRED', 'DBS-UPDATE', 'DBS-NATION'],
  ask: (asked) => checkCertificate(certificateFacts(asked)),
  passed(asked) {
    const { need, certificates } = certificateFacts(asked);
    const [latest] = certificates;
    if (need === undefined || latest === undefined) return null;
    if (need.level === undefined && need.barred.length === 0) return null;
    const on = showDate(latest.checkedOn, asked.asking.today);
    return need.barred.length > 0
      ? {
          rule: 'DBS-BARRED',
          because: `The barred list of ${need.barred.join(' and ')} was checked, recorded on ${on}.`,
        }
      : `A certificate at the level asked for, recorded on ${on}.`;
  },
};

function certificateFacts(asked: GateFacts): CertificateFacts {
  const { dossier, prepared, asking } = asked;
  const need = needOf(prepared);
  return {
    ...(need === undefined ? {} : { need }),
    place: prepared.work.nation,
    certificates: certificatesOf(dossier),
    firstDay: prepared.firstDay,
    asOf: asking.today,
  };
}

/** What the client said of the work, and the level that the booking names. */
function needOf({ setting, checks }: PreparedWork): CertificateNeed | undefined {
  if (setting === null || setting.dbsClass === 'not_known') return undefined;
  const whom = setting.regulatedActivity;
  const named = checks.map(({ key }) => levelNamed(key)).find((level) => level !== undefined);
  return {
    role: setting.dbsClass,
    level: named,
    barred: whom === 'children' || whom === 'adults' ? [whom] : [],
    ...(whom === 'children' || whom === 'adults'
      ? { workforce: whom === 'children' ? 'child' : 'adult' }
      : {}),
  };
}

/** The level in the name of a check that a booking asks for: 'enhanced dbs, adult workforce'. */
function levelNamed(key: string): CertificateLevel | undefined {
  if (!key.includes('dbs')) return undefined;
  if (key.includes('barred')) return 'enhanced_barred';
  return (['enhanced', 'standard', 'basic'] as const).find((level) => key.includes(level));
}

/** Certificates of DBS checks, the latest first, with what they cover where that is on file. */
function certificatesOf({ checks, vetting }: Dossier): readonly CertificateOnFile[] {
  const kept = new Map(vetting.certificates.map((one) => [one.checkId, one]));
  return checks.flatMap((check) => {
    if (check.kind !== 'dbs') return [];
    const satisfied = check.outcome === 'satisfied';
    const of = kept.get(check.id);
    const covers = of === undefined ? undefined : coversOf(of);
    return [{ id: check.id, satisfied, checkedOn: check.checkedOn, covers }];
  });
}

function coversOf(kept: CertificateKept): CertificateCover {
  const { childrenList, adultsList, status } = kept;
  return {
    issuedBy: kept.issuedBy,
    level: childrenList || adultsList ? 'enhanced_barred' : kept.level,
    workforce: kept.workforce,
    barredSeen: [
      ...(childrenList ? (['children'] as const) : []),
      ...(adultsList ? (['adults'] as const) : []),
    ],
    originalSeenOn: kept.originalSeenOn,
    updateConsent: kept.updateConsent,
    status: status && { on: status.checkedOn, unchanged: status.unchanged },
  };
}

/** DBS-SCHOOL, in England: the school has our written confirmation of all checks before the worker comes. */
export const schoolGate: Gate = {
  rules: ['DBS-SCHOOL'],
  ask: ({ dossier, prepared, asking }) => {
    const sent = confirmedTo(dossier, prepared);
    return checkSchool({
      school: isSchool(prepared),
      ...(sent === undefined ? {} : { confirmationSentOn: sent }),
      firstDay: prepared.firstDay,
      asOf: asking.today,
    });
  },
  passed: ({ dossier, prepared, asking }) => {
    const sent = confirmedTo(dossier, prepared);
    if (!isSchool(prepared) || sent === undefined) return null;
    return `The school had our written confirmation of all checks on ${showDate(sent, asking.today)}.`;
  },
};

function isSchool({ setting, work }: PreparedWork): boolean {
  return setting?.school === 'yes' && work.nation === 'england';
}

/** The first day on which this site was told in writing that all checks are done. */
function confirmedTo({ vetting }: Dossier, { work }: PreparedWork): string | undefined {
  return vetting.told
    .filter(({ siteId, what }) => siteId === work.siteId && what === 'checks_done')
    .at(-1)?.sentOn;
}

/**
 * CR-22: two references from no relatives that may be shown, copies of qualifications, and the other steps,
 * before supply to vulnerable people; or the client told what could not be had. The copies are those of the
 * qualifications the booking asks for; the other steps are identity, and in regulated activity the certificate.
 */
export const vulnerableGate: Gate = {
  rules: ['CR-22'],
  ask({ dossier, prepared, asking }) {
    const { setting, work, firstDay } = prepared;
    const vulnerable = setting?.vulnerable;
    if (vulnerable !== 'yes') return [];
    const told = dossier.vetting.told.some(
      ({ siteId, what, sentOn }) =>
        siteId === work.siteId && what === 'could_not_obtain' && sentOn <= firstDay,
    );
    return checkVulnerable({
      vulnerable: true,
      references: refereesOf(dossier, firstDay, asking.today),
      qualificationCopies: copiesSeen(dossier, prepared),
      suitabilitySteps: stepsTaken(dossier, prepared),
      allPracticableSteps: told,
      hirerToldUnable: told,
      hirerToldSteps: told,
      nation: work.nation,
    });
  },
  passed: ({ dossier, prepared, asking }) =>
    prepared.setting?.vulnerable === 'yes'
      ? `${refereesOf(dossier, prepared.firstDay, asking.today).length} references, copies of the qualifications and the other steps are on file.`
      : null,
};

/** References on file by the first day, one a name, with who gave them. */
function refereesOf(
  { checks, vetting }: Dossier,
  firstDay: string,
  today: string,
): readonly RefereeFacts[] {
  const kept = new Map(vetting.referees.map((one) => [one.checkId, one]));
  const seen = new Set<string>();
  return checks.flatMap((check) => {
    if (check.kind !== 'reference' || seen.has(check.nameKey)) return [];
    seen.add(check.nameKey);
    if (check.outcome !== 'satisfied' || check.checkedOn > firstDay) return [];
    const who = kept.get(check.id);
    return [
      {
        ...(typeof who?.relative === 'boolean' ? { relative: who.relative } : {}),
        ...(typeof who?.mayBeShown === 'boolean' ? { disclosable: who.mayBeShown } : {}),
        restsOn: rests(check, today),
      },
    ];
  });
}

function copiesSeen(dossier: Dossier, { qualifications }: PreparedWork): boolean {
  const asked = qualifications.filter(({ course }) => course !== 'agency');
  return asked.every((wanted) => heldAs(dossier, wanted).some(({ seenOn }) => seenOn !== null));
}

function stepsTaken(dossier: Dossier, { setting, firstDay, lastDay }: PreparedWork): boolean {
  const identity = dossier.checks.find((check) => check.kind === 'identity');
  const known =
    identity?.outcome === 'satisfied' &&
    identity.checkedOn <= firstDay &&
    holdsOn(identity.expiresOn, lastDay);
  const regulated = setting?.dbsClass === 'regulated_activity';
  return known && (!regulated || certificatesOf(dossier)[0]?.satisfied === true);
}
