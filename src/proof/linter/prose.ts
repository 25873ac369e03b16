import { counted } from '../../lib/text.ts';
import type { ReadDocument } from '../documents/index.ts';
import { atLines, type Found, found, proseOf, quoted, textOf } from './place.ts';

/** Slips that can be found in any text by looking: doubled words, broken sentences, lost figures. */
export function prose(document: ReadDocument): readonly Found[] {
  return [
    ...doubledWords(document),
    ...brokenSentences(document),
    ...lostDiagrams(document),
    ...countsOfLists(document),
    ...percentages(document),
    ...countersigning(document),
    ...leftovers(document),
    ...apostrophes(document),
  ];
}

const MAY_DOUBLE = new Set(['that', 'had', 'is', 'so', 'very', 'bye', 'no']);

function doubledWords(document: ReadDocument): readonly Found[] {
  return textOf(document).flatMap(({ line, cells }) =>
    cells.flatMap((cell) => {
      const twice = [...cell.matchAll(/\b([A-Za-z]{2,}) \1\b/gi)]
        .map((match) => match[1]?.toLowerCase() ?? '')
        .filter((word) => !MAY_DOUBLE.has(word));
      return twice.map((word) =>
        found(
          line,
          'wording',
          'doubled-word',
          { stated: `'${word} ${word}'`, computed: `'${word}'` },
          'A word stands twice in a row.',
        ),
      );
    }),
  );
}

const ABBREVIATION =
  /\b(?:i\.e|e\.g|etc|ie|eg|no|ref|cf|viz|vs|approx|min|max|vol|p|pp|incl|st)\.$/i;

/** A full stop before a small letter, and a new sentence that no full stop comes before. */
function brokenSentences(document: ReadDocument): readonly Found[] {
  return textOf(document).flatMap(({ line, cells }) =>
    cells.flatMap((cell) => {
      const stops = [...cell.matchAll(/\b[a-z]{2,}\.(?= [a-z]{2,} )/g)].filter(
        (match) => !ABBREVIATION.test(cell.slice(0, match.index + match[0].length)),
      );
      const joins = [...cell.matchAll(/\b[a-z]{3,} (?:It|This|They|There|These|Those) [a-z]+ /g)];
      const around = (at: number) => quoted(cell.slice(Math.max(0, at - 15), at + 30));
      return [
        ...stops.map((match) =>
          found(
            line,
            'wording',
            'full-stop-inside-sentence',
            { stated: around(match.index), computed: 'no full stop, or a capital after it' },
            'A full stop is followed by a small letter.',
          ),
        ),
        ...joins.map((match) =>
          found(
            line,
            'wording',
            'full-stop-missing',
            { stated: around(match.index), computed: 'a full stop between two sentences' },
            'A new sentence begins and no full stop stands before it.',
          ),
        ),
      ];
    }),
  );
}

