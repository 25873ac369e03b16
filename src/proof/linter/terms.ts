import { counted } from '../../lib/text.ts';
import type { ReadDocument } from '../documents/index.ts';
import { atLines, type Found, found, proseOf } from './place.ts';

/** Words for one thing: one name, and one meaning of an abbreviation. */
export function terms(document: ReadDocument): readonly Found[] {
  return [...learnerWords(document), ...abbreviations(document)];
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
