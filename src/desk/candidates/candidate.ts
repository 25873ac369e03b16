import { isDate } from '../../lib/days.ts';
import { parsePostcode } from '../../lib/postcode.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, fold, nameKey } from '../../lib/text.ts';

/** A role as the organisation names it, under a key that is the same for every spelling. */
interface RoleName {
  readonly role: string;
  readonly name: string;
}

export interface QualificationInput {
  readonly id: string;
  readonly name: string;
  readonly awardedBy?: string | undefined;
  readonly number?: string | undefined;
  /** Dates 'YYYY-MM-DD'. */
  readonly issuedOn?: string | null | undefined;
  readonly expiresOn?: string | null | undefined;
  /** The day one of us saw the original. */
  readonly seenOn?: string | null | undefined;
}

export interface WorkInput {
  readonly id: string;
  readonly employer: string;
  readonly jobTitle?: string | undefined;
  /** Dates 'YYYY-MM-DD'; no end is work that goes on. */
  readonly fromOn?: string | null | undefined;
  readonly toOn?: string | null | undefined;
  readonly duties?: string | undefined;
}

/** What we hold of a candidate beside the person, as typed or read from a file. */
export interface CandidateInput {
  readonly address?: string | undefined;
  readonly town?: string | undefined;
  readonly postcode?: string | undefined;
  /** Names: 'Care assistant'. */
  readonly roles?: readonly string[] | undefined;
  readonly skills?: readonly string[] | undefined;
  /** How far they travel, in miles. */
  readonly travelMiles?: number | null | undefined;
  /** Pence an hour. */
  readonly minimumPayPence?: number | null | undefined;
  readonly wantedWeeklyMinutes?: number | null | undefined;
  readonly worksNights?: boolean | null | undefined;
  readonly notes?: string | undefined;
  /** Where they came from: 'Referral', 'Job board'. */
  readonly source?: string | undefined;
}

export interface CleanCandidate {
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly roles: readonly RoleName[];
  readonly skills: readonly { readonly key: string; readonly skill: string }[];
  readonly travelMiles: number | null;
  readonly minimumPayPence: number | null;
  readonly wantedWeeklyMinutes: number | null;
  readonly worksNights: boolean | null;
  readonly notes: string;
  readonly source: string;
}

export interface CleanQualification {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly awardedBy: string;
  readonly number: string;
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  readonly seenOn: string | null;
}

export interface CleanWork {
  readonly id: string;
  readonly employer: string;
  readonly jobTitle: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly duties: string;
}

const MOST_MINUTES_A_WEEK = 7 * 1440;

