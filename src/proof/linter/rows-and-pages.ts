import { counted } from '../../lib/text.ts';
import type { ReadDocument, ReadUnit, UnitRow } from '../documents/index.ts';
import { type Found, found, quoted, referenceOf } from './place.ts';
import { wordKey } from './wording.ts';

/** Each row of the table of units against the unit's own page, and the one list against the other. */
export function rowsAndPages(document: ReadDocument): readonly Found[] {
  const rows = document.rules?.rows ?? [];
  if (rows.length === 0) return [...repeated(document)];
  const pages = new Map(document.units.map((unit) => [referenceOf(unit.reference.value), unit]));
  const known = new Set(rows.map((row) => referenceOf(row.reference)));
  return [
    ...rows.flatMap((row) => {
      const page = pages.get(referenceOf(row.reference));
      return page ? compared(row, page) : [withoutPage(row)];
    }),
    ...document.units
      .filter((unit) => !known.has(referenceOf(unit.reference.value)))
      .map((unit) =>
        found(
          unit.reference.line,
          `unit ${unit.reference.value}`,
          'unit-without-row',
          { stated: unit.reference.value, computed: 'no row in the table of units' },
          'The unit has a page but is not in the table, so the rules of combination do not hold it.',
        ),
      ),
    ...repeated(document),
    ...order(document, rows),
    ...referenceStyle(document, rows),
  ];
}

function withoutPage(row: UnitRow): Found {
  const reference = referenceOf(row.reference);
  return found(
    row.line,
    `table of units, ${reference}`,
    'row-without-page',
    { stated: reference, computed: 'no page of that reference' },
    'The table lists a unit whose page is not in the document, so its criteria are not known.',
  );
}

function compared(row: UnitRow, page: ReadUnit): readonly Found[] {
  const reference = referenceOf(row.reference);
  const at = (field: string) => `unit ${reference}, ${field}`;
  const figure = (
    field: string,
    code: string,
    inRow: number | string | null,
    said: { readonly value: number | string; readonly line: number } | null,
  ) => {
    if (inRow === null || !said || said.value === inRow) return [];
    return [
      found(
        said.line,
        at(field),
        code,
        { stated: said.value, computed: `${inRow} in the table, line ${row.line}` },
        `The page says ${said.value} and the table ${inRow}; only one can be right.`,
      ),
    ];
  };
  return [
    ...titles(row, page, at('title')),
    ...figure('level', 'unit-level-differs', row.level, page.level),
    ...figure('credit', 'unit-credit-differs', row.credit, page.credit),
    ...figure('guided hours', 'unit-hours-differ', row.guidedHours, page.guidedHours),
    ...figure('Ofqual number', 'unit-number-differs', row.ofqualNumber, page.ofqualNumber),
    ...(page.group !== null && page.group !== row.group
      ? [
          found(
            page.reference.line,
            at('group'),
            'unit-group-differs',
            { stated: page.group, computed: `${row.group} in the table, line ${row.line}` },
            `The page stands under the ${page.group} units, the row under the ${row.group} ones.`,
          ),
        ]
      : []),
  ];
}

function titles(row: UnitRow, page: ReadUnit, place: string): readonly Found[] {
  if (!page.title || row.title.trim() === '' || page.title.value === row.title) return [];
  const said = {
    stated: quoted(page.title.value),
    computed: `${quoted(row.title)}, line ${row.line}`,
  };
  const same = (a: string, b: string) =>
    a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
  if (same(page.title.value, row.title)) return [];
  if (wordKey(page.title.value) === wordKey(row.title)) {
    const message = 'The titles on page and in table differ only in capitals or punctuation.';
    return [found(page.title.line, place, 'unit-title-form-differs', said, message)];
  }
  const message = 'The unit has one title on its page and another in the table.';
  return [found(page.title.line, place, 'unit-title-differs', said, message)];
}

function repeated(document: ReadDocument): readonly Found[] {
  const twice = <T extends { readonly reference: string; readonly line: number }>(
    all: readonly T[],
    place: string,
    code: string,
    what: string,
  ) => {
    const first = new Map<string, number>();
    return all.flatMap(({ reference, line }) => {
      const key = referenceOf(reference);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, line);
        return [];
      }
      return [
        found(
          line,
          `${place} ${key}`,
          code,
          { stated: key, computed: `already on line ${before}` },
          `${key} stands twice: ${what}.`,
        ),
      ];
    });
  };
  const pages = document.units.map(({ reference }) => ({
    reference: reference.value,
    line: reference.line,
  }));
  const rows = document.rules?.rows ?? [];
  return [
    ...twice(rows, 'table of units,', 'row-repeated', 'its credit would count twice'),
    ...twice(pages, 'unit', 'unit-repeated', 'two pages claim one reference'),
  ];
}

/** The pages should come as the table lists them. */
function order(document: ReadDocument, rows: readonly UnitRow[]): readonly Found[] {
  const place = new Map(rows.map((row, index) => [referenceOf(row.reference), index]));
  let furthest = -1;
  return document.units.flatMap((unit) => {
    const index = place.get(referenceOf(unit.reference.value));
    if (index === undefined) return [];
    if (index >= furthest) {
      furthest = index;
      return [];
    }
    return [
      found(
        unit.reference.line,
        `unit ${unit.reference.value}, order`,
        'unit-out-of-order',
        { stated: unit.reference.value, computed: `row ${index + 1}, before row ${furthest + 1}` },
        'The page comes later than the table of units lists it.',
      ),
    ];
  });
}

/** 'RPC 1' in one row and 'RPC2' in another. */
function referenceStyle(document: ReadDocument, rows: readonly UnitRow[]): readonly Found[] {
  const written = rows.map((row) => ({
    line: row.line,
    form: /^\s*[A-Za-z]+(\s*)\d/.exec(document.lines[row.line - 1] ?? '')?.[1],
  }));
  const spaced = written.filter(({ form }) => form !== undefined && form !== '');
  const joined = written.filter(({ form }) => form === '');
  if (spaced.length === 0 || joined.length === 0) return [];
  const odd = spaced.length < joined.length ? spaced : joined;
  return [
    found(
      odd[0]?.line ?? 0,
      'table of units, references',
      'reference-style-mixed',
      {
        stated: counted(odd.length, 'row'),
        computed: `${spaced.length} with a space, ${joined.length} without`,
      },
      'References are written with a space in some rows and without in others.',
    ),
  ];
}
