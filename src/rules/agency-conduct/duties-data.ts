import type { DatedTable } from '../book/law.ts';
import type { Version } from '../versions.ts';
import { CONDUCT_FROM, CUT_FROM, conductSource } from './law.ts';

/** CR-7: the bar on covering for strikers, which was lifted by order and set back by a court. */
export const STRIKE_BAR: readonly Version<boolean>[] = [
  { from: CONDUCT_FROM, to: '2022-07-20', value: true },
  { from: '2022-07-21', to: '2023-08-09', value: false },
  { from: '2023-08-10', value: true },
];

/** CR-13A: a key information document for every new work-seeker. */
export const KEY_INFORMATION: readonly Version<boolean>[] = [{ from: '2020-04-06', value: true }];

/** CR-17: terms agreed with the hirer, a duty until it was taken out. */
export const TERMS_WITH_HIRER: readonly Version<boolean>[] = [
  { from: CONDUCT_FROM, to: '2016-05-07', value: true },
  { from: CUT_FROM, value: false },
];

const ROWS = [
  ['CR-7', 'No supply to cover official industrial action', 'reg 7', 'B', STRIKE_BAR],
  ['CR-13A', 'Key information document', 'reg 13A', 'A', KEY_INFORMATION],
  ['CR-17', 'Terms agreed with the hirer', 'reg 17', 'B', TERMS_WITH_HIRER],
] as const;

/** Duties that came and went, as a page shows them. */
export const DUTIES_TABLE: DatedTable = {
  id: 'conduct-duties',
  title: 'Duties on agencies that came and went',
  rules: ROWS.map(([rule]) => rule),
  columns: ['Rule', 'Duty', 'State'],
  rows: ROWS.flatMap(([rule, title, paragraph, confidence, versions]) =>
    versions.map(({ from, to, value }) => ({
      from,
      ...(to === undefined ? {} : { to }),
      cells: [rule, title, value ? 'in force' : 'not in force'],
      source: conductSource('england', paragraph),
      confidence,
    })),
  ),
};
