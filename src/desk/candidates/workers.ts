import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { candidatesDb } from './tables.ts';

/** What ranking and compliance ask of a worker; what is unknown is null. */
export interface WorkerFacts {
  readonly personId: string;
  readonly displayName: string;
  /** 'YYYY-MM-DD'. */
  readonly dateOfBirth: string | null;
  readonly roles: readonly string[];
  /** Keys, see `skillKey`. */
  readonly skills: readonly string[];
  readonly qualifications: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameKey: string;
    readonly expiresOn: string | null;
    readonly seenOn: string | null;
  }[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly postcode: string;
  readonly travelMiles: number | null;
  readonly minimumPayPence: number | null;
  readonly wantedWeeklyMinutes: number | null;
  readonly worksNights: boolean | null;
  readonly branchId: string | null;
}

const facts = sql`
  select c.person_id as "personId", p.display_name as "displayName", p.date_of_birth as "dateOfBirth",
    array(select r.role from candidate_role r
      where r.organisation_id = c.organisation_id and r.person_id = c.person_id order by r.role) as roles,
    array(select s.skill_key from candidate_skill s
      where s.organisation_id = c.organisation_id and s.person_id = c.person_id order by s.skill_key) as skills,
    coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name, 'nameKey', q.name_key,
        'expiresOn', q.expires_on, 'seenOn', q.seen_on) order by q.name_key, q.expires_on desc nulls first)
      from qualification q
      where q.organisation_id = c.organisation_id and q.person_id = c.person_id), '[]') as qualifications,
    c.latitude, c.longitude, c.postcode, c.travel_miles as "travelMiles",
    c.minimum_pay_pence as "minimumPayPence", c.wanted_weekly_minutes as "wantedWeeklyMinutes",
    c.works_nights as "worksNights", c.branch_id as "branchId"
  from candidate c join people_published p
    on p.organisation_id = c.organisation_id and p.person_id = c.person_id`;

/** Everyone on the books with this role, archived candidates left out, in order of their names. */
export async function workersForRole(tx: Tx, role: string): Promise<readonly WorkerFacts[]> {
  const found = await sql<WorkerFacts>`${facts}
    join candidate_role w on w.organisation_id = c.organisation_id and w.person_id = c.person_id
    where w.role = ${role}
      and not exists (select 1 from candidate_archive a
        where a.organisation_id = c.organisation_id and a.person_id = c.person_id)
    order by p.sort_key, c.person_id`.execute(candidatesDb(tx));
  return found.rows;
}

/** The facts of these workers, archived ones too; people who are no candidates are left out. */
export async function workerFacts(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, WorkerFacts>> {
  if (personIds.length === 0) return new Map();
  const found = await sql<WorkerFacts>`${facts}
    where c.person_id = any(${personIds}::uuid[])`.execute(candidatesDb(tx));
  return new Map(found.rows.map((row) => [row.personId, row]));
}

/** The organisation's roles: key to name, in order of the names. */
export async function roleNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await candidatesDb(tx)
    .selectFrom('role_name')
    .select(['role', 'name'])
    .orderBy('name')
    .execute();
  return new Map(rows.map(({ role, name }) => [role, name]));
}
