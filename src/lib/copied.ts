/** Words in a row that must be the same before they count as copied: fewer are everyday speech. */
const RUN = 6;

/** The words of a text without case, marks and accents' ways of writing. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function runsOf(words: readonly string[]): readonly string[] {
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => {
    return words.slice(at, at + RUN).join(' ');
  });
}

/**
 * How much of a text stands word for word in another.
 * @returns from 0 (nothing) to 1 (all): the part of its runs of six words that the other has too; 0 for a text of fewer
 */
export function copiedShare(text: string, source: string): number {
  const own = runsOf(wordsOf(text));
  if (own.length === 0) return 0;
  const there = new Set(runsOf(wordsOf(source)));
  return own.filter((run) => there.has(run)).length / own.length;
}
