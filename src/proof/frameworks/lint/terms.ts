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
        stated: `candidate, ${candidates.length} times (${atLines(candidates)})`,
        computed: `learner, ${learners.length} times`,
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
  const hyphened = new Set<string>();
  const lines = document.lines.slice(0, 20_000).map((text) => cellsOf(text).join(' • '));
  const add = (key: string, form: string, line: number) => {
    const forms = words.get(key) ?? new Map<string, Spelling>();
    const spelling = forms.get(form) ?? { form, lines: [] };
    spelling.lines.push(line);
    forms.set(form, spelling);
    words.set(key, forms);
  };
  for (const [index, text] of lines.entries()) {
    const plain = text.replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+/g, ' ');
    for (const [word] of plain.matchAll(/[A-Za-z]{2,}(?:-[A-Za-z]{2,})+/g)) {
      hyphened.add(word.toLowerCase());
      add(`-${word.toLowerCase().replaceAll('-', '')}`, word.toLowerCase(), index + 1);
    }
    for (const [word] of plain.matchAll(/(?<![-\w'’])[A-Za-z]{3,}(?![-\w])/g)) {
      const small = word.toLowerCase();
      add(`-${small}`, small, index + 1);
      if (/^(?:[A-Z]+[a-z]*){2,}$/.test(word) && word !== small) add(`^${small}`, word, index + 1);
      for (const key of variantKeys(small)) add(key, small, index + 1);
    }
  }
  for (const word of [...hyphened].slice(0, 500)) {
    const open = new RegExp(`(?<![-\\w])${word.replaceAll('-', '\\s')}(?![-\\w])`, 'i');
    for (const [index, text] of lines.entries()) {
      if (open.test(text))
        add(`-${word.replaceAll('-', '')}`, word.replaceAll('-', ' '), index + 1);
    }
  }
  return [...words.values()].filter((forms) => forms.size > 1).map(twoWays);
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
  const told = ({ form, lines }: Spelling) => `'${form}' ${lines.length} times`;
  return found(
    rare?.lines[0] ?? 0,
    'spelling',
    'spelled-two-ways',
    {
      stated: odd.map((one) => `${told(one)} (${atLines(one.lines)})`).join(', '),
      computed: usual ? told(usual) : '',
    },
    'One word is spelled in more than one way; a search for the one does not find the other.',
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
