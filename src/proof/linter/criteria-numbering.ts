import type { ReadDocument, ReadOutcome, ReadUnit } from '../documents/index.ts';
import { type Found, found } from './place.ts';

/** Numbers of outcomes (1, 2, 3) and of criteria (2.1, 2.2): none missing, twice or out of order. */
export function criteriaNumbering(document: ReadDocument): readonly Found[] {
  return [...styles(document), ...document.units.flatMap(numbersOfUnit)];
}

function numbersOfUnit(unit: ReadUnit): readonly Found[] {
  const place = `unit ${unit.reference.value}, outcomes`;
  const outcomes = unit.outcomes.map(({ number, line }) => ({ number, line, name: `${number}` }));
  return [
    ...sequence(outcomes, place, 'outcome'),
    ...unit.outcomes.flatMap((outcome) => criteria(unit.reference.value, outcome)),
  ];
}

/** '1 Be able', '1. Be able' and '1.Be able' in one document. */
function styles(document: ReadDocument): readonly Found[] {
  const written = document.units.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ line, number }) => {
      const match = /^\s*(\d+)([.)]?)( ?)(?=[A-Za-z])/.exec(document.lines[line - 1] ?? '');
      return match && Number(match[1]) === number
        ? [{ line, style: `1${match[2]}${match[3]}Text` }]
        : [];
    }),
  );
  const groups = [...Map.groupBy(written, ({ style }) => style)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const [, ...odd] = groups;
  const first = odd.flatMap(([, lines]) => lines.map(({ line }) => line)).sort((a, b) => a - b)[0];
  if (first === undefined) return [];
  return [
    found(
      first,
      'units, numbers of outcomes',
      'outcome-number-style-mixed',
      {
        stated: groups.map(([style, lines]) => `'${style}' ${lines.length}`).join(', '),
        computed: 'one style',
      },
      'Outcomes are numbered in more than one style, so a reader that expects one loses some.',
    ),
  ];
}

function criteria(reference: string, outcome: ReadOutcome): readonly Found[] {
  const place = `unit ${reference}, outcome ${outcome.number}`;
  const own: { number: number; line: number; name: string }[] = [];
  const strange: Found[] = [];
  for (const { number, line } of outcome.criteria) {
    const [major, minor] = number.split('.').map(Number);
    if (major === outcome.number && minor !== undefined && Number.isInteger(minor)) {
      own.push({ number: minor, line, name: number });
      continue;
    }
    strange.push(
      found(
        line,
        `${place}, criterion ${number}`,
        'criterion-of-another-outcome',
        { stated: number, computed: `${outcome.number}.x` },
        'The number does not belong to the outcome the criterion stands under.',
      ),
    );
  }
  return [...strange, ...sequence(own, place, 'criterion')];
}

/** Also used for statements: numbers that should run from 1 without a gap. */
export function sequence(
  numbers: readonly { readonly number: number; readonly line: number; readonly name: string }[],
  place: string,
  what: 'outcome' | 'criterion' | 'statement',
): readonly Found[] {
  const seen = new Set<number>();
  let last = 0;
  return numbers.flatMap(({ number, line, name }) => {
    const at = `${place}, ${what} ${name}`;
    const next = name.endsWith(`${number}`) ? name.slice(0, -`${number}`.length) : '';
    const said = { stated: name, computed: `${next}${last + 1} comes next` };
    if (seen.has(number)) {
      return [found(line, at, `${what}-number-repeated`, said, `The number ${name} stands twice.`)];
    }
    seen.add(number);
    if (number < last) {
      return [
        found(line, at, `${what}-out-of-order`, said, `${name} stands after a higher number.`),
      ];
    }
    const gap = number > last + 1;
    last = number;
    if (!gap) return [];
    return [
      found(
        line,
        at,
        `${what}-number-gap`,
        said,
        `Before ${name} a number is left out, or its text is lost.`,
      ),
    ];
  });
}