/** The key of a role's name: 'Care Assistant (nights)' gives 'care-assistant-nights'. '' if nothing is left. */
export function roleKey(name: string): string {
  return fold(name)
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

/** The key under which two spellings of a skill or a qualification meet. */
export function skillKey(name: string): string {
  return nameKey(name);
}

/**
 * Cleans and checks what is held of a candidate.
 * @returns it, or the first refusal: `not-a-postcode`, `role-without-letters`,
 *   `skill-without-letters`, `figure-out-of-range` or one of `cleanText`
 */
export function cleanCandidate(input: CandidateInput): Result<CleanCandidate> {
  const texts = cleanTexts([
    [input.address, { max: 400, lines: true, what: 'The address' }],
    [input.town, { max: 120, what: 'The town' }],
    [input.notes, { max: 20_000, lines: true, what: 'The notes' }],
    [input.source, { max: 120, what: 'The source' }],
  ]);
  if (!texts.ok) return texts;
  const [address = '', town = '', notes = '', source = ''] = texts.value;
  let postcode = '';
  if (input.postcode?.trim()) {
    const parsed = parsePostcode(input.postcode);
    if (!parsed.ok) return parsed;
    postcode = parsed.value.full;
  }
  const roles = cleanRoles(input.roles ?? []);
  if (!roles.ok) return roles;
  const skills = cleanSkills(input.skills ?? []);
  if (!skills.ok) return skills;
  const figures = [
    [input.travelMiles, 1000, 'The miles they travel'],
    [input.minimumPayPence, 100_000, 'The lowest pay'],
    [input.wantedWeeklyMinutes, MOST_MINUTES_A_WEEK, 'The hours they want a week'],
  ] as const;
  for (const [figure, most, what] of figures) {
    if (figure === null || figure === undefined) continue;
    if (!Number.isInteger(figure) || figure < 0 || figure > most) {
      return refuse('figure-out-of-range', `${what} cannot be. Check the figure.`);
    }
  }
  return ok({
    address,
    town,
    postcode,
    roles: roles.value,
    skills: skills.value,
    travelMiles: input.travelMiles ?? null,
    minimumPayPence: input.minimumPayPence ?? null,
    wantedWeeklyMinutes: input.wantedWeeklyMinutes ?? null,
    worksNights: input.worksNights ?? null,
    notes,
    source,
  });
}

/** Cleans a qualification; `empty` without a name, `dates-crossed` when it ends before it begins. */
export function cleanQualification(
  input: QualificationInput,
  today: string,
): Result<CleanQualification> {
  const texts = cleanTexts([
    [input.name, { min: 1, max: 200, what: 'The qualification’s name' }],
    [input.awardedBy, { max: 200, what: 'The awarding body' }],
    [input.number, { max: 100, what: 'The number' }],
  ]);
  if (!texts.ok) return texts;
  const [name = '', awardedBy = '', number = ''] = texts.value;
  const dates = [input.issuedOn, input.expiresOn, input.seenOn].map((date) => date || null);
  const [issuedOn = null, expiresOn = null, seenOn = null] = dates;
  if (dates.some((date) => date !== null && !isDate(date))) {
    return refuse('not-a-date', 'A date of the qualification is not in the calendar. Check it.');
  }
  if (issuedOn && expiresOn && expiresOn < issuedOn) {
    return refuse('dates-crossed', 'The qualification would end before it was given. Check both.');
  }
  if (seenOn && seenOn > today) {
    return refuse('seen-in-future', 'It cannot have been seen later than today. Check the date.');
  }
  return ok({
    id: input.id,
    name,
    nameKey: skillKey(name),
    awardedBy,
    number,
    issuedOn,
    expiresOn,
    seenOn,
  });
}

/** Cleans one job of a work history; `empty` without an employer, `dates-crossed` when it ends first. */
export function cleanWork(input: WorkInput): Result<CleanWork> {
  const texts = cleanTexts([
    [input.employer, { min: 1, max: 200, what: 'The employer' }],
    [input.jobTitle, { max: 200, what: 'The job title' }],
    [input.duties, { max: 5000, lines: true, what: 'The duties' }],
  ]);
  if (!texts.ok) return texts;
  const [employer = '', jobTitle = '', duties = ''] = texts.value;
  const [fromOn, toOn] = [input.fromOn || null, input.toOn || null];
  if ([fromOn, toOn].some((date) => date !== null && !isDate(date))) {
    return refuse('not-a-date', 'A date of the job is not in the calendar. Check it.');
  }
  if (fromOn && toOn && toOn < fromOn) {
    return refuse('dates-crossed', 'The job would end before it began. Check both dates.');
  }
  return ok({ id: input.id, employer, jobTitle, fromOn, toOn, duties });
}

function cleanTexts(
  fields: readonly (readonly [string | undefined, Parameters<typeof cleanText>[1]])[],
): Result<readonly string[]> {
  const texts: string[] = [];
  for (const [value, limits] of fields) {
    const cleaned = cleanText(value ?? '', limits);
    if (!cleaned.ok) return cleaned;
    texts.push(cleaned.value);
  }
  return ok(texts);
}

function cleanRoles(names: readonly string[]): Result<readonly RoleName[]> {
  const roles = new Map<string, RoleName>();
  for (const text of names) {
    const name = cleanText(text, { max: 80, what: 'The role' });
    if (!name.ok) return name;
    if (name.value === '') continue;
    const role = roleKey(name.value);
    if (role === '') {
      return refuse('role-without-letters', 'A role needs a letter from a to z or a digit in it.');
    }
    if (!roles.has(role)) roles.set(role, { role, name: name.value });
  }
  return ok([...roles.values()]);
}

function cleanSkills(names: readonly string[]): Result<CleanCandidate['skills']> {
  const skills = new Map<string, { key: string; skill: string }>();
  for (const text of names) {
    const skill = cleanText(text, { max: 120, what: 'The skill' });
    if (!skill.ok) return skill;
    if (skill.value === '') continue;
    const key = skillKey(skill.value);
    if (key === '') {
      return refuse('skill-without-letters', 'A skill needs a letter or a digit in it.');
    }
    if (!skills.has(key)) skills.set(key, { key, skill: skill.value });
  }
  return ok([...skills.values()]);
}
