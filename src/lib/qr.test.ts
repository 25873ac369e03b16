import { describe, expect, it } from 'vitest';
import { qrCode } from './qr.ts';

/** A picture as two characters a module, dark as ##. */
const drawn = (text: string) =>
  qrCode(text)
    .map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
    .join('\n');

/** A short number that changes when any module does. */
function sumOf(text: string): number {
  let sum = 7;
  for (const letter of drawn(text)) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum;
}

const address = (letters: number) =>
  `otpauth://totp/Deskproof:${'o'.repeat(letters)}%40agency.example?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Deskproof`;

describe('a QR code', () => {
  it('grows with its text, four modules a version', () => {
    expect([1, 14, 15, 26, 27, 42, 43].map((length) => qrCode('x'.repeat(length)).length)).toEqual([
      21, 21, 25, 25, 29, 29, 33,
    ]);
    expect(qrCode('x'.repeat(666))).toHaveLength(97);
    expect(() => qrCode('x'.repeat(667))).toThrow(RangeError);
    expect(() => qrCode('é'.repeat(334))).toThrow(RangeError);
  });

  it('has its three eyes, its two dotted lines and its one dark module', () => {
    const rows = qrCode(address(20));
    const size = rows.length;
    const dark = (x: number, y: number) => rows[y]?.[x] === true;
    for (const [x, y] of [
      [0, 0],
      [size - 7, 0],
      [0, size - 7],
    ] as const) {
      const eye = Array.from({ length: 7 }, (_, dy) =>
        Array.from({ length: 7 }, (_, dx) => (dark(x + dx, y + dy) ? '#' : '.')).join(''),
      );
      expect(eye).toEqual([
        '#######',
        '#.....#',
        '#.###.#',
        '#.###.#',
        '#.###.#',
        '#.....#',
        '#######',
      ]);
    }
    for (let at = 8; at < size - 8; at++) {
      expect([dark(at, 6), dark(6, at)]).toEqual([at % 2 === 0, at % 2 === 0]);
    }
    expect(dark(8, size - 8)).toBe(true);
  });

  // These very pictures, of one block and of many, with and without the version's own bits, were read by a
  // decoder that is not ours.
  it('draws the pictures that another program has read', () => {
    expect([sumOf('HTTPS'), sumOf(address(2)), sumOf(address(20)), sumOf(address(200))]).toEqual([
      139_500, 138_764, 856_085, 641_221,
    ]);
  });
});
