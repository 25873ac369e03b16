import type pg from 'pg';
import type { Place } from '../../src/desk/bookings/fixtures.ts';

/**
 * Four weeks from a Monday for everybody on the books, straight into the tables: five shifts a week each, by a booking
 * a site and week, all said yes to; and forty that nobody has.
 * @returns how many shifts there are
 */
export async function fillWeeks(
  owner: pg.Client,
  organisationId: string,
  memberId: string,
  places: readonly Place[],
  monday: string,
): Promise<number> {
  const [org, member, from] = [
    `'${organisationId}'::uuid`,
    `'${memberId}'::uuid`,
    `date '${monday}'`,
  ];
  const rows = places.map(
    (place, n) =>
      `(${n}, '${place.clientId}'::uuid, '${place.hirerId}'::uuid, '${place.siteId}'::uuid, '${place.billToId}'::uuid, '${place.contactId}'::uuid)`,
  );
  await owner.query(
    `create temporary table places as select * from (values ${rows.join(',')}) p(n, client, hirer, site, bill, contact)`,
  );
  await owner.query(`create temporary table orders as select gen_random_uuid() as id, gen_random_uuid() as line, p.*, week,
    1000000 + row_number() over () as number from places p, generate_series(0, 3) week`);
  await owner.query(`insert into booking (organisation_id, id, number, client_id, hirer_id, site_id, bill_to_id, ordered_by, contract_kind, how,
      report_to, risks, controls, ppe, breaks, expenses, taken_at, taken_by)
    select ${org}, id, number, client, hirer, site, bill, contact, 'paye', 'phone', 'Nurse in charge', 'Lifting', 'Hoists', 'Gloves', '30 minutes', 'None', now(), ${member} from orders`);
  await owner.query(`insert into booking_line (organisation_id, id, booking_id, position, role, duties, same_person, experience, pay_pence, charge_pence)
    select ${org}, line, id, 0, 'care-assistant', 'Personal care', 'prefer', 'A year', 1300, 1950 from orders`);
  await owner.query(`create temporary table plan as
    select gen_random_uuid() as shift, gen_random_uuid() as assignment, o.id as booking, o.line, o.hirer, w.person_id as person,
      (${from} + o.week * 7 + day + (array['07:00', '08:00', '14:00']::time[])[1 + w.n % 3]) at time zone 'Europe/London' as starts
    from (select person_id, row_number() over (order by person_id)::int as n from candidate where organisation_id = ${org}) w,
      generate_series(0, 4) day, orders o where o.n = (w.n + day) % ${places.length}
    union all
    select gen_random_uuid(), null, o.id, o.line, o.hirer, null, (${from} + o.week * 7 + k % 7 + time '10:00') at time zone 'Europe/London'
    from generate_series(1, 10) k, orders o where o.n = k % ${places.length}`);
  await owner.query(`insert into shift (organisation_id, id, booking_id, line_id, starts_at, ends_at, kind, break_minutes, pay_pence, charge_pence)
    select ${org}, shift, booking, line, starts, starts + interval '8 hours', 'waking', 30, 1300, 1950 from plan`);
  await owner.query(`insert into assignment (organisation_id, id, shift_id, person_id, accepted_at, accepted_by, accepted_how, willing)
    select ${org}, assignment, shift, person, now(), ${member}, 'spoken', true from plan where person is not null`);
  await owner.query(`insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, label, taken_at, hirer_id, role)
    select ${org}, assignment, person, shift, 'accepted', 'waking', starts, starts + interval '8 hours', 30, 'Site', now(), hirer, 'care-assistant' from plan where person is not null`);
  const { rowCount } = await owner.query('select from plan');
  await owner.query('analyze');
  return rowCount ?? 0;
}
