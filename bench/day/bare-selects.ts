// The rows behind what the desk reads, asked for plainly, table by table; nothing is made of them.

const OF_ROLE = '(select person_id from candidate_role where role = $1)';
const OF_PAGE = '(select person_id from candidate order by person_id limit 200)';

const factsOf = (people: string): readonly string[] => [
  `select c.*, p.* from candidate c join person p using (organisation_id) where p.id = c.person_id and c.person_id in ${people}`,
  ...[
    ...['candidate_skill', 'qualification', 'worker_check', 'declared_hours', 'availability'],
    ...['opt_out', 'absence', 'do_not_send', 'rule_override', 'night_health', 'earlier_weeks'],
  ].map((table) => `select * from ${table} where person_id in ${people}`),
  `select person_id, starts_at, ends_at, break_minutes, kind, state, hirer_id, role from worker_time where person_id in ${people}
     and starts_at > now() - interval '17 weeks' and starts_at < now() + interval '17 weeks'`,
];

/** $1: a role. */
export const FACTS = factsOf(OF_ROLE);

/** $1: a date, which only says which week is looked at. */
export const CLOCKS = factsOf(OF_PAGE).map((text) => `${text} and $1::date is not null`);

const SHIFTS = `select s.*, b.number, b.client_id, b.site_id, l.role, a.id as assignment_id, a.person_id, a.accepted_at, p.given_name, p.family_name
  from shift s join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
  join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
  left join assignment a on a.organisation_id = s.organisation_id and a.shift_id = s.id and a.ended_at is null
  left join person p on p.organisation_id = s.organisation_id and p.id = a.person_id`;

/** $1: a date of the week. */
export const WEEK: readonly string[] = [
  `${SHIFTS} where s.starts_at >= $1::date - 6 and s.starts_at < $1::date + 7`,
  `select p.* from person p where id in ${OF_PAGE} and $1::date is not null`,
];

/** $1: a booking. */
export const OF_BOOKING: readonly string[] = [
  'select * from booking where id = $1',
  'select * from booking_line where booking_id = $1',
  `${SHIFTS} where s.booking_id = $1`,
  'select id, side, version, made_at from confirmation where booking_id = $1',
];

/** $1: a site. */
export const PREFILL: readonly string[] = [
  'select * from site where id = $1',
  'select * from site_sheet where site_id = $1 order by version desc limit 1',
  `select l.*, b.* from booking b join booking_line l on l.organisation_id = b.organisation_id and l.booking_id = b.id
     where b.site_id = $1 order by b.taken_at desc limit 1`,
];

export const BOOKINGS = `select b.*, c.name, i.name, n.shifts, n.held from booking b
  join client c on c.organisation_id = b.organisation_id and c.id = b.client_id
  join site i on i.organisation_id = b.organisation_id and i.id = b.site_id
  cross join lateral (select count(*) as shifts, count(a.id) as held, max(s.ends_at) as ends from shift s
    left join assignment a on a.organisation_id = s.organisation_id and a.shift_id = s.id and a.ended_at is null
    where s.organisation_id = b.organisation_id and s.booking_id = b.id) n
  where n.ends > now() order by b.number desc limit 50`;

export const NEEDS: readonly string[] = [
  `${SHIFTS} where s.cancelled_at is null and a.id is null and s.starts_at between now() and now() + interval '72 hours' order by s.starts_at limit 50`,
  `${SHIFTS} where a.accepted_at is null and a.lapses_at > now() order by a.lapses_at limit 50`,
  `select d.*, a.person_id from information_due d join assignment a on a.organisation_id = d.organisation_id and a.id = d.assignment_id
     where d.confirmed_at is null order by d.due_on limit 50`,
];

export const BOARD = `${SHIFTS} left join attendance_record r on r.organisation_id = s.organisation_id and r.shift_id = s.id
  where s.cancelled_at is null and s.starts_at between now() - interval '4 hours' and now() + interval '4 hours'`;
