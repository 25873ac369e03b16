import { isDate } from '../../lib/days.ts';
import { normaliseEmail } from '../../lib/email.ts';
import { normalisePhone, showPhone } from '../../lib/phone.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, nameKey } from '../../lib/text.ts';

/** A person as typed or read from a file. */
export interface PersonInput {
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs?: string | undefined;
  /** 'YYYY-MM-DD'. */
  readonly dateOfBirth?: string | null | undefined;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** A person as stored: cleaned, contact data in the one form we compare. */
export interface CleanPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string;
  readonly dateOfBirth: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly { readonly key: string; readonly phone: string }[];
}

/** Nobody works here before this age (Children and Young Persons Act 1933 s 18: 13 for light work). */
const YOUNGEST = 13;
const OLDEST = 110;

/**
 * Cleans and checks a person. Either name may be empty, not both: some people have one name.
 * @param today 'YYYY-MM-DD' in the organisation's zone, against which the birth date is read
 * @returns the person, or the first refusal: `no-name`, `not-an-email`, `not-a-phone`,
 *   `birth-date-unlikely` or one of `cleanText`
 */
export function cleanPerson(input: PersonInput, today: string): Result<CleanPerson> {
  const names: string[] = [];
  for (const [value, what] of [
    [input.givenName, 'The first name'],
    [input.familyName, 'The surname'],
    [input.knownAs ?? '', 'The name they go by'],
  ] as const) {
    const cleaned = cleanText(value, { max: 120, what });
    if (!cleaned.ok) return cleaned;
    names.push(cleaned.value);
  }
  const [givenName = '', familyName = '', knownAs = ''] = names;
  if (`${givenName}${familyName}` === '') {
    return refuse('no-name', 'There is no name. Give a first name, a surname or both.');
  }
  const born = checkBirthDate(input.dateOfBirth ?? null, today);
  if (!born.ok) return born;
  const emails = new Set<string>();
  for (const text of input.emails) {
    if (text.trim() === '') continue;
    const email = normaliseEmail(text);
    if (!email.ok) return email;
    emails.add(email.value);
  }
  const phones = new Map<string, string>();
  for (const text of input.phones) {
    if (text.trim() === '') continue;
    const phone = cleanPhone(text);
    if (!phone.ok) return phone;
    phones.set(phone.value.key, phone.value.phone);
  }
  return ok({
    givenName,
    familyName,
    knownAs,
    dateOfBirth: born.value,
    emails: [...emails],
    phones: [...phones].map(([key, phone]) => ({ key, phone })),
  });
}

/** A phone number's key (E.164, extension after ';ext=') and the way people read it. */
export function cleanPhone(text: string): Result<{ key: string; phone: string }> {
  const phone = normalisePhone(text, { lostZero: true });
  if (!phone.ok) return phone;
  const { e164, extension } = phone.value;
  return ok({
    key: extension ? `${e164};ext=${extension}` : e164,
    phone: extension ? `${showPhone(e164)} ext ${extension}` : showPhone(e164),
  });
}

/** The birth date itself, or `birth-date-unlikely` when nobody we could place was born then. */
function checkBirthDate(date: string | null, today: string): Result<string | null> {
  if (date === null || date === '') return ok(null);
  if (!isDate(date)) {
    return refuse('not-a-date', 'The date of birth is not a date in the calendar. Check it.');
  }
  const year = Number(today.slice(0, 4));
  const rest = today.slice(4);
  const latest = `${String(year - YOUNGEST).padStart(4, '0')}${rest}`;
  const earliest = `${String(year - OLDEST).padStart(4, '0')}${rest}`;
  if (date <= latest && date > earliest) return ok(date);
  return refuse(
    'birth-date-unlikely',
    `The date of birth would make them younger than ${YOUNGEST} or older than ${OLDEST}. Check the year.`,
  );
}

/** The name people see: the name they go by, or the first name, with the surname. */
export function displayNameOf(person: Pick<CleanPerson, 'givenName' | 'familyName' | 'knownAs'>) {
  return `${person.knownAs || person.givenName} ${person.familyName}`.trim();
}

/**
 * The key under which two records of one name meet: the first given name and the surname, folded.
 * Further given names are left out, since half of all records have none of them.
 */
export function nameKeyOf(givenName: string, familyName: string): string {
  const first = nameKey(givenName).split(' ')[0] ?? '';
  return `${first} ${nameKey(familyName)}`.trim();
}

/** The key by which lists of people are ordered: surname first. */
export function sortKeyOf(person: Pick<CleanPerson, 'givenName' | 'familyName' | 'knownAs'>) {
  return `${nameKey(person.familyName)} ${nameKey(person.knownAs || person.givenName)}`.trim();
}

/** The words a person is found by: names, e-mail addresses, phone numbers with and without +44. */
export function wordsOf(person: CleanPerson): readonly string[] {
  const names = `${person.givenName} ${person.familyName} ${person.knownAs}`;
  const phones = person.phones.flatMap(({ key }) => {
    const digits = key.replace(/;.*$/, '').replace('+', '');
    return digits.startsWith('44') ? [digits, `0${digits.slice(2)}`] : [digits];
  });
  // An index row holds less than 2,704 bytes: 250 characters of four bytes always fit.
  const words = [...nameKey(names).split(' '), ...person.emails, ...phones]
    .map((word) => [...word].slice(0, 250).join(''))
    .filter(Boolean);
  return [...new Set(words)];
}

/**
 * What was typed in a search box as beginnings of words that must all be found: a number as its digits,
 * an address as it is, names word by word.
 */
export function searchWords(text: string): readonly string[] {
  const trimmed = text.normalize('NFC').trim();
  if (trimmed.includes('@')) return [trimmed.toLowerCase().replace(/\s+/g, '')];
  if (/^[+(\d][\d\s().-]*$/.test(trimmed)) return [trimmed.replace(/\(0\)|\D/g, '')];
  return nameKey(trimmed).split(' ').filter(Boolean);
}

/** The range [from, to) of all words that begin with this one, in the C collation. */
export function wordRange(beginning: string): { readonly from: string; readonly to: string } {
  return { from: beginning, to: `${beginning}\u{10ffff}` };
}
