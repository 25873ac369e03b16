import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHOICES, choiceKeyOf, choicesFor, DEFAULT_CHOICES } from './choices.ts';

const finding = (code: string) => ({
  code,
  where: 'line 1',
  stated: '',
  computed: '',
  message: '',
});
const README = readFileSync(new URL('README.md', import.meta.url), 'utf8');

describe('the choices a document asks of a centre', () => {
  it('are asked once, however many findings ask them, in a fixed order', () => {
    const asked = choicesFor(
      ['unit-expired', 'unit-expiry-open', 'minimums-exceed-size', 'unit-expired'].map(finding),
    );
    expect(asked.map(({ key, findings }) => [key, findings])).toEqual([
      ['optional_credit', ['minimums-exceed-size']],
      ['unit_expired', ['unit-expired', 'unit-expiry-open']],
    ]);
  });

  it('are none where a finding is only noted', () => {
    expect(choicesFor([finding('doubled-word'), finding('contents-page-falls')])).toEqual([]);
    expect(choiceKeyOf(finding('doubled-word'))).toBeNull();
    expect(choiceKeyOf(finding('unit-expired'))).toBe('unit_expired');
  });

  it('have a default among their options, with its reason, and no code in two of them', () => {
    for (const choice of CHOICES) {
      expect(choice.options.map(({ value }) => value)).toContain(choice.default);
      for (const { value } of choice.inFile?.options ?? []) {
        expect(choice.options.map((one) => one.value)).toContain(value);
      }
      expect(choice.because).toMatch(/\.$/);
      expect(DEFAULT_CHOICES[choice.key]).toBe(choice.default);
    }
    const codes = CHOICES.flatMap(({ codes: own, inFile }) => [...own, ...(inFile?.codes ?? [])]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(README).toContain(`\`${code}\``);
  });
});
