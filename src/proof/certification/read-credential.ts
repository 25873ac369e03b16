import { ok, type Result, refuse } from '../../lib/result.ts';
import { type JsonFault, strictJson } from '../../lib/strict-json.ts';
import { cutTo } from '../../lib/text.ts';

/** Deeper than this no credential is read. */
export const DEPTH = 40;

/** What a credential says of itself, once its signature was checked. */
export interface ReadCredential {
  readonly name: string;
  /** Every kind that an achievement anywhere in it says of itself. */
  readonly achievementTypes: readonly string[];
  readonly issuer: string;
  readonly issuerName: string | null;
  readonly issuedAt: Date | null;
  readonly expiresAt: Date | null;
}

export type Bag = Readonly<Record<string, unknown>>;
export const bag = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
export const word = (value: unknown): string | null => {
  const [only, ...more] = [value].flat();
  return typeof only === 'string' && more.length === 0 ? only : null;
};
/** A time it says; null: none. A time that cannot be read is no time without end: 'unreadable'. */
const moment = (value: unknown): Date | null | 'unreadable' => {
  if (value === undefined || value === null) return null;
  const at = typeof value === 'number' ? new Date(value * 1000) : new Date(word(value) ?? '');
  return Number.isNaN(at.getTime()) ? 'unreadable' : at;
};

/**
 * The object that a text of a credential is. Refuses `not-plain-json` where two readers could understand two things, or
 * it nests too deeply, and `credential-unreadable` where it is no JSON object; `what` says what it was to be.
 */
export function objectIn(text: string, what: string): Result<Bag> {
  const read = strictJson(text, DEPTH);
  if ('fault' in read) {
    if (read.fault.kind === 'unreadable') return refuse('credential-unreadable', what);
    return refuse(
      'not-plain-json',
      `This credential is not written plainly: ${said(read.fault)} Ask its issuer for it anew.`,
    );
  }
  const { value } = read;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? ok(value as Bag) : refuse('credential-unreadable', what);
}

function said(fault: Exclude<JsonFault, { readonly kind: 'unreadable' }>): string {
  if (fault.kind === 'too-deep') return `it nests more than ${DEPTH} deep.`;
  if (fault.kind === 'number')
    return `the number ${cutTo(fault.number, 40)} is beyond every bound.`;
  return `“${cutTo(fault.name, 60)}” stands in it twice, so it says two things.`;
}

/** Who issued a credential, by the address or name it gives; '' for none. */
export function issuerOf(vc: Bag): string {
  return word(vc['issuer']) ?? word(bag(vc['issuer'])['id']) ?? '';
}

/**
 * Reads what a credential says, whose proof holds, and whether it is valid now.
 * @param beside what stands beside the credential in a token: `nbf` and `exp` count where it has no days of its own
 * Refuses `not-an-achievement`, `days-unreadable`, `not-yet-valid` and `expired`.
 */
export function readCredential(vc: Bag, now: Date, beside: Bag = {}): Result<ReadCredential> {
  const issuer = issuerOf(vc) || (word(beside['iss']) ?? '');
  if (![vc['type']].flat().includes('VerifiableCredential') || issuer === '') {
    return refuse('not-an-achievement', 'It is signed, but it is no verifiable credential.');
  }
  const issuedAt = moment(vc['validFrom'] ?? vc['issuanceDate'] ?? beside['nbf']);
  const expiresAt = moment(vc['validUntil'] ?? vc['expirationDate'] ?? beside['exp']);
  if (issuedAt === 'unreadable' || expiresAt === 'unreadable') {
    return refuse(
      'days-unreadable',
      'From when or until when this credential is valid cannot be read as a time. Ask its issuer for it anew.',
    );
  }
  if (issuedAt && issuedAt > now) {
    return refuse('not-yet-valid', 'This credential is not valid yet. Take it from that day on.');
  }
  if (expiresAt && expiresAt <= now) {
    return refuse('expired', 'This credential has expired. Ask its issuer for a new one.');
  }
  const achievement = bag(bag(vc['credentialSubject'])['achievement']);
  return ok({
    name: cutTo(word(vc['name']) ?? word(achievement['name']) ?? 'Without a name', 300),
    achievementTypes: kindsIn(vc),
    issuer: cutTo(issuer, 500),
    issuerName: word(bag(vc['issuer'])['name']),
    issuedAt,
    expiresAt,
  });
}

/** Wherever it stands, down to a depth: what a badge is called is not to be hidden by moving it. */
function kindsIn(value: unknown, depth = 0): readonly string[] {
  if (depth > DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((one) => kindsIn(one, depth + 1));
  return Object.entries(bag(value)).flatMap(([key, inner]) =>
    key === 'achievementType'
      ? [inner].flat().filter((one) => typeof one === 'string')
      : kindsIn(inner, depth + 1),
  );
}