/** 'the above diagram' in a document that holds no picture. */
function lostDiagrams(document: ReadDocument): readonly Found[] {
  if (document.lines.some((line) => /<img|!\[[^\]]*\]\(|\[figure/i.test(line))) return [];
  return proseOf(document).flatMap(({ line, cells }) => {
    const said = cells.map(
      (cell) =>
        /\b(?:above|following) (?:diagram|figure|chart|picture)\b|\b(?:diagram|figure|chart|picture) (?:above|below)\b/i.exec(
          cell,
        )?.[0],
    );
    const first = said.find((match) => match !== undefined);
    if (first === undefined) return [];
    return [
      found(
        line,
        'pictures',
        'diagram-absent',
        { stated: `'${first}'`, computed: '0 pictures in the document' },
        'The text points to a diagram that is not in the document.',
      ),
    ];
  });
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** 'There are 3 sizes: ...' with a list below of as many. */
function countsOfLists(document: ReadDocument): readonly Found[] {
  return document.lines.flatMap((text, index) => {
    if (!text.trimEnd().endsWith(':') || text.length > 2_000) return [];
    const said = [
      ...text.matchAll(
        /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?\w+s\b/gi,
      ),
    ].map((match) => {
      const word = (match[1] ?? '').toLowerCase();
      return NUMBERS.includes(word) ? NUMBERS.indexOf(word) : Number(word);
    });
    if (said.length !== 1) return [];
    const items = listBelow(document.lines, index + 1);
    if (items === 0 || items === said[0]) return [];
    return [
      found(
        index + 1,
        'list',
        'list-count-differs',
        { stated: said[0] ?? 0, computed: counted(items, 'item') },
        'The sentence announces another number of things than the list below it holds.',
      ),
    ];
  });
}

function listBelow(lines: readonly string[], from: number): number {
  let items = 0;
  for (const text of lines.slice(from, from + 200)) {
    if (text.trim() === '') continue;
    if (/^- /.test(text)) items++;
    else if (!/^\s+- /.test(text)) break;
  }
  return items;
}

interface Row {
  readonly line: number;
  readonly figures: readonly number[];
}

/** Sampling tables: percentages that rise with the risk, and say what they are percentages of. */
function percentages(document: ReadDocument): readonly Found[] {
  const rows: readonly Row[] = document.lines.flatMap((text, index) => {
    const figures = text
      .split('\t')
      .map((cell) => /^\s*(\d{1,3})\s?%\s*$/.exec(cell)?.[1])
      .filter((figure) => figure !== undefined)
      .map(Number);
    return figures.length > 0 ? [{ line: index + 1, figures }] : [];
  });
  const tables: Row[][] = [];
  for (const row of rows) {
    const last = tables.at(-1);
    if (last?.at(-1)?.line === row.line - 1) last.push(row);
    else tables.push([row]);
  }
  return tables.flatMap((table) => [...falling(table), ...ofWhat(document, table)]);
}

function falling(table: readonly Row[]): readonly Found[] {
  return table.slice(1).flatMap((row, index) => {
    const before = table[index];
    const falls = row.figures.some((figure, column) => figure < (before?.figures[column] ?? 0));
    if (!falls || !before) return [];
    return [
      found(
        row.line,
        'table of percentages',
        'percentage-falls',
        { stated: row.figures.join('%, '), computed: `after ${before.figures.join('%, ')}%` },
        'A later row asks for less than the one above it, against the order of the table.',
      ),
    ];
  });
}

function ofWhat(document: ReadDocument, table: readonly Row[]): readonly Found[] {
  const [first] = table;
  const head = first ? (document.lines[first.line - 2] ?? '') : '';
  if (!first || !/sampl/i.test(head) || /sampl\w*[^\t]*\bof\b|% of\b|percentage of/i.test(head))
    return [];
  return [
    found(
      first.line - 1,
      'table of percentages',
      'percentage-of-what',
      { stated: counted(table.length, 'row'), computed: 'no heading says of what' },
      'The table gives percentages to sample and does not say of what: learners, units or decisions.',
    ),
  ];
}

/** Who countersigns, told by every sentence that says so. */
function countersigning(document: ReadDocument): readonly Found[] {
  const roles = proseOf(document).flatMap(({ line, cells }) =>
    cells.flatMap((cell) =>
      cell
        .split(/(?<=\.)\s/)
        .filter((sentence) => /countersign/i.test(sentence) && /\bassessors\b/i.test(sentence))
        .map((sentence) => ({
          line,
          allowed: /\bassessor or (?:an? )?(?:qualified )?(?:IV|internal verifier)\b/i.test(
            sentence,
          )
            ? 'a qualified assessor or an IV'
            : 'a qualified assessor',
        })),
    ),
  );
  const [first] = roles;
  const other = roles.find(({ allowed }) => allowed !== first?.allowed);
  if (!first || !other) return [];
  return [
    found(
      other.line,
      'countersignature',
      'countersignature-differs',
      { stated: other.allowed, computed: `${first.allowed} on line ${first.line}` },
      "Two passages name different people who may countersign an unqualified assessor's decisions.",
    ),
  ];
}

/** Names of icons and tags that a conversion left in the text. */
function leftovers(document: ReadDocument): readonly Found[] {
  const at = document.lines.flatMap((text, index) =>
    /<\/?(?:h\d|p|ul|ol|li|table|tr|td|br|span|div)\b[^<>]{0,200}>|\b[a-z]+_[a-z0-9]+(?:_[a-z]+)*(?=\b|[A-Z])/.test(
      text,
    )
      ? [index + 1]
      : [],
  );
  const [first] = at;
  if (first === undefined) return [];
  return [
    found(
      first,
      'wording',
      'markup-in-text',
      { stated: counted(at.length, 'line'), computed: atLines(at) },
      'Tags or icon names stand in the text; they were left by a conversion and should not be read as wording.',
    ),
  ];
}

/** An abbreviation in the plural with an apostrophe, as if it owned something. */
function apostrophes(document: ReadDocument): readonly Found[] {
  return document.lines.flatMap((text, index) => {
    const said =
      /\b[A-Z]{2,6}['’]s (?:will|are|have|were|can|may|must)\b|\b[a-z]+s['’] (?:can|may|must|will|are|have|should) /.exec(
        text,
      )?.[0];
    if (said === undefined) return [];
    return [
      found(
        index + 1,
        'wording',
        'apostrophe-in-plural',
        { stated: quoted(said), computed: 'no apostrophe' },
        'A plural carries an apostrophe, which makes it read as an owner.',
      ),
    ];
  });
}
