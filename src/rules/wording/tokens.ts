/** One word of a text: as written in small letters, and in its plain form (`women` is `woman`). */
export interface Token {
  readonly word: string;
  readonly plain: string;
}

/** A stretch of words without a comma or bracket between them. */
export type Clause = readonly Token[];

/** A sentence in its clauses. */
export type Sentence = readonly Clause[];

const ODD: Readonly<Record<string, string>> = {
  children: 'child',
  wives: 'wife',
  people: 'people',
  has: 'has',
  this: 'this',
};

/**
 * A text as sentences, clauses and words: small letters, no accents or apostrophes, hyphens and slashes
 * as gaps between words, so that `Sales-Girl`, `sales girl` and `SALES GIRL` are the same.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  return cleaned(text)
    .split(/[.!?;\n\r]+(?=\s|$)|[\n\r;]/)
    .map((sentence) =>
      sentence
        .split(/[,:()[\]"]+/)
        .map(clauseOf)
        .filter(({ length }) => length > 0),
    )
    .filter(({ length }) => length > 0);
}

function cleaned(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/&/g, ' and ')
    .replace(/'s\b/g, '')
    .replace(/'/g, '')
    .replace(/[-‐‑–—/_]+/g, ' ');
}

function clauseOf(text: string): Clause {
  return (text.match(/[a-z0-9]+\+?/g) ?? []).map((word) => ({ word, plain: plainForm(word) }));
}

/** A word without its plural: `waitresses` is `waitress`, `salesmen` is `salesman`, `45s` is `45`. */
export function plainForm(word: string): string {
  const odd = ODD[word];
  if (odd) return odd;
  if (/^\d+s$/.test(word)) return word.slice(0, -1);
  if (word.length > 2 && word.endsWith('men')) return `${word.slice(0, -2)}an`;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|ch|sh|x)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}
