// Everything here is asked of the tables in plain SQL and reckoned anew from the text of the law: nothing of the
// product's own code is imported, so that a mistake in it cannot hide here too.

/** Asks the database as its owner, in one snapshot. */
export type Ask = (
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** Whose data, since when it was made, and now. */
export interface About {
  readonly organisationId: string;
  readonly since: Date;
  readonly now: Date;
}

/** One rule, how many facts were held against it, and a sentence for each breach. */
export interface Checked {
  readonly rule: string;
  readonly facts: number;
  readonly breaches: readonly string[];
}

/** A shift that somebody said yes to and still holds. */
export interface Supply {
  readonly assignment: string;
  readonly person: string;
  readonly shift: string;
  /** Was the yes given since? Else it is what was there before. */
  readonly isNew: boolean;
  /** Epoch minutes. */
  readonly start: number;
  readonly end: number;
  readonly acceptedAt: number;
  /** Days since 1970 in London. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Minutes of the clock on the wall in London, from 1970, at the start. */
  readonly wall: number;
  readonly breakMinutes: number;
  readonly kind: string;
  readonly payPence: number;
  readonly born: number | null;
  readonly bornOn: string | null;
  readonly clientId: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly role: string;
  readonly skills: readonly string[];
  readonly qualifications: readonly string[];
  readonly checks: readonly string[];
}

const DAYS = (column: string) => `(${column})::date - date '1970-01-01'`;
const LONDON = (column: string) => `((${column}) at time zone 'Europe/London')`;
const MINUTES = (column: string) => `(extract(epoch from ${column}) / 60)::float8`;

/** Every shift that is held on a yes, and what stood in the workers' diaries before the first of them. */
export async function supplies(ask: Ask, { organisationId, since }: About) {
  const times = (t: string) => `
    ${MINUTES(`${t}.starts_at`)} as "start", ${MINUTES(`${t}.ends_at`)} as "end",
    ${DAYS(LONDON(`${t}.starts_at`))} as "firstDay",
    ${DAYS(LONDON(`${t}.ends_at - interval '1 millisecond'`))} as "lastDay",
    ${MINUTES(LONDON(`${t}.starts_at`))} as "wall",
    ${t}.break_minutes as "breakMinutes", ${t}.kind`;
  const person = `${DAYS('p.date_of_birth')} as "born", p.date_of_birth::text as "bornOn"`;
  const held = await ask(
    `select a.id as "assignment", a.person_id as "person", s.id as "shift", a.accepted_at >= $2 as "isNew",
       ${MINUTES('a.accepted_at')} as "acceptedAt", ${times('s')}, s.pay_pence as "payPence", ${person},
       b.client_id as "clientId", b.hirer_id as "hirerId", b.site_id as "siteId", l.role,
       l.required_skills as "skills", l.required_qualifications as "qualifications", l.required_checks as "checks"
     from assignment a
     join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
     join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
     join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
     join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
     where a.organisation_id = $1 and a.ended_at is null and a.accepted_at is not null and s.cancelled_at is null`,
    [organisationId, since],
  );
  const before = await ask(
    `select t.id as "assignment", t.person_id as "person", t.shift_id as "shift", false as "isNew",
       ${MINUTES('t.taken_at')} as "acceptedAt", ${times('t')}, 0 as "payPence", ${person},
       '' as "clientId", '' as "hirerId", '' as "siteId", '' as "role",
       '{}'::text[] as "skills", '{}'::text[] as "qualifications", '{}'::text[] as "checks"
     from worker_time t
     join person p on p.organisation_id = t.organisation_id and p.id = t.person_id
     where t.organisation_id = $1 and t.state = 'accepted'
       and not exists (select from shift s where s.organisation_id = t.organisation_id and s.id = t.shift_id)`,
    [organisationId],
  );
  return { held, before } as unknown as {
    readonly held: readonly Supply[];
    readonly before: readonly Supply[];
  };
}

/** Days since 1970 as a date: 20780 is 2026-11-23. */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Day since 1970 of a date. */
export function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** Whole years on a day; someone born on 29 February comes of age on 1 March. */
export function ageOn(bornOn: string, day: number): number {
  const [year = 0, month = 0, date = 0] = bornOn.split('-').map(Number);
  const [thatYear = 0, thatMonth = 0, thatDate = 0] = dateOf(day).split('-').map(Number);
  const hadBirthday = thatMonth > month || (thatMonth === month && thatDate >= date);
  return thatYear - year - (hadBirthday ? 0 : 1);
}

/** Monday of the week that a day lies in; 1 January 1970 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((day + 3) % 7);
}

/** A shift as a breach names it. */
export function named({ person, shift, firstDay }: Supply): string {
  return `worker ${person}, shift ${shift} on ${dateOf(firstDay)}`;
}
