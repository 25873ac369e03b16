import { createHmac } from 'node:crypto';

/** What a pseudonym stands for. */
export const NAMED = {
  worker: 'Worker',
  candidate: 'Worker',
  contact: 'Contact',
  person: 'Person',
  client: 'Client',
  hirer: 'Hirer',
  site: 'Site',
  billTo: 'Bill-to',
  bill_to: 'Bill-to',
  colleague: 'Colleague',
  booking: 'Booking',
  line: 'Line',
  shift: 'Shift',
} as const;
export type Named = keyof typeof NAMED;

/** Crockford's base 32: no I, L, O or U, so that it can be read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The pseudonym of a thing by its random id: 'Worker K7Q-4MX'. The same in all renditions of one
 * organisation; without the key nobody finds the id to it. 30 bits.
 * @param key 32 bytes, the organisation's own
 */
export function pseudonymOf(key: Buffer, kind: Named, id: string): string {
  const bits = createHmac('sha256', key).update(id).digest().readUInt32BE(0) >>> 2;
  const code = Array.from({ length: 6 }, (_, at) => LETTERS[(bits >>> (5 * at)) & 31]).join('');
  return `${NAMED[kind]} ${code.slice(0, 3)}-${code.slice(3)}`;
}

/** Is this a kind of subject that gets a pseudonym in a rendition? */
export function isNamed(kind: string): kind is Named {
  return Object.hasOwn(NAMED, kind);
}
