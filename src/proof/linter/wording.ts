/** How passages are compared: by words, whatever their case, quotes, hyphens and stops. */

/** 'Keep up-to-date.' as ['keep', 'up', 'to', 'date']; at most 400 words are looked at. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .slice(0, 8_000)
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/'s\b|s'(?=\s|$)/g, (end) => (end === "'s" ? '' : 's'));
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 400);
}

/** Two passages with one key say the same. */
export function wordKey(text: string): string {
  return wordsOf(text).join(' ');
}

/** From 0 (nothing shared) to 1 (the same): one less the share of words to add, drop or change. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  if (longest > 80) return a.join(' ') === b.join(' ') ? 1 : 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, word] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      const change = (row[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? longest) / longest;
}

const LITTLE = new Set(
  `a an the and or of to in on for with by at from as be is are was were been being that this these
  those it its their them they his her own any all each every how what when where which who whom why
  able understand know knowledge can may must will shall should would could do does done not no than
  then into within between through other others use used using such more most very if so up out off
  about over under while has have had`.split(/\s+/),
);

/** The words of a passage that carry its subject, cut to their stems. */
export function subjectOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.length > 2 && !LITTLE.has(word) && !/^\d+$/.test(word))
      .map(stemOf),
  );
}

const ENDINGS = `ations ation ators ator ating ments ment ings ing ers er ors or ions ion ies ied ed
  al es s y e`.split(/\s+/);

/** 'networks', 'networking' and 'network' share one: rough, for telling subjects apart only. */
export function stemOf(word: string): string {
  let stem = word;
  for (let round = 0; round < 3; round++) {
    const ending = ENDINGS.find(
      (end) => stem.endsWith(end) && stem.length - end.length >= (end.length > 2 ? 4 : 3),
    );
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  return stem;
}

/** One word in singular and plural, as a noun or with -ing: 'lead' for 'leads'; not 'present' for 'presentation'. */
export function plainForm(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|(?<=s|x|ch|sh)es|(?<!s)s)$/, '') : word;
}

/** How many of the one's words the other has. */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length;
}

/** The stem words a title or heading comes to without numbering and punctuation. */
export function headingKey(text: string): string {
  return wordKey(text.replace(/^\s*\d+[.)]?\s+/, '').replace(/\((s|es)\)/gi, ''));
}
