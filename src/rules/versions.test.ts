import { describe, expect, it } from 'vitest';
import { type Version, versionOn } from './versions.ts';

const rate: readonly Version<number>[] = [
  { from: '2025-04-01', to: '2026-03-31', value: 1221 },
  { from: '2026-04-01', value: 1271 },
];

describe('a dated figure', () => {
  it('is the one in force on the day asked about', () => {
    expect(versionOn(rate, '2026-03-31', 'NMW-RATE')).toEqual({ ok: true, value: 1221 });
    expect(versionOn(rate, '2026-04-01', 'NMW-RATE')).toEqual({ ok: true, value: 1271 });
  });

  it('is refused for a day without one', () => {
    expect(versionOn(rate, '2024-12-31', 'NMW-RATE')).toMatchObject({
      ok: false,
      refusal: { code: 'no-version' },
    });
  });
});
