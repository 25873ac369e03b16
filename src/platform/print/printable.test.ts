import { describe, expect, test } from 'vitest';
import { printable } from './printable.ts';

describe('text for paper', () => {
  test('keeps pounds, dashes, quotes and the accents of Europe', () => {
    const text = '£12.71 – “Siân O’Neill” Łukasz Ștefan Ångström Ελένη Анна Nguyễn €5 № 3';
    expect(printable(text)).toBe(text);
  });

  test('takes out direction and control characters, so that nothing reads otherwise than it stands', () => {
    expect(printable('pay \u202e00.31\u202c\u0000\u200f\u2066x')).toBe('pay 00.31x');
  });

  test('keeps line ends as one kind', () => {
    expect(printable('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  test('shows a run of letters the font lacks as one missing sign', () => {
    expect(printable('李雷 (Li Lei) 😀')).toBe('\ufffd (Li Lei) \ufffd');
  });

  test('composes accents typed apart, and survives half a character', () => {
    expect(printable('Sia\u0302n')).toBe('Siân');
    expect(printable('a\ud800b')).toBe('a\ufffdb');
  });
});
