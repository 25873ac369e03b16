import type { ReadDocument, SaidTwice } from '../documents/index.ts';
import { type Found, found, quoted } from './place.ts';

const CODES: Readonly<Record<SaidTwice['what'], string>> = {
  title: 'unit-title-said-twice',
  level: 'unit-level-said-twice',
  credit: 'unit-credit-said-twice',
  'guided hours': 'unit-hours-said-twice',
  other: 'unit-said-twice',
};

/** What a table or a package says of one unit in two ways: it has no page of the unit to hold against a row. */
export function saidTwice(document: ReadDocument): readonly Found[] {
  return document.units.flatMap(({ reference, saidTwice: twice = [] }) =>
    twice.map(({ what, field, first, other, where }) => {
      const words = what === 'title' || what === 'other' ? quoted : (text: string) => text;
      return found(
        reference.line,
        `unit ${reference.value}, ${field}`,
        CODES[what],
        { stated: words(first), computed: `${words(other)}, ${where}` },
        `The file says the ${field} of the unit in two ways; only one can be right, and the first counts${what === 'other' ? '' : ' until the centre chooses'}.`,
      );
    }),
  );
}
