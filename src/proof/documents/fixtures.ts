import type { ReadDocument, UnitGroup } from './document.ts';
import { readDocument } from './read-document.ts';

/** A made-up unit, to be written out in the layout of an awarding body's specification. */
export interface MadeUnit {
  readonly reference: string;
  readonly title: string;
  readonly level: number;
  readonly credit: number;
  readonly hours: number;
  readonly number: string;
  readonly group: UnitGroup;
  readonly purpose: string;
  readonly expiry?: string;
  /** Each outcome's wording, then its criteria. */
  readonly outcomes: readonly (readonly [outcome: string, ...criteria: string[]])[];
}

const MADE: readonly MadeUnit[] = [
  {
    reference: 'AK1',
    title: 'Prepare a plot',
    level: 2,
    credit: 3,
    hours: 12,
    number: 'A/123/4501',
    group: 'mandatory',
    purpose: 'This unit is about making ground ready',
    outcomes: [
      ['Know how ground is judged', 'Name three kinds of soil', 'Explain what wet clay does'],
      [
        'Be able to clear ground',
        'Dig out couch grass',
        'Cart stones to the heap',
        'Edge the plot',
      ],
    ],
  },
  {
    reference: 'AK2',
    title: 'Sow and thin',
    level: 2,
    credit: 2,
    hours: 9,
    number: 'D/123/4502',
    group: 'mandatory',
    purpose: 'This unit is about sowing in rows',
    expiry: '31/08/2031',
    outcomes: [['Be able to sow', 'Draw a drill at the depth on the packet', 'Thin the row twice']],
  },
  {
    reference: 'GH14',
    title: 'Water a glasshouse',
    level: 2,
    credit: 4,
    hours: 20,
    number: 'F/123/4503',
    group: 'optional',
    purpose: '',
    outcomes: [['Be able to water', 'Water before nine', 'Check the butt', 'Log what was used']],
  },
];

/** Three made-up units of allotment keeping. */
export function madeUnits(): readonly MadeUnit[] {
  return MADE;
}

/** A unit's own page as such specifications print it. */
export function pageOf(unit: MadeUnit): readonly string[] {
  return [
    `Title\t${unit.title}\t`,
    `ABC unit ref.\t${unit.reference}\t`,
    `QCF Unit No.\t${unit.number}\t`,
    `Level\t${unit.level}\t`,
    `Credit value\t${unit.credit}\t`,
    `GLH\t${unit.hours}\t`,
    'Learning Outcomes\tAssessment Criteria\t',
    'The learner will:\tThe learner can:\t',
    ...unit.outcomes.map(outcomeRow),
    '',
    'Additional Information about the unit\t',
    `Unit purpose and aim(s)\t${unit.purpose}\t`,
    ...(unit.expiry ? [`Unit expiry date\t${unit.expiry}\t`] : []),
    '',
  ];
}

/** An outcome with its criteria in one row. */
function outcomeRow([outcome, ...criteria]: readonly string[], at: number): string {
  const numbered = criteria.map((words, place) => `${at + 1}.${place + 1} ${words}`);
  return `${at + 1}. ${outcome}\t${numbered.join(' ')}\t`;
}

/** The table of the rules of combination. */
export function tableOf(units: readonly MadeUnit[]): readonly string[] {
  const group = (name: UnitGroup, heading: string): readonly string[] => {
    const rows = units.filter((unit) => unit.group === name);
    const sum = (field: 'credit' | 'hours'): number =>
      rows.reduce((total, row) => total + row[field], 0);
    if (rows.length === 0) return [];
    return [
      `${heading}\t\t\t\t\t`,
      'Unit no.\tUnit title\tL\tCV\tGLH\tOfqual no.',
      ...rows.map(
        ({ reference, title, level, credit, hours, number }) =>
          `${reference.replace(/^([A-Z]+)/, '$1 ')}\t${title}\t${level}\t${credit}\t${hours}\t${number}`,
      ),
      `Group totals\t\t\t\t${sum('credit')}\t${sum('hours')}`,
    ];
  };
  return [...group('mandatory', 'Mandatory units'), ...group('optional', 'Optional units')];
}

