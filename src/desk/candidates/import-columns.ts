import { normaliseEmail } from '../../lib/email.ts';
import { normalisePhone } from '../../lib/phone.ts';
import { parsePostcode } from '../../lib/postcode.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo, fold, listed } from '../../lib/text.ts';
import { BULLHORN_COLUMNS, isBullhorn } from './bullhorn.ts';
import type { CsvFile } from './csv-file.ts';
import { type ColumnRead, FIELDS, type Field, type Mapping } from './schema.ts';

/** Fields that several columns may fill. */
const MANY: readonly Field[] = [
  'email',
  'phone',
  'address',
  'roles',
  'skills',
  'qualifications',
  'notes',
];

/** Names of columns in the order they are tried; the first that fits is the guess. */
const GUESSES: readonly (readonly [RegExp, Field])[] = [
  [/e ?mail/, 'email'],
  [/^(first|given|fore) ?names?\b/, 'givenName'],
  [/^middle ?names?\b/, 'middleName'],
  [/^(sur|last|family|second) ?name/, 'familyName'],
  [/known as|preferred name|nick ?name|^alias$/, 'knownAs'],
  [/^(full |candidate |worker |person |employee )?(s )?name$|^(candidate|worker)$/, 'name'],
  [/mobile|phone|^tel\b|\btel$|^cell|contact (no|num)|landline/, 'phone'],
  [/birth|^d ?o ?b$/, 'dateOfBirth'],
  [/post ?code|^zip/, 'postcode'],
  [/address|^street/, 'address'],
  [/^(town|city)\b|town$|city$/, 'town'],
  [/^country/, 'country'],
  [/^job title|^current (job|title)/, 'jobTitle'],
  [/\broles?\b|^position|^job type|^trade|^discipline|^occupation/, 'roles'],
  [/skill|keyword|competenc/, 'skills'],
  [/qualif|certificat|licen[cs]e|ticket|training/, 'qualifications'],
  [/employer|company/, 'employer'],
  [/mile|travel|radius|distance/, 'travelMiles'],
  [/(min|lowest|hourly).*(pay|rate|wage)|^(pay|rate)$/, 'minimumPay'],
  [/hours/, 'wantedHours'],
  [/night/, 'worksNights'],
  [/note|comment|remark/, 'notes'],
  [/source|heard|referr/, 'source'],
  [
    /^(candidate|worker|payroll|external|employee|person)? ?(id|ref|reference|number|no)$/,
    'externalId',
  ],
];

/** Columns that are never taken, whatever is chosen: what may not be held here, and why. */
const NEVER: readonly (readonly [RegExp, string])[] = [
  [
    /gender|^sex$|ethnic|\brace\b|religio|belief|disab|orientation|marital|pregnan|nationality|veteran|trade union/,
    'Protected characteristics have no place in choosing who may work (Equality Act 2010; UK GDPR Art 9).',
  ],
  [
    /health|medical|sickness/,
    'Health is asked only for a stated reason, never in bulk (Equality Act 2010 s 60).',
  ],
  [/crimin|convict|offen[cs]e/, 'Criminal records are held only with a check (DPA 2018 s 10).'],
  [
    /national insurance|^ni( no| number)?$|nino|\bssn\b|social security|\btax|\butr\b/,
    'Tax and insurance numbers belong with payroll.',
  ],
  [/bank|sort code|account (no|num)|iban/, 'Bank details belong with payroll.'],
  [
    /passport|visa|right to work|biometric/,
    'Right to work is proved by the document, in a check, not by a column.',
  ],
  [/password|\bpin\b/, 'Secrets are not brought in.'],
];

/**
 * Why a column of this name is never taken, or undefined. The reasons are ours to apply whatever the file
 * or the person sending it says.
 */
function neverTaken(column: string): string | undefined {
  const bullhorn = BULLHORN_COLUMNS[column];
  if (bullhorn && 'never' in bullhorn) return bullhorn.never;
  const key = keyOf(column);
  return NEVER.find(([pattern]) => pattern.test(key))?.[1];
}

/**
 * Guesses what each column holds: a known template by its whole header; else by the column's name, then by
 * what stands in it.
 */
