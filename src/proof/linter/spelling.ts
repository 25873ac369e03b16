import { counted } from '../../lib/text.ts';
import type { ReadDocument } from '../documents/index.ts';
import { atLines, type Found, found, textOf } from './place.ts';

/** A form of a word with every line it stands on. */
type Uses = Map<string, number[]>;

/** One word with two spellings: cross selling and cross-selling, adviser and advisor, CfA and CFA. */
export function spelling(document: ReadDocument): readonly Found[] {
  const small: Uses = new Map();
  const capital: Uses = new Map();
  const lines = textOf(document).map(({ line, cells }) => ({ line, words: splitWords(cells) }));
  for (const { line, words } of lines) {
    for (const { word, lower } of words) {
      if (lower.length < 3) continue;
      use(small, lower, line);
      if (word !== lower) use(capital, word, line);
    }
  }
  const hyphened = [...small.keys()].filter((word) => word.includes('-'));
  return [
    ...twoForms([...small, ...openForms(lines, hyphened)], (form) => [form.replace(/[- ]/g, '')]),
    ...twoForms([...small], variantKeys),
    ...twoForms(
      [...capital],
      (form) => [form.toLowerCase()],
      (forms) => forms.some((form) => /[a-z][A-Z]/.test(form)),
    ),
  ];
}

function use(uses: Uses, form: string, line: number): void {
  const lines = uses.get(form);
  if (lines) lines.push(line);
  else uses.set(form, [line]);
}

interface Word {
  readonly word: string;
  readonly lower: string;
}

const STOP: Word = { word: '', lower: '' };

/** Words with their hyphens; an empty one where punctuation parts them. */
function splitWords(cells: readonly string[]): readonly Word[] {
  const plain = cells
    .join(' ; ')
    .replace(/(?:https?:\/\/|www\.)\S{1,200}|\S{1,64}@\S{1,200}/g, ' ; ');
  return plain.split(/ +/).flatMap((piece) => {
    const match = /^([("'‘“*]*)([A-Za-z]+(?:-[A-Za-z]+)*)([)"'’”.,;:!?*]*)$/.exec(piece);
    if (!match?.[2]) return [STOP];
    const word = { word: match[2], lower: match[2].toLowerCase() };
    if (!match[1] && !match[3]) return [word];
    return [...(match[1] ? [STOP] : []), word, ...(match[3] ? [STOP] : [])];
  });
}

/** Where a word that is hyphened somewhere stands in two or three words. */
function openForms(
  lines: readonly { readonly line: number; readonly words: readonly Word[] }[],
  hyphened: readonly string[],
): Uses {
  const wanted = new Set(hyphened.map((word) => word.replaceAll('-', '')));
  const starts = new Set(hyphened.map((word) => word.slice(0, word.indexOf('-'))));
  const uses: Uses = new Map();
  for (const { line, words } of lines) {
    for (const [at, { lower }] of words.entries()) {
      if (!starts.has(lower)) continue;
      const [second, third] = [words[at + 1]?.lower, words[at + 2]?.lower];
      if (!second || second.includes('-')) continue;
      if (wanted.has(lower + second)) use(uses, `${lower} ${second}`, line);
      if (third && wanted.has(lower + second + third))
        use(uses, `${lower} ${second} ${third}`, line);
    }
  }
  return uses;
}

/** Keys under which known pairs of spellings meet; long words only, so that few others do. */
function variantKeys(word: string): readonly string[] {
  if (word.length < 7 || word.includes('-')) return [];
  return [
    `o${word.replace(/(?:er|or)(?=s?$)/, 'er')}`,
    `z${word.replace(/iz(?=e|ing|ation)/, 'is')}`,
    `m${word.replace(/mme(?=s?$)/, 'm').replace(/dgement/, 'dgment')}`,
    ...(word.length >= 9 ? [`2${word.replace(/([a-z])\1(?!$|s$)/g, '$1')}`] : []),
  ];
}

function twoForms(
  uses: readonly (readonly [string, readonly number[]])[],
  keysOf: (form: string) => readonly string[],
  counts: (forms: readonly string[]) => boolean = () => true,
): readonly Found[] {
  const groups = new Map<string, (readonly [string, readonly number[]])[]>();
  for (const one of uses) {
    for (const key of keysOf(one[0])) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return [...groups.values()]
    .filter((group) => group.length > 1 && counts(group.map(([form]) => form)))
    .map(twoWays);
}

function twoWays(group: readonly (readonly [string, readonly number[]])[]): Found {
  const [usual, ...odd] = [...group].sort(([, a], [, b]) => b.length - a.length);
  const told = (form: string, lines: readonly number[]) =>
    `'${form}' ${counted(lines.length, 'time')}`;
  return found(
    odd.at(-1)?.[1][0] ?? 0,
    'spelling',
    'spelled-two-ways',
    {
      stated: odd.map(([form, lines]) => `${told(form, lines)} (${atLines(lines)})`).join(', '),
      computed: usual ? told(...usual) : '',
    },
    'One word is written in more than one way; unless that is meant, a search for the one misses the other.',
  );
}
