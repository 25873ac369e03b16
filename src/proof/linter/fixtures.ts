import type { ReadDocument, ReadUnit, UnitGroup, UnitRow } from '../documents/index.ts';

/** A copy of something read that a test may change. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? Draft<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Draft<T[Key]> }
    : T;

interface MadeUnit {
  readonly reference: string;
  readonly title: string;
  readonly number: string;
  readonly credit: number;
  readonly hours: number;
  readonly group: UnitGroup;
  readonly purpose: string;
  readonly outcomes: readonly (readonly [string, ...string[]])[];
}

const TITLE = 'Northgate Level 2 Certificate in Tea Service';

const UNITS: readonly MadeUnit[] = [
  {
    reference: 'TS1',
    title: 'Brew tea for guests',
    number: 'R/700/1001',
    credit: 6,
    hours: 30,
    group: 'mandatory',
    purpose: 'Brewing for guests in a tea room.',
    outcomes: [
      [
        'Understand how tea is brewed for guests',
        'Explain why water of different heat suits black and green leaves',
        'Describe how long each kind of leaf is left in the pot',
      ],
      [
        'Be able to brew tea for guests',
        'Heat the pot and the water before the leaves go in',
        'Serve the guests within the time the house has set',
      ],
    ],
  },
  {
    reference: 'TS2',
    title: 'Look after the tea room',
    number: 'Y/700/1002',
    credit: 5,
    hours: 25,
    group: 'mandatory',
    purpose: 'Care for tables and cups.',
    outcomes: [
      [
        'Be able to keep the tea room ready',
        'Lay the tables as the plan of the room shows',
        'Clear and wash the cups after each party has left',
      ],
    ],
  },
  {
    reference: 'TS3',
    title: 'Bake scones',
    number: 'D/700/1003',
    credit: 4,
    hours: 20,
    group: 'optional',
    purpose: 'Baking in small batches.',
    outcomes: [
      [
        'Be able to bake scones',
        'Weigh flour, butter and milk by the recipe of the house',
        'Take the scones out of the oven when they are done',
      ],
    ],
  },
  {
    reference: 'TS4',
    title: 'Order stock',
    number: 'H/700/1004',
    credit: 4,
    hours: 24,
    group: 'optional',
    purpose: 'Keeping enough in the store.',
    outcomes: [
      [
        'Be able to order stock in time',
        'Count what stock is left on the shelves every evening',
        'Send the list to the supplier before noon',
      ],
    ],
  },
];

/** A made-up specification of four units in which everything agrees. */
export function cleanDocument(): Draft<ReadDocument> {
  const lines: string[] = [];
  const put = (text: string) => lines.push(text);
  const title = { value: TITLE, line: put(TITLE) };
  const number = { value: '700/1234/9', line: put('700/1234/9') };
  const version = { value: '2', line: put('Version 2 01.03.2025') };
  const contents = [
    { title: 'Introduction', page: 2, line: put('Introduction\t2') },
    { title: 'Rules of combination', page: 3, line: put('Rules of combination\t3') },
    { title: 'Units', page: 4, line: put('Units\t4') },
  ];
  const introduction = put('INTRODUCTION');
  put('The learner serves tea. Each learner works in a tea room of the trade.');
  put('There are three sizes of qualification:');
  const sizes = [
    { size: 'Award', least: 1, most: 12, line: put('- Award: 1-12 credits') },
    { size: 'Certificate', least: 13, most: 36, line: put('- Certificate: 13-36 credits') },
    { size: 'Diploma', least: 37, most: null, line: put('- Diploma: 37+ credits') },
  ];
  const hoursPerCredit = { value: 10, line: put('One credit stands for 10 hours of learning.') };
  const overview = put('Credit value\t15');
  const range = put('Guided learning hours\t75-79');
  const heading = put('RULES OF COMBINATION');
  const rule = put('Both mandatory units, 11 credits, and 4 credits of the optional ones: 15.');
  const limits = put('Least and most credits and hours of the qualification');
  const rows: UnitRow[] = [];
  const groupTotals: ReadDocumentRules['groupTotals'][number][] = [];
  for (const group of ['mandatory', 'optional'] as const) {
    const members = UNITS.filter((unit) => unit.group === group);
    for (const { reference, title: name, credit, hours, number: ofqual } of members) {
      const line = put(`${reference}\t${name}\t2\t${credit}\t${hours}\t${ofqual}`);
      rows.push({
        ...{ reference, title: name, level: 2, credit, guidedHours: hours },
        ...{ ofqualNumber: ofqual, group, line },
      });
    }
    const credit = members.reduce((sum, unit) => sum + unit.credit, 0);
    const guidedHours = members.reduce((sum, unit) => sum + unit.hours, 0);
    groupTotals.push({
      group,
      credit,
      guidedHours,
      line: put(`Totals\t${credit}\t${guidedHours}`),
    });
  }
  const unitsHeading = put('UNITS');
  const document: ReadDocument = {
    kind: 'specification',
    code: 'NORTHGATE-TEA',
    title,
    version,
    dated: { value: '2025-03-01', line: version.line },
    qualificationNumbers: [number],
    qualificationTitles: [title],
    contents,
    headings: [
      { value: 'INTRODUCTION', line: introduction },
      { value: 'RULES OF COMBINATION', line: heading },
      { value: 'UNITS', line: unitsHeading },
    ],
    units: UNITS.map((unit) => page(unit, put)),
    rules: {
      rows,
      mandatoryUnits: { value: 2, line: rule },
      mandatoryCredit: { value: 11, line: rule },
      optionalCredit: { value: 4, line: rule },
      totalCredit: { value: 15, line: rule },
      overviewCredit: { value: 15, line: overview },
      minimumMandatoryCredit: { value: 11, line: limits },
      maximumMandatoryCredit: { value: 11, line: limits },
      minimumOptionalCredit: { value: 4, line: limits },
      maximumOptionalCredit: { value: 25, line: limits },
      minimumHours: { value: 75, line: limits },
      maximumHours: { value: 79, line: limits },
      overviewHours: { value: { least: 75, most: 79 }, line: range },
      groupTotals,
      sizes,
      hoursPerCredit,
    },
    statements: [],
    notUnderstood: [],
    lines,
  };
  return structuredClone(document) as Draft<ReadDocument>;
}

