import { fold } from './text.ts';

/** A passage of a text: from its first to behind its last UTF-16 unit, as a selection in a browser says it. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/** What stands where a person hid a passage: the same for a letter and for a page, so that its length says nothing. */
export const HIDDEN_MARK = '[hidden]';

const letters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * Passages as they can be cut: inside the text, in order, apart, widened to whole letters as people see them (an emoji
 * or an accented letter may be several units) and to whole marks, of which no part is ever shown without the rest.
 * @param marks passages of the text that are marks already
 */
export function wholePassages(
  text: string,
  passages: readonly Passage[],
  marks: readonly Passage[] = [],
): readonly Passage[] {
  const inside = passages
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(text.length, to) }))
    .filter(({ from, to }) => from < to);
  if (inside.length === 0) return [];
  const seen = letterPassages(text);
  const widened = inside.map((passage) => widenedTo(widenedTo(passage, seen), marks));
  return joined(widened);
}

/** A text without these passages, each shown as `HIDDEN_MARK`. @param passages as `wholePassages` gives them */
export function withoutPassages(text: string, passages: readonly Passage[]): string {
  let at = 0;
  const kept: string[] = [];
  for (const { from, to } of passages) {
    kept.push(text.slice(at, from), HIDDEN_MARK);
    at = to;
  }
  return [...kept, text.slice(at)].join('');
}

/**
 * Where a text says a phrase, as `wholePassages` gives them: capitals, accents and the width of gaps do not matter.
 * What stands within a mark is not said by anybody and is left.
 */
export function whereSaid(
  text: string,
  phrase: string,
  marks: readonly Passage[] = [],
): readonly Passage[] {
  const wanted = foldedLetters(phrase.trim())
    .map(({ key }) => key)
    .join('');
  if (wanted === '') return [];
  const own = foldedLetters(text);
  // Where in the folded text each letter begins: folding may make none or several of one.
  const starts: number[] = [];
  let folded = '';
  for (const { key } of own) {
    starts.push(folded.length);
    folded += key;
  }
  const found: Passage[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const said = own.filter(
      ({ key }, nth) =>
        key !== '' && (starts[nth] ?? 0) < end && (starts[nth] ?? 0) + key.length > at,
    );
    const [first, last] = [said[0], said.at(-1)];
    if (first && last) found.push({ from: first.from, to: last.to });
  }
  const outside = found.filter(
    ({ from, to }) => !marks.some((mark) => mark.from <= from && to <= mark.to),
  );
  return wholePassages(text, outside, marks);
}

function letterPassages(text: string): readonly Passage[] {
  return [...letters.segment(text)].map(({ segment, index }) => ({
    from: index,
    to: index + segment.length,
  }));
}

/** The letters of a text with what they are compared by; a gap counts once, however wide. */
function foldedLetters(text: string): readonly (Passage & { readonly key: string })[] {
  let gap = false;
  return [...letters.segment(text)].map(({ segment, index }) => {
    const blank = /^\s+$/u.test(segment);
    // A sigma is the same letter at the end of a word.
    const key = blank ? (gap ? '' : ' ') : fold(segment.normalize('NFKC')).replaceAll('ς', 'σ');
    gap = blank;
    return { from: index, to: index + segment.length, key };
  });
}

/** The smallest passage of whole others that covers this one where they touch it. */
function widenedTo(passage: Passage, whole: readonly Passage[]): Passage {
  const touched = whole.filter(({ from, to }) => from < passage.to && to > passage.from);
  return {
    from: Math.min(passage.from, ...touched.map(({ from }) => from)),
    to: Math.max(passage.to, ...touched.map(({ to }) => to)),
  };
}

/** In order, and one where they touch. */
function joined(passages: readonly Passage[]): readonly Passage[] {
  const made: Passage[] = [];
  for (const passage of passages.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = made.at(-1);
    if (last && passage.from <= last.to) {
      made[made.length - 1] = { from: last.from, to: Math.max(last.to, passage.to) };
    } else made.push(passage);
  }
  return made;
}
