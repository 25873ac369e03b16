import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milesBetween } from './distance.ts';

const place = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the distance between two places', () => {
  it('is measured along the great circle', () => {
    const leeds = { lat: 53.8008, lng: -1.5491 };
    const london = { lat: 51.5074, lng: -0.1278 };
    expect(milesBetween(leeds, london)).toBeCloseTo(169.4, 0);
    expect(milesBetween({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(12436.8, 0);
    expect(milesBetween({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(69.09, 1);
  });

  it('is nothing to itself, the same both ways, and never more than half round the earth', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        expect(milesBetween(from, from)).toBe(0);
        expect(milesBetween(from, to)).toBeCloseTo(milesBetween(to, from), 6);
        expect(milesBetween(from, to)).toBeLessThan(12437);
      }),
    );
  });
});
