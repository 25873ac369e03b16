import { counted } from '../../lib/text.ts';
import type { ReadDocument } from '../documents/index.ts';
import { atLines, type Found, found, proseOf, quoted, textOf } from './place.ts';
import { bodyOf } from './titles.ts';

/** Slips of language that are common enough to be known, and abbreviations nobody explains. */
export function slips(document: ReadDocument): readonly Found[] {
  return [...knownSlips(document), ...openParagraphs(document), ...unexplained(document)];
}

/** Common misspellings, right form by wrong form: a list of our own, not of any one document. */
const MISSPELT: Readonly<Record<string, string>> = {
  publically: 'publicly',
  seperate: 'separate',
  seperately: 'separately',
  recieve: 'receive',
  recieved: 'received',
  occured: 'occurred',
  occurence: 'occurrence',
  accomodate: 'accommodate',
  acheive: 'achieve',
  acheived: 'achieved',
  beleive: 'believe',
  comittee: 'committee',
  commited: 'committed',
  definately: 'definitely',
  dependant: 'dependent',
  enviroment: 'environment',
  explaination: 'explanation',
  goverment: 'government',
  independant: 'independent',
  liason: 'liaison',
  liase: 'liaise',
  liasing: 'liaising',
  maintainance: 'maintenance',
  neccessary: 'necessary',
  necesary: 'necessary',
  occassion: 'occasion',
  paralell: 'parallel',
  persue: 'pursue',
  priviledge: 'privilege',
  reccomend: 'recommend',
  recomend: 'recommend',
  refered: 'referred',
  relevent: 'relevant',
  succesful: 'successful',
  successfull: 'successful',
  transfered: 'transferred',
  untill: 'until',
  wether: 'whether',
  withold: 'withhold',
};

function knownSlips(document: ReadDocument): readonly Found[] {
  return textOf(document).flatMap(({ line, cells }) =>
    cells.flatMap((cell) => {
      const misspelt = (cell.match(/\b[A-Za-z]{5,14}\b/g) ?? []).flatMap((word) => {
        const right = Object.hasOwn(MISSPELT, word.toLowerCase()) && MISSPELT[word.toLowerCase()];
        if (!right) return [];
        const said = { stated: `'${word}'`, computed: `'${right}'` };
        return [found(line, 'spelling', 'misspelling', said, 'The word is misspelt.')];
      });
      const maybe = /\bmaybe (?:not )?[a-z]+ed\b/.exec(cell)?.[0];
      const twice =
        /(?:^|[.;:] )(?:Whilst|While|Although|Though) [^.;:,]{1,200}(?:, [^.;:,]{1,200}){0,6}, but /.exec(
          cell,
        )?.[0];
      return [
        ...misspelt,
        ...(maybe === undefined
          ? []
          : [
              found(
                line,
                'wording',
                'may-be-in-one-word',
                { stated: quoted(maybe), computed: "'may be' in two words" },
                'Written in one word it says perhaps; in two it gives a permission.',
              ),
            ]),
        ...(twice === undefined
          ? []
          : [
              found(
                line,
                'wording',
                'conjunction-doubled',
                { stated: quoted(twice), computed: 'one conjunction' },
                "A sentence that begins with 'while' or 'although' does not go on with 'but'.",
              ),
            ]),
      ];
    }),
  );
}

/** Paragraphs of whole sentences that end in no stop: their end may be lost. One finding for all. */
function openParagraphs(document: ReadDocument): readonly Found[] {
  if (document.kind !== 'specification') return [];
  const at = proseOf(document)
    .filter(({ line }) => !/^\s*[-•–]|\t/.test(document.lines[line - 1] ?? ''))
    .filter(({ cells }) => {
      const text = cells.at(-1) ?? '';
      return (
        text.length >= 80 && /[\p{L}\p{N}]$/u.test(text) && !/(?:https?:|www\.)\S*$/.test(text)
      );
    })
    .map(({ line }) => line);
  const [first] = at;
  if (first === undefined) return [];
  return [
    found(
      first,
      'paragraphs',
      'paragraphs-without-full-stop',
      { stated: counted(at.length, 'paragraph'), computed: atLines(at) },
      'Paragraphs end without a full stop; check that nothing is lost.',
    ),
  ];
}

/** Abbreviations used three times or more and written out nowhere. One finding for all. */
function unexplained(document: ReadDocument): readonly Found[] {
  const uses = new Map<string, number[]>();
  const small = new Set<string>();
  // The body itself, and the letters of unit references: 'RPC' of 'RPC 1'.
  const explained = new Set<string>([
    ...(bodyOf(document.title.value) ?? '').split(' '),
    ...document.units.map(({ reference }) => /^[A-Z]*/.exec(reference.value)?.[0] ?? ''),
    'UK',
    'EU',
  ]);
  for (const { line, cells } of textOf(document)) {
    const plain = cells.join(' ; ');
    for (const [, letters] of plain.matchAll(/\(([A-Za-z]{2,6}s?)\)/g))
      explained.add(letters ?? '');
    // Headings in capitals say nothing of abbreviations.
    if (!/[a-z]/.test(plain)) continue;
    for (const [word] of plain.matchAll(/\b[a-z]{2,6}\b/g)) small.add(word);
    for (const [, letters] of plain.matchAll(/(?<![\w/-])([A-Z]{2,6})s?(?![\w/-])/g)) {
      const known = uses.get(letters ?? '') ?? [];
      known.push(line);
      uses.set(letters ?? '', known);
    }
  }
  const unknown = [...uses]
    .filter(([, lines]) => lines.length >= 3)
    .filter(([letters]) => !explained.has(letters) && !explained.has(`${letters}s`))
    .filter(([letters]) => !small.has(letters.toLowerCase()) && !/^[IVX]+$/.test(letters));
  const [first] = unknown;
  if (!first) return [];
  return [
    found(
      first[1][0] ?? 0,
      'abbreviations',
      'abbreviations-not-explained',
      {
        stated: unknown
          .map(([letters, lines]) => `${letters} ${counted(lines.length, 'time')}`)
          .join(', '),
        computed: 'written out nowhere',
      },
      'Abbreviations are used and never written out with their letters in brackets.',
    ),
  ];
}
