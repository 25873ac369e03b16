import { parsePence } from '../../lib/money.ts';
import { parsePostcode } from '../../lib/postcode.ts';
import { fold } from '../../lib/text.ts';
import { type CleanPerson, cleanPerson, cleanPhone } from '../people/index.ts';
import { type CandidateInput, type CleanCandidate, cleanCandidate, skillKey } from './candidate.ts';
import type { CsvRow } from './csv-file.ts';
import { readDate } from './read-date.ts';
import { FIELDS, type Field, type Mapping } from './schema.ts';

/** Something of a row that was left out, while the person still comes in. Never quotes the value. */
interface Warning {
  readonly field: string;
  readonly because: string;
}

/** A row read: somebody who could be brought in. */
export interface Draft {
  readonly line: number;
  readonly person: CleanPerson;
  readonly candidate: CleanCandidate;
  /** Names; a file seldom says when they end. */
  readonly qualifications: readonly string[];
  readonly employer: string;
  readonly jobTitle: string;
  readonly externalId: string | null;
  readonly noMarketing: boolean;
  readonly warnings: readonly Warning[];
}

export interface RefusedRow {
  readonly line: number;
  readonly because: string;
}

const BRITAIN = new Set(
  'united kingdom|uk|gb|great britain|england|scotland|wales|northern ireland'.split('|'),
);

/**
 * Reads one row. What identifies a person (a name, the e-mail addresses, the birth date) must be readable or
 * the row is refused; anything else that cannot be read is left out with a warning and the person still comes
 * in. A number that is no phone number here is kept word for word in the notes.
 * @param today 'YYYY-MM-DD'
 */
export function readRow(
  row: CsvRow,
  mapping: Mapping,
  today: string,
): { readonly draft: Draft } | { readonly refused: RefusedRow } {
  const refused = (because: string) => ({ refused: { line: row.line, because } });
  if (row.broken) return refused(row.broken);
  const cells = cellsByField(row, mapping);
  const one = (field: Field) => cells.get(field)?.[0] ?? '';
  const all = (field: Field) => cells.get(field) ?? [];
  if (yes(one('deleted'))) return refused('It is marked as deleted in the other system.');

  const warnings: Warning[] = [];
  const kept: string[] = [];
  const place = readPlace(all('address'), one('town'), one('postcode'), one('country'), warnings);
  const phones = readPhones(all('phone'), place.abroad, warnings, kept);
  const born = readDate(one('dateOfBirth'), mapping.dates, today);
  if (!born.ok) return refused(`Date of birth: ${born.refusal.because}`);
  const person = cleanPerson(
    {
      ...readName(one),
      knownAs: one('knownAs'),
      dateOfBirth: born.value,
      emails: emailsOf(all('email')),
      phones,
    },
    today,
  );
  if (!person.ok) {
    const { code, because } = person.refusal;
    return refused(code === 'not-an-email' ? `E-mail: ${because}` : because);
  }
  const candidate = cleanCandidate({
    ...place,
    ...readFigures(one, place.abroad, warnings),
    roles: fitting('roles', listOf(all('roles'), mapping), warnings),
    skills: fitting('skills', listOf(all('skills'), mapping), warnings),
    notes: [...all('notes'), ...kept].join('\n'),
    source: one('source'),
  });
  if (!candidate.ok) return refused(candidate.refusal.because);
  return {
    draft: {
      line: row.line,
      person: person.value,
      candidate: candidate.value,
      qualifications: fitting('qualifications', listOf(all('qualifications'), mapping), warnings),
      employer: short('employer', one('employer'), warnings),
      jobTitle: short('jobTitle', one('jobTitle'), warnings),
      externalId: short('externalId', one('externalId'), warnings) || null,
      noMarketing: yes(one('noMarketing')),
      warnings,
    },
  };
}

function cellsByField(row: CsvRow, mapping: Mapping): Map<Field, string[]> {
  const cells = new Map<Field, string[]>();
  mapping.columns.forEach((field, index) => {
    const text = row.cells[index]?.trim() ?? '';
    if (field === null || text === '') return;
    cells.set(field, [...(cells.get(field) ?? []), text]);
  });
  return cells;
}

/** First and last name as given, or one full name parted: 'Marsh, Rosa' and 'Rosa Marsh' both. */
function readName(one: (field: Field) => string): { givenName: string; familyName: string } {
  const given = [one('givenName'), one('middleName')].filter(Boolean).join(' ');
  const family = one('familyName');
  const whole = one('name');
  if (given || family || whole === '') return { givenName: given, familyName: family };
  const [last = '', first] = whole.split(',');
  if (first !== undefined) return { givenName: first.trim(), familyName: last.trim() };
  const words = whole.split(/\s+/);
  // De, van and their like belong to the surname after them.
  let at = words.length - 1;
  while (
    at > 1 &&
    /^(de|del|della|di|da|dos|la|le|van|von|der|den|bin|al|el|st)$/i.test(words[at - 1] ?? '')
  )
    at--;
  if (words.length === 1) return { givenName: whole, familyName: '' };
  return { givenName: words.slice(0, at).join(' '), familyName: words.slice(at).join(' ') };
}

