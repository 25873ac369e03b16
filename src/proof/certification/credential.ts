import { createHash } from 'node:crypto';
import { issuerOf } from './read-credential.ts';

/** Who issues, and under which address its keys are published. */
export interface Issuer {
  /** 'https://centre.example/api/issuers/…' */
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
}

/** A unit that a learner achieved, as a credential says it: nothing of a candidate, a client or an agency. */
export interface CredentialUnit {
  readonly statementId: string;
  readonly unitId: string;
  readonly reference: string;
  readonly title: string;
  readonly credit: number | null;
  readonly level: number | null;
  readonly extra: boolean;
  /** Of the CASE items it is aligned to: the framework and the unit. */
  readonly framework: { readonly id: string; readonly code: string; readonly title: string };
  readonly decidedAt: Date;
  /** Claimed of the awarding body and issued; Provisional until then (R73). */
  readonly isFinal: boolean;
  /** SHA-256 of the frozen renditions it rests on, lower-case hex. */
  readonly evidence: readonly string[];
}

/** The learner: never by name or address, only by a salted hash that who holds the address can check. */
export interface Subject {
  readonly email: string;
  readonly salt: string;
}

type Json = Readonly<Record<string, unknown>>;

const VC = 'https://www.w3.org/ns/credentials/v2';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const MARK = 'Sample, not evidence';

/** Kinds of achievement (Open Badges 3.0) that only an awarding body may issue (practice W22). */
const AWARDED = new Set([
  'AssociateDegree',
  'Award',
  'BachelorDegree',
  'Certificate',
  'Certification',
  'Degree',
  'Diploma',
  'Doctorate',
  'GeneralEducationDevelopment',
  'License',
  'MasterDegree',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'ResearchDoctorate',
]);

/** Is a credential called a certificate, by a kind of achievement in it or by its own name? */
export function isCalledCertificate(named: {
  readonly name: string;
  readonly achievementTypes: readonly string[];
}): boolean {
  return (
    named.achievementTypes.some((kind) => AWARDED.has(kind)) ||
    /\b(?:certificates?|certified|diplomas?|licen[cs]es?)\b/i.test(named.name)
  );
}

/** The salted hash of an address, as Open Badges 3.0 writes it: SHA-256 of address and salt. */
export function identityHash({ email, salt }: Subject): string {
  const hash = createHash('sha256').update(`${email.toLowerCase()}${salt}`).digest('hex');
  return `sha256$${hash}`;
}

function subjectOf(subject: Subject): Json {
  return {
    identifier: [
      {
        type: 'IdentityObject',
        identityHash: identityHash(subject),
        identityType: 'emailAddress',
        hashed: true,
        salt: subject.salt,
      },
    ],
  };
}

function head(
  issuer: Issuer,
  given: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly issuedAt: Date;
    readonly contexts: readonly string[];
    readonly status: Json | null;
  },
): Json {
  return {
    '@context': given.contexts,
    id: `urn:uuid:${given.id}`,
    type: ['VerifiableCredential', given.kind],
    issuer: {
      id: issuer.id,
      type: ['Profile'],
      name: issuer.isSample ? `${MARK}: ${issuer.name}` : issuer.name,
    },
    validFrom: seconds(given.issuedAt),
    name: issuer.isSample ? `${MARK}: ${given.name}` : given.name,
    ...(issuer.isSample ? { description: `${MARK}. Nobody achieved this.` } : {}),
    ...(given.status ? { credentialStatus: given.status } : {}),
  };
}

/**
 * An Open Badges 3.0 credential of one unit: a provisional statement of achievement.
 * @param status where it is told that it counts no longer; null: nowhere
 */
export function unitCredential(
  issuer: Issuer,
  subject: Subject,
  {
    unit,
    issuedAt,
    status: state = null,
  }: {
    readonly unit: CredentialUnit;
    readonly issuedAt: Date;
    readonly status?: Json | null;
  },
): Json {
  const status = `urn:uuid:${unit.unitId}#status`;
  return {
    ...head(issuer, {
      id: unit.statementId,
      kind: 'OpenBadgeCredential',
      name: `Provisional statement of achievement: ${unit.reference}`,
      issuedAt,
      contexts: [VC, OB],
      status: state,
    }),
    credentialSubject: {
      type: ['AchievementSubject'],
      ...subjectOf(subject),
      activityEndDate: seconds(unit.decidedAt),
      ...(unit.credit === null ? {} : { creditsEarned: unit.credit }),
      achievement: achievementOf(unit, status),
      result: [
        {
          type: ['Result'],
          resultDescription: status,
          status: unit.isFinal ? 'Completed' : 'Provisional',
        },
      ],
    },
    evidence: unit.evidence.map((sha256, at) => ({
      id: `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`,
      type: ['Evidence'],
      name: `Item ${at + 1} of ${unit.evidence.length}`,
      narrative: 'Held by the centre; the id is the SHA-256 of its frozen rendition.',
    })),
  };
}

function achievementOf(unit: CredentialUnit, status: string): Json {
  const { framework } = unit;
  return {
    id: `urn:uuid:${unit.unitId}`,
    type: ['Achievement'],
    achievementType: 'Competency',
    name: unit.title,
    humanCode: unit.reference,
    description: unit.extra
      ? `Unit ${unit.reference}, achieved beyond what the qualification counts.`
      : `Unit ${unit.reference}.`,
    criteria: { narrative: 'Every assessment criterion of the unit was judged met.' },
    ...(unit.credit === null ? {} : { creditsAvailable: unit.credit }),
    resultDescription: [
      { id: status, type: ['ResultDescription'], name: 'Standing', resultType: 'Status' },
    ],
    alignment: [
      {
        type: ['Alignment'],
        targetType: 'CFItem',
        targetCode: unit.reference,
        targetName: unit.title,
        targetFramework: framework.title,
        targetUrl: `urn:uuid:${unit.unitId}#CFItem`,
      },
      {
        type: ['Alignment'],
        // The standard's list of kinds has no word for a whole CASE document.
        targetType: 'ext:CFDocument',
        targetCode: framework.code,
        targetName: framework.title,
        targetUrl: `urn:uuid:${framework.id}#CFDocument`,
      },
    ],
  };
}

/** A CLR 2.0 credential: every unit achieved, extra ones included (R95), as one record. */
export function transcriptCredential(
  issuer: Issuer,
  subject: Subject,
  given: {
    readonly id: string;
    readonly frameworkCode: string;
    readonly units: readonly CredentialUnit[];
    readonly issuedAt: Date;
    readonly status?: Json | null;
  },
): Json {
  return {
    ...head(issuer, {
      id: given.id,
      kind: 'ClrCredential',
      name: `Provisional transcript of units: ${given.frameworkCode}`,
      issuedAt: given.issuedAt,
      contexts: [VC, CLR, OB],
      status: given.status ?? null,
    }),
    credentialSubject: {
      type: ['ClrSubject'],
      ...subjectOf(subject),
      verifiableCredential: given.units.map((unit) =>
        unitCredential(issuer, subject, { unit, issuedAt: given.issuedAt }),
      ),
    },
  };
}

/** The claims of a VC-JWT (Open Badges 3.0, 8.2): the credential itself with the registered claims beside it. */
export function claimsOf(credential: Json): Json {
  return {
    ...credential,
    iss: issuerOf(credential),
    jti: credential['id'],
    nbf: Math.floor(Date.parse(String(credential['validFrom'])) / 1000),
  };
}

function seconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
