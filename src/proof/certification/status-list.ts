import { gunzipSync, gzipSync } from 'node:zlib';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Bag, bag, issuerOf, word } from './read-credential.ts';

/** Bits of one list: the least that the standard allows, so that nobody is found by where they stand. */
export const LIST_BITS = 131_072;
/** A list of another issuer's may be longer; more bytes than these are not unpacked. */
const MOST_BYTES = 16 * 1024 * 1024;
const HOUR_MS = 3_600_000;

/** Where a credential is told to count no longer. */
export interface StatusPlace {
  readonly list: number;
  readonly index: number;
}

type Json = Readonly<Record<string, unknown>>;

/** The address of one of an issuer's lists. */
export const listAddress = (issuerId: string, list: number): string => `${issuerId}/status/${list}`;

/** What a credential says of where its state stands (W3C Bitstring Status List 1.0, 2.1). */
export function statusEntry(issuerId: string, { list, index }: StatusPlace): Json {
  const address = listAddress(issuerId, list);
  return {
    id: `${address}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: address,
  };
}

/** A list as a credential of its own (the same, 2.2): a bit that is set says that the credential counts no longer. */
export function statusListCredential(
  issuer: { readonly id: string; readonly name: string },
  given: { readonly list: number; readonly ended: readonly number[]; readonly at: Date },
): Json {
  const address = listAddress(issuer.id, given.list);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.id,
    validFrom: `${given.at.toISOString().slice(0, 19)}Z`,
    credentialSubject: {
      id: `${address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      ttl: HOUR_MS,
      encodedList: encodedList(given.ended),
    },
  };
}

/** The bits in order, the first one leftmost; gzip, then multibase ('u': base64url). */
export function encodedList(ended: readonly number[]): string {
  const bits = Buffer.alloc(LIST_BITS / 8);
  for (const index of ended) {
    bits.writeUInt8(bits.readUInt8(index >> 3) | (0x80 >> (index & 7)), index >> 3);
  }
  return `u${gzipSync(bits).toString('base64url')}`;
}

/** Is a bit of a list set? Null: this is no such list, or it does not reach that far. */
export function isSet(encoded: string, index: number): boolean | null {
  // Some issuers leave the multibase sign away, as an early draft did.
  const packed = Buffer.from(encoded.startsWith('u') ? encoded.slice(1) : encoded, 'base64url');
  try {
    const bits = gunzipSync(packed, { maxOutputLength: MOST_BYTES });
    const byte = bits[Math.floor(index / 8)];
    return byte === undefined ? null : (byte & (0x80 >> (index % 8))) !== 0;
  } catch {
    return null;
  }
}

/** The kinds of lists that are read. */
const BITSTRING = 'BitstringStatusListEntry';
const REVOCATIONS = '1EdTechRevocationList';

/** What a credential says of where its state stands; null: nothing, so it counts until it ends. */
export function statusesOf(vc: Bag): readonly Bag[] {
  return [vc['credentialStatus'] ?? []].flat().map(bag);
}

/**
 * Does a credential still count, by its issuer's list? Every place it names that ends or suspends it is looked up.
 * @param list the list, its proof checked already; an unsigned 1EdTech list as it is
 * Refuses `status-list-does-not-fit` and `revoked`.
 */
export function stillCounts(vc: Bag, list: Bag): Result<null> {
  const found = statusesOf(vc).map((entry) => endedBy(entry, vc, list));
  if (found.includes(true)) {
    return refuse(
      'revoked',
      'Its issuer has withdrawn this credential: their list says that it counts no longer. Ask the issuer, or the learner for the one that replaces it.',
    );
  }
  if (found.includes(false)) return ok(null);
  return refuse(
    'status-list-does-not-fit',
    'This is not the list that the credential names, or it says nothing of it. Take the list from the address that stands in the credential under credentialStatus.',
  );
}

function endedBy(entry: Bag, vc: Bag, list: Bag): boolean | null {
  if (issuerOf(list) !== issuerOf(vc)) return null;
  const kinds = [entry['type']].flat();
  if (kinds.includes(BITSTRING)) {
    const subject = bag(list['credentialSubject']);
    const index = Number(word(entry['statusListIndex']) ?? Number.NaN);
    const fits =
      word(entry['statusListCredential']) === word(list['id']) &&
      [subject['statusPurpose']].flat().includes(entry['statusPurpose']) &&
      ['revocation', 'suspension'].includes(word(entry['statusPurpose']) ?? '') &&
      Number.isSafeInteger(index) &&
      index >= 0;
    return fits ? isSet(word(subject['encodedList']) ?? '', index) : null;
  }
  if (!kinds.includes(REVOCATIONS) || word(entry['id']) !== word(list['id'])) return null;
  const named = [list['revokedCredential'] ?? []].flat().map(bag);
  return named.some((one) => word(one['id']) === word(vc['id']) && one['revoked'] !== false);
}