/** A whole made-up specification, in parts that a test may rearrange. */
export function partsOf(units: readonly MadeUnit[]): {
  readonly cover: readonly string[];
  readonly rules: readonly string[];
  readonly pages: readonly string[];
} {
  const pages = (name: UnitGroup, heading: string): readonly string[] => {
    const own = units.filter((unit) => unit.group === name);
    return own.length === 0 ? [] : [heading, '', 'UNIT SPECIFICATIONS', '', ...own.flatMap(pageOf)];
  };
  return {
    cover: [
      'ABC Level 2',
      '',
      'Award in Allotment Keeping (QCF) - 612/3456/7',
      '',
      'Version 3 05.03.2024',
      '',
      'Contents\tPage',
      'Overview\t2',
      'Keeping records\t',
      '',
      'OVERVIEW',
      '',
      '- Award: 1-12 credits',
      '- Certificate: 13-36 credits',
      '- Diploma: 37+ credits',
      '',
      'One credit stands for 10 hours of study.',
      'Credit Value\t9',
      'Guided Learning Hours (with induction)\t41-41 Guided learning hours',
      '',
    ],
    rules: [
      'RULES OF COMBINATION',
      '',
      'Level 2 Award in Allotment Keeping\t\t\t\t\t',
      '<ul style="list-style-type: none"> all 2 Mandatory units, worth 5 credits, and 4 credits from the Optional units \t\t',
      'i.e. a total of 9 credits\t\t\t',
      'Min credit (Mandatory units): 5\t\t\tMax credit (Mandatory units): 5\t\t',
      'Min credit (Optional units): 4\t\t\tMax credit (Optional units): N/A\t\t',
      'Min GLH for qualification: 41\t\t\tMax GLH for qualification: 44\t\t',
      ...tableOf(units),
      '',
      'THIS PAGE IS INTENTIONALLY BLANK',
      '',
    ],
    pages: [...pages('mandatory', 'Mandatory Group A'), ...pages('optional', 'Optional Group B')],
  };
}

/** The lines of a whole made-up specification. */
export function specificationLines(units: readonly MadeUnit[] = MADE): readonly string[] {
  const { cover, rules, pages } = partsOf(units);
  return [...cover, ...rules, ...pages];
}

/** The document of these lines; a refusal is a fault of the test. */
export function documentOf(lines: readonly string[] | string): ReadDocument {
  const read = readDocument(typeof lines === 'string' ? lines : lines.join('\n'));
  if (!read.ok) throw new Error(read.refusal.because);
  return read.value;
}

/** What of a document the made-up units say, in their form. */
export function unitsSaid(document: ReadDocument): readonly MadeUnit[] {
  return document.units.map((unit) => ({
    reference: unit.reference.value,
    title: unit.title?.value ?? '',
    level: unit.level?.value ?? -1,
    credit: unit.credit?.value ?? -1,
    hours: unit.guidedHours?.value ?? -1,
    number: unit.ofqualNumber?.value ?? '',
    group: unit.group ?? 'optional',
    purpose: unit.purpose?.value ?? '',
    ...(unit.expiry ? { expiry: unit.expiry.value } : {}),
    outcomes: unit.outcomes.map(
      ({ wording, criteria }) => [wording, ...criteria.map((one) => one.wording)] as const,
    ),
  }));
}

/** An occupational standard of our own. */
export function standardLines(): readonly string[] {
  return [
    'Custom card',
    'Allotment keeper',
    '',
    'Allotment keeper',
    '',
    'Reference: OCC9876',
    '',
    'ST9876:',
    '',
    'Allotment keeper',
    '',
    '(Level 2)',
    '',
    'Knowledge, skills and behaviours (KSBs)',
    '',
    'K1: What worms do',
    'K2: When frost comes, and',
    'how long it stays',
    '',
    'S1: Dig a trench (two spits deep)',
    '',
    'B1: Patient: Someone who waits for rain',
    'B2: Tidy',
    '',
    'Occupational Progression',
    '',
    'Level 3',
  ];
}

/** A page with examiner marking points of our own. */
export function markingPointsLines(): readonly string[] {
  return [
    'This element focuses on the careful keeping of bees in towns. It goes on about hives.',
    'Topic Synopsis',
    'Bees, mostly.',
    'Exam Tips & Revision Strategies',
    '- Bring a veil.',
    'Examiner Marking Points',
    '- Award credit for calm hands.',
    '- Look for a smoker that',
    'stays alight.',
    '- Evidence must show a full frame.',
  ];
}
