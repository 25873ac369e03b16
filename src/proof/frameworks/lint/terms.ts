import { counted } from '../../../lib/text.ts';
import type { ReadDocument } from '../document.ts';
import { atLines, cellsOf, type Found, found, proseOf } from './place.ts';

/** Words for one thing: one name, one spelling, one meaning of an abbreviation. */
export function terms(document: ReadDocument): readonly Found[] {
  return [...learnerWords(document), ...spelledTwoWays(document), ...abbreviations(document)];
}

/** 'candidate' said of the person who takes the qualification, where the document says 'learner'. */
function learnerWords(document: ReadDocument): readonly Found[] {
  const prose = proseOf(document);
  const count = (pattern: RegExp) =>
    prose.flatMap(({ line, cells }) =>
      cells.flatMap((cell) => (cell.match(pattern) ?? []).map(() => line)),
    );
  const learners = count(/\blearners?\b/gi);
  const candidates = count(
    /\bsuccessful candidates\b|\bcandidates? (?:must|may|can|should|wishes|choose)\b/gi,
  );
  const [first] = candidates;
  if (first === undefined || learners.length <= candidates.length) return [];
  return [
    found(
      first,
      'words for the learner',
      'term-mixed',
      {
        stated: `candidate, ${counted(candidates.length, 'time')} (${atLines(candidates)})`,
        computed: `learner, ${counted(learners.length, 'time')}`,
      },
      "The person taking the qualification is a 'candidate' here and a 'learner' elsewhere, and candidates are also who the learner recruits.",
    ),
  ];
}

interface Spelling {
  readonly form: string;
  readonly lines: number[];
}

/** One word with two spellings: cross selling and cross-selling, adviser and advisor, CfA and CFA. */
function spelledTwoWays(document: ReadDocument): readonly Found[] {
  const words = new Map<string, Map<string, Spelling>>();
  const add = (key: string, form: string, line: number) => {
    const forms = words.get(key) ?? new Map<string, Spelling>();
    const spelling = forms.get(form) ?? { form, lines: [] };
    spelling.lines.push(line);
    forms.set(form, spelling);
    words.set(key, forms);
  };
  const lines = document.lines.map((text, index) => ({ line: index + 1, words: splitWords(text) }));
  const hyphened = new Set<string>();
  for (const { line, words: said } of lines) {
    for (const word of said) {
      const small = word.toLowerCase();
      if (word.includes('-')) hyphened.add(small.replaceAll('-', ''));
      if (small.length < 3) continue;
      add(`-${small.replaceAll('-', '')}`, small, line);
      if (/^[A-Z]/.test(word)) add(`^${small}`, word, line);
      for (const key of variantKeys(small)) add(key, small, line);
    }
  }
  for (const { line, words: said } of lines) {
    for (let at = 0; at < said.length - 1; at++) {
      for (const length of [2, 3]) {
        const few = said.slice(at, at + length).map((word) => word.toLowerCase());
        if (few.length < length || few.some((word) => word === '' || word.includes('-'))) continue;
        if (hyphened.has(few.join(''))) add(`-${few.join('')}`, few.join(' '), line);
      }
    }
  }
  return [...words]
    .filter(([, forms]) => forms.size > 1)
    .filter(
      ([key, forms]) => key[0] !== '^' || [...forms.keys()].some((form) => /[a-z][A-Z]/.test(form)),
    )
    .map(([, forms]) => twoWays(forms));
}

/** Words with their hyphens; an empty one where punctuation parts them. */
function splitWords(text: string): readonly string[] {
  const plain = cellsOf(text)
    .join(' ; ')
    .replace(/(?:https?:\/\/|www\.)\S{1,200}|\S{1,64}@\S{1,200}/g, ' ; ');
  return plain.split(/ +/).flatMap((piece) => {
    const match = /^([("'‘“*]*)([A-Za-z]+(?:-[A-Za-z]+)*)([)"'’”.,;:!?*]*)$/.exec(piece);
    const word = match?.[2];
    if (word === undefined) return [''];
    return [...(match?.[1] ? [''] : []), word, ...(match?.[3] ? [''] : [])];
  });
}

/** Keys under which known pairs of spellings meet; long words only, so that few others do. */
function variantKeys(word: string): readonly string[] {
  if (word.length < 7) return [];
  return [
    `o${word.replace(/(?:er|or)(?=s?$)/, 'er')}`,
    `z${word.replace(/iz(?=e|ing|ation)/, 'is')}`,
    `m${word.replace(/mme(?=s?$)/, 'm').replace(/dgement/, 'dgment')}`,
    ...(word.length >= 9 ? [`2${word.replace(/([a-z])\1(?!$|s$)/g, '$1')}`] : []),
  ];
}

function twoWays(forms: ReadonlyMap<string, Spelling>): Found {
  const sorted = [...forms.values()].sort((a, b) => b.lines.length - a.lines.length);
  const [usual, ...odd] = sorted;
  const rare = odd.at(-1);
  const told = ({ form, lines }: Spelling) => `'${form}' ${counted(lines.length, 'time')}`;
  return found(
    rare?.lines[0] ?? 0,
    'spelling',
    'spelled-two-ways',
    {
      stated: odd.map((one) => `${told(one)} (${atLines(one.lines)})`).join(', '),
      computed: usual ? told(usual) : '',
    },
    'One word is written in more than one way; unless that is meant, a search for the one misses the other.',
  );
}

/** 'Client Relationship Management (CRM)' and, elsewhere, 'customer relationship management (CRM)'. */
function abbreviations(document: ReadDocument): readonly Found[] {
  const meanings = new Map<string, Map<string, number>>();
  for (const [index, text] of document.lines.entries()) {
    for (const match of text.slice(0, 20_000).matchAll(/\(([A-Z]{2,6})\)/g)) {
      const letters = match[1] ?? '';
      const before = text.slice(Math.max(0, match.index - 200), match.index);
      const words = before.match(/[A-Za-z]+/g) ?? [];
      const said = words.slice(-letters.length);
      if (said.map((word) => word[0]?.toUpperCase()).join('') !== letters) continue;
      const known = meanings.get(letters) ?? new Map<string, number>();
      const meaning = said.join(' ').toLowerCase();
      if (!known.has(meaning)) known.set(meaning, index + 1);
      meanings.set(letters, known);
    }
  }
  return [...meanings].flatMap(([letters, known]) => {
    const [first, ...others] = [...known];
    return others.map(([meaning, line]) =>
      found(
        line,
        `abbreviation ${letters}`,
        'abbreviation-two-meanings',
        { stated: `'${meaning}'`, computed: `'${first?.[0]}' on line ${first?.[1]}` },
        `${letters} is written out in two ways, so it is not clear that one thing is meant.`,
      ),
    );
  });
}
