import { type Row, tidy } from './rows.ts';

export type OpeningField =
  | 'title'
  | 'reference'
  | 'ofqualNumber'
  | 'level'
  | 'credit'
  | 'guidedHours';
type ClosingField = 'purpose' | 'expiry' | 'additional';

/** A row of a unit's page that names a field: its value is '' when nothing stands beside the name. */
interface Labelled<Field> {
  readonly field: Field;
  readonly label: string;
  readonly value: string;
}

const OFQUAL_NUMBER = /^[A-Z]\s?\/\s?\d{3}\s?\/\s?\d{4}$/i;
const LONGEST_LABEL = 80;

const OPENING: readonly (readonly [RegExp, OpeningField])[] = [
  [/^(?:unit title|title|title of unit)$/, 'title'],
  [
    /^(?:[a-z&]+ ){0,2}unit (?:ref|reference|code|no|number|id)(?: (?:no|number|code))?$/,
    'reference',
  ],
  [
    /^(?:[a-z&]+ )?(?:ofqual|qcf|rqf|accreditation) (?:ref|reference|code|no|number)(?: (?:no|number))?$/,
    'ofqualNumber',
  ],
  [/^urn$/, 'ofqualNumber'],
  [/^(?:(?:unit|qcf|rqf) )?level$/, 'level'],
  [/^(?:unit )?(?:credits?|credit value|credit\(s\))$/, 'credit'],
  [/^(?:unit )?(?:glh|guided learning hours?(?: \(glh\))?)$/, 'guidedHours'],
];

const CLOSING: readonly (readonly [RegExp, ClosingField])[] = [
  [/^additional information(?: about (?:the|this) unit)?$/, 'additional'],
  [
    /^(?:unit |the )?(?:purpose|aims?|purpose and aims?|aims? and purpose)(?:\(s\))?(?: of (?:the|this) unit)?$/,
    'purpose',
  ],
  [/^(?:unit )?expiry(?: date)?$/, 'expiry'],
];

/** A row's name and value: two cells, or one with a colon or wide space between; null: it is no such row. */
function named(row: Row): readonly [name: string, value: () => string] | null {
  const first = row.cells[0] ?? '';
  const name = first.slice(0, LONGEST_LABEL * 2);
  if (row.cells.length > 1 || row.tabbed) {
    if (first.length > LONGEST_LABEL || first.trim() === '') return null;
    return [tidy(name), () => tidy(row.cells.slice(1).join(' '))];
  }
  const split = /^\s*([^:\s][^:]{0,78}?)(?:\s*:(?:\s+|$)|\s{2,})/.exec(name);
  if (split?.[1]) return [split[1], () => tidy(first.slice(split[0].length))];
  return first.length <= LONGEST_LABEL ? [tidy(first), () => ''] : null;
}

/** The name of a row as it is looked up: small letters, no full stops, no colon. */
function keyOf(name: string): string {
  return tidy(name.toLowerCase().replace(/[.*:]/g, ' '));
}

/** Whether a text has the form of a unit's number in the national register: 'M/506/4361'. */
export function isOfqualNumber(text: string): boolean {
  return OFQUAL_NUMBER.test(text.trim());
}

/** The field a row opens a unit's page with, or null. */
export function openingOf(row: Row): Labelled<OpeningField> | null {
  const pair = named(row);
  if (!pair) return null;
  const [label, besides] = pair;
  const key = keyOf(label);
  const found = OPENING.find(([form]) => form.test(key))?.[1];
  if (!found) return null;
  const value = besides();
  if (found !== 'reference') return { field: found, label, value };
  // 'QCF Unit No.' and a 'Unit reference' that has the register's form are the register's number.
  const national = isOfqualNumber(value) || /\b(?:qcf|ofqual|rqf|national)\b/.test(key);
  return { field: national ? 'ofqualNumber' : 'reference', label, value };
}

/** The field of the last part of a unit's page that a row names, or null. */
export function closingOf(row: Row): Labelled<ClosingField> | null {
  const pair = named(row);
  if (!pair) return null;
  const [label, besides] = pair;
  const key = keyOf(label);
  const found = CLOSING.find(([form]) => form.test(key))?.[1];
  return found ? { field: found, label, value: besides() } : null;
}

/** Whether a row is the head of a unit's table of outcomes and criteria. */
export function isOutcomesHead(row: Row): boolean {
  const [first = '', second = ''] = row.cells;
  if (first.length > 60) return false;
  const key = keyOf(first);
  if (/^assessment criteria$/.test(key)) return row.cells.length === 1;
  if (!/^learning outcomes?$/.test(key)) return false;
  return row.cells.length === 1 || /^\s*assessment criteria/i.test(second);
}

/** Whether a row only leads into the outcomes: 'The learner will: ... The learner can:'. */
export function isLeadIn(row: Row): boolean {
  const first = tidy((row.cells[0] ?? '').slice(0, 120)).toLowerCase();
  return /^(?:when awarded credit|on (?:successful )?completion of this unit|the learner (?:will|can)\b|assessment of (?:this|these) (?:learning )?outcomes?)/.test(
    first,
  );
}

/** A heading that opens a unit's page without a table: 'Unit 302: Principles of ...'. */
export function unitHeading(row: Row): readonly [reference: string, title: string] | null {
  if (row.cells.length > 1) return null;
  const text = tidy((row.cells[0] ?? '').slice(0, 250));
  const found = /^unit\s+([A-Z]{0,5}\s?\d{1,4}[A-Z]?)\s*[:.–—-]?\s+([\p{L}‘“"'].{2,180})$/iu.exec(
    text,
  );
  return found?.[1] && found[2] ? [found[1].replace(/\s/g, ''), found[2]] : null;
}

/** The group a heading names, or null: 'Mandatory Group A', 'Optional units'. */
export function groupHeading(row: Row): 'mandatory' | 'optional' | null {
  if (row.cells.length > 1) return null;
  const text = tidy((row.cells[0] ?? '').slice(0, 81));
  if (text.length > 60 || /[.;,]$/.test(text)) return null;
  const found =
    /^(?:group [a-z0-9]{1,2}[:,]? (?:[-–—] )?)?(mandatory|optional)\b.*\b(?:units?|group)\b/i.exec(
      text,
    );
  return found?.[1]?.toLowerCase() === 'mandatory' ? 'mandatory' : found ? 'optional' : null;
}
