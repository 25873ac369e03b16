import type pg from 'pg';
import type { Place } from '../../src/desk/bookings/fixtures.ts';

export const ROLES = [
  { role: 'care-assistant', name: 'Care assistant' },
  { role: 'kitchen-porter', name: 'Kitchen porter' },
  { role: 'warehouse-operative', name: 'Warehouse operative' },
  { role: 'receptionist', name: 'Receptionist' },
] as const;

/**
 * So many workers as a busy temp desk has them on its books, put straight into the tables with what 17 weeks have
 * left: forty shifts each, a quarter in two roles, a third of whom nobody knows when they can work, some away on
 * some days, declarations of work elsewhere, opt-outs, leave, checks that run out, minors, some unfit for nights,
 * do-not-sends, and a fifth who went to one hirer in one role for ten to twelve weeks.
 */
export async function fillBooks(
  owner: pg.Client,
  organisationId: string,
  places: readonly Place[],
  today: string,
  count: number,
): Promise<void> {
  const hirers = [...new Set(places.map(({ hirerId }) => hirerId))];
  const clients = [...new Set(places.map(({ clientId }) => clientId))];
  const list = (ids: readonly string[]) => `array[${ids.map((id) => `'${id}'`).join(',')}]::uuid[]`;
  const words: Readonly<Record<string, string>> = {
    $org: `'${organisationId}'::uuid`,
    $today: `date '${today}'`,
    $hirers: list(hirers),
    $clients: list(clients),
    $roles: `array[${ROLES.map(({ role }) => `'${role}'`).join(',')}]`,
    $some: String(hirers.length),
  };
  for (const statement of STATEMENTS) {
    const text = statement.replaceAll(/\$[a-z]+/g, (word) => words[word] ?? word);
    await owner.query(text.replaceAll('@count', String(count)));
  }
}

const STATEMENTS: readonly string[] = [
  `create temporary table crowd on commit preserve rows as
     select gen_random_uuid() as id, n from generate_series(1, @count) n`,
  `insert into role_name select $org, r, initcap(replace(r, '-', ' ')) from unnest($roles) r on conflict do nothing`,
  // One in 97 is seventeen.
  `insert into person (organisation_id, id, given_name, family_name, name_key, sort_key, date_of_birth, created_at)
     select $org, id, 'Worker', n::text, 'worker ' || n, lpad(n::text, 6, '0'),
       case when n % 97 = 0 then ($today - interval '17 years 60 days')::date else date '1970-01-01' + n % 12000 end, now()
     from crowd`,
  `insert into person_email (organisation_id, person_id, email_key, email, position)
     select $org, id, n || '@crowd.example', n || '@crowd.example', 0 from crowd`,
  `insert into candidate (organisation_id, person_id, postcode, latitude, longitude, travel_miles,
       minimum_pay_pence, wanted_weekly_minutes, works_nights, registered_at)
     select $org, id, 'LS1 4AP', 53.5 + (n % 60) / 100.0, -1.5, 15, 1200 + n % 200, 1800, n % 2 = 0, now() - interval '200 days' from crowd`,
  `insert into candidate_role select $org, id, ($roles)[1 + n % 4] from crowd`,
  `insert into candidate_role select $org, id, ($roles)[1 + (n + 1) % 4] from crowd where n % 16 < 4`,
  `insert into candidate_skill select $org, id, s, s from crowd,
     unnest(array['medication', 'moving and handling', 'food hygiene']) s where n % 5 > 0`,
  `insert into qualification (organisation_id, id, person_id, name, name_key, expires_on, seen_on, recorded_at)
     select $org, gen_random_uuid(), id, 'Level 2 Food Safety', 'level 2 food safety', $today + n % 60 - 5,
       case when n % 7 > 0 then $today - 50 end, now() from crowd where n % 3 > 0`,
  `insert into worker_clock select $org, id from crowd`,
  `insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, label, taken_at, hirer_id, role)
     select $org, gen_random_uuid(), id, gen_random_uuid(), 'accepted', 'waking',
       day + time '07:00' + n % 3 * interval '1 hour', day + time '15:00' + n % 3 * interval '1 hour', 30, 'Elm Lodge', day - interval '7 days',
       case when n % 5 = 0 then ($hirers)[1 + n % $some] else ($hirers)[1 + (n + extract(week from day)::int) % $some] end, ($roles)[1 + n % 4]
     from crowd, (select d::date as day from generate_series($today - 112, $today - 1, interval '1 day') d
       where extract(isodow from d) < 5 order by d desc limit 40) days`,
  // One in 20 has permission to work for a few weeks yet.
  `insert into worker_check (organisation_id, id, person_id, kind, basis, list, permission_ends_on, expires_on, outcome, checked_on, recorded_at)
     select $org, gen_random_uuid(), id, 'right_to_work', case when n % 20 = 3 then 'list_b_group_1' else 'list_a' end,
       case when n % 20 = 3 then 'B1' else 'A' end, case when n % 20 = 3 then $today + 3 + n % 28 end,
       case when n % 20 = 3 then $today + 3 + n % 28 end, 'satisfied', $today - 200, now() from crowd`,
  `insert into worker_check (organisation_id, id, person_id, kind, outcome, checked_on, expires_on, recorded_at)
     select $org, gen_random_uuid(), id, kind, 'satisfied', $today - 200, case when kind = 'dbs' and n % 6 = 1 then $today + n % 14 end, now()
     from crowd, unnest(array['identity', 'dbs']) kind where kind = 'identity' or n % 4 > 0`,
  `insert into night_health (organisation_id, id, person_id, offered_on, answer, capacities, recorded_at)
     select $org, gen_random_uuid(), id, $today - 100, case when n % 50 = 2 then 'unfit' else 'fit' end, true, now() from crowd where n % 2 = 0`,
  `insert into declared_hours (organisation_id, id, person_id, weekly_minutes, said_on, answers_until, recorded_at)
     select $org, gen_random_uuid(), id, (array[0, 0, 480, 1200])[1 + n % 4], $today - 20, $today + 60, now() from crowd`,
  `insert into earlier_weeks (organisation_id, id, person_id, weeks, said_on, answers_until, recorded_at)
     select $org, gen_random_uuid(), id, 0, $today - 20, $today + 60, now() from crowd`,
  `insert into availability (organisation_id, id, person_id, state, starts_at, ends_at, said_at, recorded_at)
     select $org, gen_random_uuid(), id, 'available', $today, $today + 21, $today - 3, now() - interval '2 days' from crowd where n % 3 > 0`,
  `insert into availability (organisation_id, id, person_id, state, starts_at, ends_at, said_at, recorded_at)
     select $org, gen_random_uuid(), id, 'unavailable', $today + n % 9, $today + n % 9 + 2, $today - 2, now() - interval '1 day' from crowd where n % 6 = 1`,
  `insert into opt_out (organisation_id, id, person_id, form, signed_on, recorded_at)
     select $org, gen_random_uuid(), id, 'written', $today - 200, now() from crowd where n % 10 = 1 and n % 97 > 0`,
  `insert into absence (organisation_id, id, person_id, kind, from_on, to_on, recorded_at)
     select $org, gen_random_uuid(), id, 'annual_leave', $today - 40, $today - 34, now() from crowd where n % 8 = 1`,
  `insert into do_not_send (organisation_id, id, person_id, client_id, said_by, reason, recorded_at)
     select $org, gen_random_uuid(), id, ($clients)[1 + (n + k) % $some], 'client', 'Not on time', now() from crowd, generate_series(1, 3) k where n % 12 = 7`,
  `analyze`,
];
