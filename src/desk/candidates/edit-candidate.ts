import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { locate } from '../../platform/places/locate.ts';
import { editPerson, lockPeople, type PersonInput, samePeople } from '../people/index.ts';
import { type CandidateInput, type CleanCandidate, cleanCandidate } from './candidate.ts';
import { candidateUpdated } from './events.ts';
import { addRoles, addSkills } from './save-candidates.ts';
import { candidatesDb } from './tables.ts';

/**
 * Puts a candidate's particulars as given: roles and skills no longer named go. Nothing changed leaves no
 * entry.
 * @returns the fields changed; refuses `candidate-not-found`, `email-taken` and what the particulars are
 *   refused for
 */
export async function editCandidate(
  tx: Tx,
  input: PersonInput & CandidateInput & { readonly personId: string },
): Promise<Result<{ changed: readonly string[] }>> {
  const { personId } = input;
  await lockPeople(tx);
  const before = await storedCandidate(tx, personId);
  if (!before.ok) return before;
  const after = cleanCandidate(input);
  if (!after.ok) return after;
  const [matches = []] = await samePeople(tx, [input]);
  if (matches.some((match) => match.personId !== personId && match.because.includes('email'))) {
    return refuse(
      'email-taken',
      'Somebody else in your books has this e-mail address, and an address belongs to one person. Check it.',
      undefined,
      { matches: matches.filter((match) => match.personId !== personId) },
    );
  }
  const person = await editPerson(tx, input);
  if (!person.ok) return person;
  const changed = changedFields(before.value, after.value);
  if (changed.length === 0) return person;
  await putCandidate(tx, personId, after.value);
  await putList(tx, personId, 'candidate_role');
  await putList(tx, personId, 'candidate_skill');
  await addRoles(tx, [{ personId, roles: after.value.roles }]);
  await addSkills(tx, [{ personId, skills: after.value.skills }]);
  recordUpdated(tx, personId, 'form', after.value, changed);
  return ok({ changed: [...person.value.changed, ...changed] });
}

/** Seals a change: which fields as facts, what they say now as an erasable part. */
export function recordUpdated(
  tx: Tx,
  personId: string,
  how: 'form' | 'import',
  after: CleanCandidate,
  changed: readonly string[],
  importId?: string,
): void {
  const now = { ...after } as Record<string, unknown>;
  const part = Object.fromEntries(changed.map((field) => [field, now[field] ?? null]));
  record(tx, candidateUpdated, {
    subjects: { candidate: personId, ...(importId ? { import: importId } : {}) },
    facts: { how, changed: [...changed] },
    people: { [personId]: JSON.parse(JSON.stringify(part)) },
  });
}

/** The fields in which two sets of particulars differ. */
export function changedFields(before: CleanCandidate, after: CleanCandidate): readonly string[] {
  const comparable = ({ roles, skills, ...rest }: CleanCandidate): Record<string, unknown> => ({
    ...rest,
    roles: roles.map(({ role }) => role).sort(),
    skills: skills.map(({ key }) => key).sort(),
  });
  const [was, is] = [comparable(before), comparable(after)];
  return Object.keys(is).filter(
    (field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
  );
}

/** A candidate's particulars as stored, or `candidate-not-found`. */
export async function storedCandidate(tx: Tx, personId: string): Promise<Result<CleanCandidate>> {
  const found = (await storedCandidates(tx, [personId])).get(personId);
  if (!found) return refuse('candidate-not-found', 'There is no such candidate in your books.');
  return ok(found);
}

/** The particulars of these candidates as stored; people who are none are left out. */
export async function storedCandidates(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, CleanCandidate>> {
  const { rows } = await sql<CleanCandidate & { personId: string }>`
    select c.person_id as "personId", c.address, c.town, c.postcode, c.notes, c.source,
      c.travel_miles as "travelMiles", c.minimum_pay_pence as "minimumPayPence",
      c.wanted_weekly_minutes as "wantedWeeklyMinutes", c.works_nights as "worksNights",
      coalesce((select jsonb_agg(jsonb_build_object('role', n.role, 'name', n.name) order by n.name)
        from candidate_role r join role_name n using (organisation_id, role)
        where r.organisation_id = c.organisation_id and r.person_id = c.person_id), '[]') as roles,
      coalesce((select jsonb_agg(jsonb_build_object('key', s.skill_key, 'skill', s.skill) order by s.skill_key)
        from candidate_skill s
        where s.organisation_id = c.organisation_id and s.person_id = c.person_id), '[]') as skills
    from candidate c where c.person_id = any(${personIds}::uuid[])`.execute(candidatesDb(tx));
  return new Map(rows.map(({ personId, ...candidate }) => [personId, candidate]));
}

/** Writes a candidate's own columns, its postcode located anew. */
export async function putCandidate(tx: Tx, personId: string, to: CleanCandidate): Promise<void> {
  const place = to.postcode === '' ? null : await locate(tx, to.postcode);
  await candidatesDb(tx)
    .updateTable('candidate')
    .set({
      address: to.address,
      town: to.town,
      postcode: to.postcode,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      located_by: place?.locatedBy ?? null,
      travel_miles: to.travelMiles,
      minimum_pay_pence: to.minimumPayPence,
      wanted_weekly_minutes: to.wantedWeeklyMinutes,
      works_nights: to.worksNights,
      notes: to.notes,
      source: to.source,
    })
    .where('person_id', '=', personId)
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .execute();
}

async function putList(tx: Tx, personId: string, table: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where person_id = ${personId}::uuid`.execute(
    candidatesDb(tx),
  );
}
