import { type RawBuilder, sql } from 'kysely';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { locateAll } from '../../platform/places/locate.ts';
import type { CleanCandidate, CleanQualification, CleanWork } from './candidate.ts';
import { candidatesDb } from './tables.ts';

/** A cleaned candidate to be stored; the person is there already. */
export interface NewCandidate extends CleanCandidate {
  readonly personId: string;
  readonly branchId: string | null;
  /** The other system's name and its number for them, where they came from a file; else '' and null. */
  readonly sourceSystem: string;
  readonly externalId: string | null;
  readonly qualifications: readonly CleanQualification[];
  readonly workHistory: readonly CleanWork[];
}

/**
 * Stores new candidates in six statements, however many, with their postcodes located. A postcode whose
 * area is unknown is kept without a place on the map.
 */
export async function saveCandidates(tx: Tx, candidates: readonly NewCandidate[]): Promise<void> {
  if (candidates.length === 0) return;
  const db = candidatesDb(tx);
  const { organisationId: org, memberId } = actorOf(tx);
  const places = await locateAll(
    tx,
    candidates.flatMap(({ postcode }) => (postcode ? [postcode] : [])),
  );
  const rows = candidates.map((candidate) => {
    const place = places.get(candidate.postcode);
    return {
      person_id: candidate.personId,
      branch_id: candidate.branchId,
      address: candidate.address,
      town: candidate.town,
      postcode: candidate.postcode,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      located_by: place?.locatedBy ?? null,
      travel_miles: candidate.travelMiles,
      minimum_pay_pence: candidate.minimumPayPence,
      wanted_weekly_minutes: candidate.wantedWeeklyMinutes,
      works_nights: candidate.worksNights,
      notes: candidate.notes,
      source: candidate.source,
      source_system: candidate.sourceSystem,
      external_id: candidate.externalId,
    };
  });
  await sql`insert into candidate (organisation_id, person_id, branch_id, address, town, postcode, latitude,
      longitude, located_by, travel_miles, minimum_pay_pence, wanted_weekly_minutes, works_nights, notes,
      source, source_system, external_id, registered_at, registered_by)
    select ${org}::uuid, r.*, ${nowOf(tx)}::timestamptz, ${memberId}::uuid
    from ${records(rows)} as r(person_id uuid, branch_id uuid, address text, town text, postcode text,
      latitude float8, longitude float8, located_by text, travel_miles int, minimum_pay_pence int,
      wanted_weekly_minutes int, works_nights boolean, notes text, source text, source_system text,
      external_id text)`.execute(db);
  await addRoles(tx, candidates);
  await addSkills(tx, candidates);
  await addQualifications(tx, candidates);
  await addWork(tx, candidates);
}

/** Adds roles that candidates do not have yet, and names new ones in the organisation's list. */
export async function addRoles(
  tx: Tx,
  candidates: readonly Pick<NewCandidate, 'personId' | 'roles'>[],
): Promise<void> {
  const rows = candidates.flatMap(({ personId, roles }) =>
    roles.map(({ role, name }) => ({ person_id: personId, role, name })),
  );
  if (rows.length === 0) return;
  const org = actorOf(tx).organisationId;
  const db = candidatesDb(tx);
  await sql`insert into role_name (organisation_id, role, name)
    select distinct on (r.role) ${org}::uuid, r.role, r.name
    from ${records(rows)} as r(role text, name text) order by r.role
    on conflict do nothing`.execute(db);
  await sql`insert into candidate_role (organisation_id, person_id, role)
    select ${org}::uuid, r.person_id, r.role from ${records(rows)} as r(person_id uuid, role text)
    on conflict do nothing`.execute(db);
}

/** Adds skills that candidates do not have yet. */
export async function addSkills(
  tx: Tx,
  candidates: readonly Pick<NewCandidate, 'personId' | 'skills'>[],
): Promise<void> {
  const rows = candidates.flatMap(({ personId, skills }) =>
    skills.map(({ key, skill }) => ({ person_id: personId, skill_key: key, skill })),
  );
  if (rows.length === 0) return;
  await sql`insert into candidate_skill (organisation_id, person_id, skill_key, skill)
    select ${actorOf(tx).organisationId}::uuid, r.person_id, r.skill_key, r.skill
    from ${records(rows)} as r(person_id uuid, skill_key text, skill text)
    on conflict do nothing`.execute(candidatesDb(tx));
}

/** Adds qualifications; one with an id that is there already is put as given. */
export async function addQualifications(
  tx: Tx,
  candidates: readonly Pick<NewCandidate, 'personId' | 'qualifications'>[],
): Promise<void> {
  const rows = candidates.flatMap(({ personId, qualifications }) =>
    qualifications.map((each) => ({
      id: each.id,
      person_id: personId,
      name: each.name,
      name_key: each.nameKey,
      awarded_by: each.awardedBy,
      number: each.number,
      issued_on: each.issuedOn,
      expires_on: each.expiresOn,
      seen_on: each.seenOn,
    })),
  );
  if (rows.length === 0) return;
  const { organisationId: org, memberId } = actorOf(tx);
  await sql`insert into qualification (organisation_id, id, person_id, name, name_key, awarded_by, number,
      issued_on, expires_on, seen_on, seen_by, recorded_at, recorded_by)
    select ${org}::uuid, r.*, case when r.seen_on is not null then ${memberId}::uuid end,
      ${nowOf(tx)}::timestamptz, ${memberId}::uuid
    from ${records(rows)} as r(id uuid, person_id uuid, name text, name_key text, awarded_by text,
      number text, issued_on date, expires_on date, seen_on date)
    on conflict (organisation_id, id) do update set name = excluded.name, name_key = excluded.name_key,
      awarded_by = excluded.awarded_by, number = excluded.number, issued_on = excluded.issued_on,
      expires_on = excluded.expires_on, seen_on = excluded.seen_on, seen_by = excluded.seen_by,
      recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
    where qualification.person_id = excluded.person_id`.execute(candidatesDb(tx));
}

/** Adds jobs to work histories; one with an id that is there already is put as given. */
export async function addWork(
  tx: Tx,
  candidates: readonly Pick<NewCandidate, 'personId' | 'workHistory'>[],
): Promise<void> {
  const rows = candidates.flatMap(({ personId, workHistory }) =>
    workHistory.map((each) => ({
      id: each.id,
      person_id: personId,
      employer: each.employer,
      job_title: each.jobTitle,
      from_on: each.fromOn,
      to_on: each.toOn,
      duties: each.duties,
    })),
  );
  if (rows.length === 0) return;
  await sql`insert into work_history (organisation_id, id, person_id, employer, job_title, from_on, to_on, duties)
    select ${actorOf(tx).organisationId}::uuid, r.*
    from ${records(rows)} as r(id uuid, person_id uuid, employer text, job_title text, from_on date,
      to_on date, duties text)
    on conflict (organisation_id, id) do update set employer = excluded.employer,
      job_title = excluded.job_title, from_on = excluded.from_on, to_on = excluded.to_on,
      duties = excluded.duties
    where work_history.person_id = excluded.person_id`.execute(candidatesDb(tx));
}

function records(rows: readonly object[]): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;
}
