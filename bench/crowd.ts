import type pg from 'pg';

/**
 * So many workers with what a temp desk has on file of each after 17 weeks, put straight into the tables:
 * 40 shifts held (four a week, so that nobody is over the limits of rest), three checks, a declaration,
 * words on availability, skills, a qualification, and for some an opt-out, leave or a do-not-send. All are
 * care assistants; the first thousand are chefs too. A tenth have been at the site before, a fifth were sent to
 * its hirer all the time.
 */
export async function aCrowd(
  owner: pg.Pool,
  organisationId: string,
  place: { readonly siteId: string; readonly clientId: string; readonly hirerId: string },
  today: string,
  count: number,
): Promise<void> {
  const client = await owner.connect();
  const go = (text: string) =>
    client.query(
      text
        .replaceAll('$org', `'${organisationId}'`)
        .replaceAll('$today', `date '${today}'`)
        .replaceAll('$client', `'${place.clientId}'`)
        .replaceAll('$hirer', `'${place.hirerId}'`),
    );
  try {
    await go(`create temporary table crowd on commit preserve rows as
      select gen_random_uuid() as id, n from generate_series(1, ${count}) n`);
    await go(`insert into role_name values ($org, 'care-assistant', 'Care assistant'), ($org, 'chef', 'Chef')
      on conflict do nothing`);
    await go(`insert into person (organisation_id, id, given_name, family_name, name_key, sort_key, date_of_birth, created_at)
      select $org, id, 'Worker', n::text, 'worker ' || n, lpad(n::text, 6, '0'), date '1970-01-01' + n % 12000, now() from crowd`);
    await go(`insert into person_email (organisation_id, person_id, email_key, email, position)
      select $org, id, n || '@crowd.example', n || '@crowd.example', 0 from crowd`);
    await go(`insert into candidate (organisation_id, person_id, postcode, latitude, longitude, travel_miles,
        minimum_pay_pence, wanted_weekly_minutes, works_nights, registered_at)
      select $org, id, 'LS1 4AP', 53.5 + (n % 60) / 100.0, -1.5, 15, 1200 + n % 200, 1800, n % 2 = 0, now() from crowd`);
    await go(`insert into candidate_role select $org, id, 'care-assistant' from crowd`);
    await go(`insert into candidate_role select $org, id, 'chef' from crowd where n <= 1000`);
    await go(`insert into candidate_skill select $org, id, s, s from crowd,
      unnest(array['medication', 'moving and handling', 'food hygiene']) s`);
    await go(`insert into qualification (organisation_id, id, person_id, name, name_key, expires_on, recorded_at)
      select $org, gen_random_uuid(), id, 'NVQ 2', 'nvq 2', $today + 400, now() from crowd`);
    await go(`insert into worker_clock select $org, id from crowd`);
    await go(`insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, label, taken_at, hirer_id, role)
      select $org, gen_random_uuid(), id, gen_random_uuid(), 'accepted', 'waking',
        day + time '07:00' + n % 4 * interval '1 hour', day + time '15:00' + n % 4 * interval '1 hour', 30, 'Elm Lodge', now(),
        case when n % 5 = 0 then $hirer else elsewhere end::uuid, case when n <= 1000 then 'chef' else 'care-assistant' end
      from crowd, (select gen_random_uuid() as elsewhere) hirers, (select d::date as day from generate_series($today - 112, $today, interval '1 day') d
        where extract(isodow from d) < 5 order by d desc limit 40) days`);
    await go(`insert into worker_check (organisation_id, id, person_id, kind, basis, outcome, checked_on, recorded_at)
      select $org, gen_random_uuid(), id, kind, case kind when 'right_to_work' then 'list_a' end, 'satisfied', $today - 100, now()
      from crowd, unnest(array['right_to_work', 'identity', 'dbs']) kind`);
    await go(`insert into declared_hours (organisation_id, id, person_id, weekly_minutes, said_on, answers_until, recorded_at)
      select $org, gen_random_uuid(), id, n % 3 * 600, $today - 20, $today + 60, now() from crowd`);
    await go(`insert into earlier_weeks (organisation_id, id, person_id, weeks, said_on, answers_until, recorded_at)
      select $org, gen_random_uuid(), id, 0, $today - 20, $today + 60, now() from crowd`);
    await go(`insert into availability (organisation_id, id, person_id, state, starts_at, ends_at, said_at, recorded_at)
      select $org, gen_random_uuid(), id, case when n % 10 = 0 then 'unavailable' else 'available' end,
        $today, $today + 14, $today - 3, now() from crowd where n % 3 > 0`);
    await go(`insert into opt_out (organisation_id, id, person_id, form, signed_on, recorded_at)
      select $org, gen_random_uuid(), id, 'written', $today - 200, now() from crowd where n % 10 = 1`);
    await go(`insert into absence (organisation_id, id, person_id, kind, from_on, to_on, recorded_at)
      select $org, gen_random_uuid(), id, 'annual_leave', $today - 40, $today - 34, now() from crowd where n % 4 = 1`);
    await go(`insert into do_not_send (organisation_id, id, person_id, client_id, said_by, reason, recorded_at)
      select $org, gen_random_uuid(), id, $client, 'client', 'Not on time', now() from crowd where n % 50 = 7`);
    await go('analyze');
  } finally {
    client.release();
  }
}
