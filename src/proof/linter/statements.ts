import type { ReadDocument } from '../documents/index.ts';
import { sequence } from './criteria-numbering.ts';
import { type Found, found, proseOf, quoted } from './place.ts';
import { likeness, wordKey, wordsOf } from './wording.ts';

/** Statements of a standard and points of a marking scheme; and paragraphs that any document repeats. */
export function statements(document: ReadDocument): readonly Found[] {
  return [
    ...numbering(document),
    ...repeated(document),
    ...sentences(document),
    ...paragraphs(document),
    ...references(document),
  ];
}

/** K1, K2, K3 ... and S1, S2 ...: each kind counts for itself. */
function numbering(document: ReadDocument): readonly Found[] {
  const kinds = new Map<string, { number: number; line: number; name: string }[]>();
  const empty: Found[] = [];
  for (const { number, wording, line } of document.statements) {
    const match = /^([A-Za-z]*)(\d{1,4})$/.exec(number.trim());
    if (match) {
      const kind = match[1] ?? '';
      const known = kinds.get(kind) ?? [];
      known.push({ number: Number(match[2]), line, name: number });
      kinds.set(kind, known);
    }
    if (wordsOf(wording).length < 2) {
      empty.push(
        found(
          line,
          `statement ${number}`,
          'statement-too-short',
          { stated: quoted(wording), computed: 'at least 2 words' },
          'The statement has no wording to show evidence against.',
        ),
      );
    }
  }
  const runs = [...kinds].flatMap(([kind, numbers]) =>
    sequence(numbers, kind === '' ? 'points' : `statements ${kind}`, 'statement'),
  );
  return [...empty, ...runs];
}

function repeated(document: ReadDocument): readonly Found[] {
  const all = document.statements.map((one) => ({ ...one, words: wordsOf(one.wording) }));
  if (all.length > 1500) return [];
  return all.flatMap((one, index) => {
    const other = all
      .slice(0, index)
      .filter(({ words }) => words.length >= 2 && one.words.length >= 2)
      .map((before) => ({ before, share: likeness(before.words, one.words) }))
      .find(({ share }) => share >= (one.words.length < 6 ? 1 : 0.8));
    if (!other) return [];
    return [
      found(
        one.line,
        `statement ${one.number}`,
        other.share === 1 ? 'statement-repeated' : 'statement-nearly-repeated',
        {
          stated: quoted(one.wording),
          computed: `${Math.round(other.share * 100)}% ${other.before.number}, line ${other.before.line}`,
        },
        `The statement says what ${other.before.number} says.`,
      ),
    ];
  });
}

/** A whole sentence that stands in two statements which are otherwise different. */
function sentences(document: ReadDocument): readonly Found[] {
  const first = new Map<string, { number: string; line: number }>();
  return document.statements.flatMap(({ number, wording, line }) => {
    const parts = wording.slice(0, 8_000).split(/(?<=\.)\s+/);
    if (parts.length < 2) return [];
    return parts.flatMap((part) => {
      const key = wordKey(part);
      const before = first.get(key);
      if (!before && key.split(' ').length >= 6) first.set(key, { number, line });
      if (!before || before.number === number) return [];
      return [
        found(
          line,
          `statement ${number}`,
          'sentence-repeated',
          { stated: quoted(part), computed: `also in ${before.number}, line ${before.line}` },
          `A sentence of ${before.number} stands again in ${number}; one piece of evidence may serve both.`,
        ),
      ];
    });
  });
}

/** Long paragraphs outside units that stand twice, or stand once more cut off in the middle. */
function paragraphs(document: ReadDocument): readonly Found[] {
  const first = new Map<string, number>();
  // Of paragraphs that begin alike the longest is the whole one.
  const starts = new Map<string, { key: string; line: number }>();
  const cells = proseOf(document).flatMap(({ line, cells }) =>
    cells
      .filter((cell) => cell.length >= 60)
      .map((cell) => ({ line, cell, key: cell.replace(/\s+/g, ' ') })),
  );
  for (const one of cells) {
    const start = one.key.slice(0, 60);
    if (one.key.length > (starts.get(start)?.key.length ?? 0)) starts.set(start, one);
  }
  return cells.flatMap(({ line, cell, key }) => {
    const before = first.get(key);
    first.set(key, before ?? line);
    if (before !== undefined) {
      return [
        found(
          line,
          'paragraphs',
          'paragraph-repeated',
          { stated: quoted(cell), computed: `already on line ${before}` },
          'The paragraph stands twice.',
        ),
      ];
    }
    const whole = starts.get(key.slice(0, 60));
    const goesOn = whole && whole.key.length > key.length && whole.key.startsWith(key);
    if (!goesOn || !/[\p{L}\p{N}]$/u.test(key)) return [];
    return [
      found(
        line,
        'paragraphs',
        'paragraph-cut-off',
        {
          stated: `${cell.length} characters`,
          computed: `${whole.key.length} on line ${whole.line}`,
        },
        'The paragraph breaks off in the middle; the whole of it stands further on.',
      ),
    ];
  });
}

/** ST0321 and OCC0321: two forms of a standard's reference in one document. */
function references(document: ReadDocument): readonly Found[] {
  if (document.kind !== 'standard') return [];
  const first = new Map<string, number>();
  for (const [index, text] of document.lines.entries()) {
    for (const [reference] of text.matchAll(/\b(?:ST|OCC)\d{4}[A-Z]?\b/g)) {
      if (!first.has(reference)) first.set(reference, index + 1);
    }
  }
  const [one, ...others] = [...first];
  return others.map(([reference, line]) =>
    found(
      line,
      'reference of the standard',
      'reference-number-differs',
      { stated: reference, computed: `${one?.[0]} on line ${one?.[1]}` },
      'The standard gives itself two reference numbers; keep both, or evidence will not be found by one of them.',
    ),
  );
}