function emailsOf(cells: readonly string[]): readonly string[] {
  return cells.flatMap((cell) => cell.split(/[;,|\s]+/)).filter(Boolean);
}

function readPhones(
  cells: readonly string[],
  abroad: boolean,
  warnings: Warning[],
  kept: string[],
): readonly string[] {
  const phones: string[] = [];
  let others = 0;
  for (const text of cells.flatMap((cell) => cell.split(/[;|/\n]/)).map((part) => part.trim())) {
    if (text === '') continue;
    // Abroad, ten digits are no British number that lost its 0: without + or 00 they cannot be told.
    const ours = !abroad || /^(\+|00)/.test(text);
    if (ours && cleanPhone(text).ok) phones.push(text);
    else {
      others++;
      kept.push(`Phone in the file: ${text}`);
    }
  }
  if (others > 0) {
    const what = others === 1 ? 'One is not a number' : `${others} are not numbers`;
    const because = `${what} that can be dialled from here; kept in the notes as written.`;
    warnings.push({ field: FIELDS.phone, because });
  }
  return phones;
}

function readPlace(
  address: readonly string[],
  town: string,
  postcode: string,
  country: string,
  warnings: Warning[],
): Pick<CandidateInput, 'address' | 'town' | 'postcode'> & { abroad: boolean } {
  const abroad = country !== '' && !BRITAIN.has(fold(country));
  if (postcode === '' || parsePostcode(postcode).ok) {
    const lines = abroad ? [...address, country] : address;
    return { address: lines.join('\n'), town, postcode, abroad };
  }
  warnings.push({
    field: FIELDS.postcode,
    because: 'Not a British postcode; kept in the address, and the person is not on the map.',
  });
  const lines = [...address, postcode, ...(abroad ? [country] : [])];
  return { address: lines.join('\n'), town, postcode: '', abroad };
}

function readFigures(
  one: (field: Field) => string,
  abroad: boolean,
  warnings: Warning[],
): Pick<CandidateInput, 'travelMiles' | 'minimumPayPence' | 'wantedWeeklyMinutes' | 'worksNights'> {
  const leftOut = (field: Field, because: string) => {
    warnings.push({ field: FIELDS[field], because });
    return null;
  };
  const figure = (field: Field, most: number) => {
    const text = one(field);
    if (text === '') return null;
    const number = Number(text.replace(/\s*(miles?|mi|hours?|hrs?|h)\.?$/i, ''));
    if (Number.isFinite(number) && number >= 0 && number <= most) return number;
    return leftOut(field, 'Not a figure that can be; left out.');
  };
  const pay = () => {
    const text = one('minimumPay').replace(/\s*(\/|per|an?)\s*(h|hr|hour)\.?$/i, '');
    if (text === '') return null;
    if (abroad)
      return leftOut('minimumPay', 'The address is abroad, so the currency is unknown; left out.');
    const pence = parsePence(text);
    if (pence.ok && pence.value <= 100_000) return pence.value;
    return leftOut('minimumPay', 'Not an amount in pounds; left out.');
  };
  const hours = figure('wantedHours', 168);
  const miles = figure('travelMiles', 1000);
  const nights = one('worksNights');
  return {
    travelMiles: miles === null ? null : Math.round(miles),
    minimumPayPence: pay(),
    wantedWeeklyMinutes: hours === null ? null : Math.round(hours * 60),
    worksNights: yes(nights) ? true : no(nights) ? false : null,
  };
}

/** A list in one cell: parted by ; | or a new line, and in a plain file by commas where it has none of these. */
function listOf(cells: readonly string[], mapping: Mapping): readonly string[] {
  return cells
    .flatMap((cell) => {
      if (/[;|\n]/.test(cell) || mapping.template === 'bullhorn') return cell.split(/[;|\n]/);
      return cell.split(',');
    })
    .map((item) => item.trim())
    .filter(Boolean);
}

const LIMITS: Partial<Record<Field, number>> = { roles: 80, skills: 120, qualifications: 200 };

function fitting(field: Field, items: readonly string[], warnings: Warning[]): readonly string[] {
  const most = LIMITS[field] ?? 200;
  const fits = items.filter(
    (item) =>
      readable(item, most) &&
      (field !== 'roles' || /[a-z0-9]/i.test(fold(item))) &&
      (field !== 'skills' || skillKey(item) !== ''),
  );
  if (fits.length < items.length) {
    warnings.push({
      field: FIELDS[field],
      because: 'Some are too long or cannot be read; left out.',
    });
  }
  return [...new Set(fits)];
}

function short(field: Field, text: string, warnings: Warning[]): string {
  if (text === '' || readable(text, 200)) return text.replace(/\s+/g, ' ');
  warnings.push({ field: FIELDS[field], because: 'Too long or cannot be read; left out.' });
  return '';
}

function readable(text: string, most: number): boolean {
  return (
    [...text].length <= most && !/\p{Cc}/u.test(text.replace(/\s/g, '')) && text.isWellFormed()
  );
}

const yes = (text: string) => /^(y|yes|true|1|x)$/i.test(text);
const no = (text: string) => /^(n|no|false|0)$/i.test(text);