type ReadDocumentRules = NonNullable<ReadDocument['rules']>;

function page(unit: MadeUnit, put: (text: string) => number): ReadUnit {
  return {
    title: { value: unit.title, line: put(`Title\t${unit.title}`) },
    reference: { value: unit.reference, line: put(`Reference\t${unit.reference}`) },
    ofqualNumber: { value: unit.number, line: put(`Number\t${unit.number}`) },
    level: { value: 2, line: put('Level\t2') },
    credit: { value: unit.credit, line: put(`Credit\t${unit.credit}`) },
    guidedHours: { value: unit.hours, line: put(`Hours\t${unit.hours}`) },
    group: unit.group,
    outcomes: unit.outcomes.map(([wording, ...criteria], index) => {
      const line = put(`${index + 1}. ${wording}`);
      return {
        number: index + 1,
        wording,
        line,
        criteria: criteria.map((text, at) => ({
          number: `${index + 1}.${at + 1}`,
          wording: text,
          line: put(`${index + 1}.${at + 1} ${text}`),
        })),
      };
    }),
    purpose: { value: unit.purpose, line: put(`Purpose\t${unit.purpose}`) },
    expiry: { value: '31/12/2030', line: put('Expiry\t31/12/2030') },
    missing: [],
  };
}

/** A made-up standard of five statements in which everything agrees. */
export function cleanStandard(): Draft<ReadDocument> {
  const lines = [
    'Tea maker',
    'Reference: ST9999',
    'Knowledge, skills and behaviours',
    'K1: The kinds of leaf and where they grow',
    'K2: How water and heat change the taste of a cup',
    'S1: Brew to the order of each guest',
    'S2: Keep the counter clean and dry',
    'B1: Patient with every guest who cannot choose',
  ];
  return {
    ...cleanDocument(),
    kind: 'standard',
    code: 'ST9999',
    title: { value: 'Tea maker', line: 1 },
    version: null,
    dated: null,
    qualificationNumbers: [],
    qualificationTitles: [],
    contents: [],
    headings: [],
    units: [],
    rules: null,
    statements: lines.slice(3).map((text, index) => {
      const [number = '', wording = ''] = text.split(': ');
      return { number, wording, line: index + 4 };
    }),
    lines,
  };
}

// Ways to reach into a draft and change it.

export type DraftDocument = Draft<ReadDocument>;
type DraftRules = NonNullable<DraftDocument['rules']>;
type DraftUnit = DraftDocument['units'][number];

/** The rules of combination of a draft that has some. */
export const rules = (document: DraftDocument) => document.rules as DraftRules;

/** Unit by its place, from 0. */
export const unit = (document: DraftDocument, index = 0) => document.units[index] as DraftUnit;

/** Row of the table by its place, from 0. */
export const row = (document: DraftDocument, index = 0) =>
  rules(document).rows[index] as DraftRules['rows'][number];

/** Outcome of a unit, both by place from 0. */
export const outcome = (document: DraftDocument, of: number, index = 0) =>
  unit(document, of).outcomes[index] as DraftUnit['outcomes'][number];

/** Criterion of an outcome of a unit, all by place from 0. */
export const criterion = (document: DraftDocument, of: number, at = 0, index = 0) =>
  outcome(document, of, at).criteria[index] as DraftUnit['outcomes'][number]['criteria'][number];

/** Says another value on the same line. */
export function say(said: { value: unknown } | null | undefined, value: unknown): void {
  if (said) said.value = value;
}

/** Changes one field, to whatever it may hold. */
export function change<T extends object>(
  target: T | undefined,
  key: keyof T,
  value: unknown,
): void {
  if (target) (target as Record<keyof T, unknown>)[key] = value;
}

/** Writes more lines under the document. */
export function write(document: DraftDocument, ...lines: string[]): void {
  document.lines.push(...lines);
}

/** Long enough to count as a paragraph. */
export const LONG =
  'A paragraph of more than sixty characters about tables, cups, pots, spoons, milk';