export function guessMapping(file: CsvFile): Mapping {
  if (isBullhorn(file.columns)) {
    const columns = file.columns.map((column) => {
      const known = BULLHORN_COLUMNS[column];
      return known && 'take' in known ? known.take : null;
    });
    return { template: 'bullhorn', dates: 'us', columns };
  }
  const taken = new Set<Field>();
  const take = (field: Field | null): Field | null => {
    if (field === null || (taken.has(field) && !MANY.includes(field))) return null;
    taken.add(field);
    return field;
  };
  const named = file.columns.map((column) =>
    neverTaken(column) ? null : take(guessByName(column)),
  );
  const columns = named.map((field, index) => {
    if (field || neverTaken(file.columns[index] ?? '')) return field;
    return take(guessByContent(samplesOf(file, index, 50)));
  });
  const born = columns.indexOf('dateOfBirth');
  return { template: 'plain', dates: guessDates(file, born), columns };
}

function keyOf(column: string): string {
  return fold(column.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function guessByName(column: string): Field | null {
  const key = keyOf(column);
  return GUESSES.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

function guessByContent(samples: readonly string[]): Field | null {
  const most = (fits: (text: string) => boolean) =>
    samples.length > 0 && samples.filter(fits).length >= samples.length * 0.6;
  if (most((text) => normaliseEmail(text).ok)) return 'email';
  if (most((text) => parsePostcode(text).ok)) return 'postcode';
  if (most((text) => /\d{9}/.test(text.replace(/\D/g, '')) && normalisePhone(text).ok))
    return 'phone';
  return null;
}

/** American only where a day stands second and none could stand first. */
function guessDates(file: CsvFile, column: number): 'uk' | 'us' {
  if (column < 0) return 'uk';
  let american = false;
  for (const { cells } of file.rows) {
    const [, first, second] =
      /^(\d{1,2})[/.-](\d{1,2})[/.-]\d/.exec(cells[column]?.trim() ?? '') ?? [];
    if (Number(first) > 12) return 'uk';
    if (Number(second) > 12) american = true;
  }
  return american ? 'us' : 'uk';
}

function samplesOf(file: CsvFile, column: number, most: number): readonly string[] {
  const samples: string[] = [];
  for (const { cells } of file.rows) {
    const text = cells[column]?.trim() ?? '';
    if (text !== '') samples.push(text);
    if (samples.length === most) break;
  }
  return samples;
}

/** What becomes of each column, with samples to recognise it by; never-taken columns show none. */
export function describeColumns(file: CsvFile, mapping: Mapping): readonly ColumnRead[] {
  return file.columns.map((column, index) => {
    const never = neverTaken(column);
    const field = mapping.columns[index] ?? null;
    return {
      column,
      field,
      never: never !== undefined,
      because: field ? '' : (never ?? leftOut(column, mapping)),
      samples: never ? [] : samplesOf(file, index, 3).map((text) => cutTo(text, 60)),
    };
  });
}

function leftOut(column: string, mapping: Mapping): string {
  const known = mapping.template === 'bullhorn' ? BULLHORN_COLUMNS[column] : undefined;
  return known && 'leave' in known ? known.leave : 'Left out: nothing was chosen for it.';
}

/**
 * Checks a mapping against a file: as many columns, a name among them, no field twice that holds one value,
 * no column that is never taken.
 * @returns it, or `mapping-wrong` with what to change
 */
export function checkMapping(file: CsvFile, mapping: Mapping): Result<Mapping> {
  if (mapping.columns.length !== file.columns.length) {
    return wrong(
      'The columns chosen are those of another file. Send the file again from the start.',
    );
  }
  const used = mapping.columns.filter((field) => field !== null);
  const twice = used.find((field, at) => used.indexOf(field) !== at && !MANY.includes(field));
  if (twice) return wrong(`Two columns are read as “${FIELDS[twice]}”. Choose one of them.`);
  const never = file.columns.filter((column, at) => mapping.columns[at] && neverTaken(column));
  if (never.length > 0) {
    return wrong(`${listed(never)} cannot be taken: ${neverTaken(never[0] ?? '')}`);
  }
  if (!used.some((field) => field === 'name' || field === 'givenName' || field === 'familyName')) {
    return wrong('No column is read as a name. Choose the one that holds it.');
  }
  return ok(mapping);
}

function wrong(because: string): Result<never> {
  return refuse('mapping-wrong', because);
}
