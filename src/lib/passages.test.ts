import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN_MARK, whereSaid, wholePassages, withoutPassages } from './passages.ts';
import { toldText } from './redact.ts';
import { fold } from './text.ts';

const letters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
/** Letters as people see them, some of several units: an emoji of a family, a flag, an accent put after. */
const letter = fc.constantFrom(
  ...[
    'a',
    'B',
    'é',
    'e\u0301',
    'Ł',
    '🙂',
    '👩‍👩‍👧',
    '🇬🇧',
    '漢',
    'ß',
    ' ',
    '\n',
    '.',
    '’',
    'Σ',
    'ς',
    'n\u0303',
  ],
);
const text = fc.array(letter, { maxLength: 40 }).map((all) => all.join(''));
const passage = fc
  .tuple(fc.nat(90), fc.nat(90))
  .map(([from, length]) => ({ from, to: from + length }));

const hide = (said: string, phrase: string) => withoutPassages(said, whereSaid(said, phrase));

describe('a passage that a person hides', () => {
  it('goes whole, and its length says nothing', () => {
    expect(hide('They owe us a lot, and they know.', 'they')).toBe(
      '[hidden] owe us a lot, and [hidden] know.',
    );
    expect(hide('Ring the  matron\nnow; MATRÓN!', 'matron')).toBe(
      'Ring the  [hidden]\nnow; [hidden]!',
    );
    expect(hide('a short reply', 'short  reply')).toBe('a [hidden]');
    expect(hide('aaa', 'aa')).toBe(HIDDEN_MARK);
    expect(hide('Nothing of it.', '   ')).toBe('Nothing of it.');
  });

  it('never cuts an emoji or an accented letter in two', () => {
    const family = '👩‍👩‍👧';
    const said = `Rang ${family} at noon`;
    expect(withoutPassages(said, wholePassages(said, [{ from: 7, to: 8 }]))).toBe(
      'Rang [hidden] at noon',
    );
    expect(hide('Zoe\u0308 came', 'Zoë')).toBe('[hidden] came');
  });

  it('takes a mark whole or leaves it: no part of one is shown, and none is opened', () => {
    const { text: said, marks } = toldText('Ring 07700 900123 now', []);
    expect(said).toBe('Ring [number] now');
    const within = wholePassages(said, [{ from: 3, to: 8 }], marks);
    expect(withoutPassages(said, within)).toBe('Rin[hidden] now');
    expect(whereSaid(said, 'number', marks)).toEqual([]);
  });

  it('stands on whole letters, inside the text, in order and apart, whatever was asked', () => {
    fc.assert(
      fc.property(text, fc.array(passage, { maxLength: 8 }), (said, asked) => {
        const whole = wholePassages(said, asked);
        const edges = new Set(
          [...letters.segment(said)].map(({ index }) => index).concat(said.length),
        );
        let before = -1;
        for (const { from, to } of whole) {
          expect(from).toBeGreaterThan(before);
          expect(to).toBeGreaterThan(from);
          expect(edges.has(from) && edges.has(to)).toBe(true);
          before = to;
        }
        for (const { from, to } of asked) {
          for (let at = from; at < Math.min(to, said.length); at++) {
            expect(whole.some((one) => one.from <= at && at < one.to)).toBe(true);
          }
        }
        expect(wholePassages(said, whole)).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every other letter as it was, in its place', () => {
    fc.assert(
      fc.property(text, fc.array(passage, { maxLength: 5 }), (said, asked) => {
        const whole = wholePassages(said, asked);
        const shown = withoutPassages(said, whole).split(HIDDEN_MARK);
        const ends = [0, ...whole.map(({ to }) => to)];
        expect(shown).toEqual(ends.map((at, nth) => said.slice(at, whole[nth]?.from)));
      }),
      { numRuns: 500 },
    );
  });

  it('is said nowhere any more, however it is written', () => {
    const key = (said: string) => fold(said).replaceAll('ς', 'σ');
    fc.assert(
      fc.property(
        text,
        fc.array(letter, { minLength: 1, maxLength: 4 }),
        text,
        (before, phrase, after) => {
          const wanted = key(phrase.join(''));
          fc.pre(wanted !== '');
          const said = `${before} ${phrase.join('')} ${after}`;
          const shown = hide(said, phrase.join(''));
          expect(shown).toContain(HIDDEN_MARK);
          for (const part of shown.split(HIDDEN_MARK)) expect(key(part)).not.toContain(wanted);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the marks of a text', () => {
  it('stand where the text says them', () => {
    const hidden = [{ text: 'Rosa Marsh', mark: 'Worker K7Q-4MX', wordsToo: true }];
    const { text: told, marks } = toldText(
      '🙂 Rosa, £12.50, on 2026-11-23 at rosa@example.org',
      hidden,
    );
    expect(told).toBe('🙂 [Worker K7Q-4MX], [amount], on 2026-11-23 at [e-mail]');
    expect(marks.map(({ from, to }) => told.slice(from, to))).toEqual([
      '[Worker K7Q-4MX]',
      '[amount]',
      '[e-mail]',
    ]);
  });
});
