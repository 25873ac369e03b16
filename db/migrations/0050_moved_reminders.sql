-- A shift may move after somebody was reminded of it: each reminder keeps the start it told, and another goes
-- when that is no longer the start. The n-th is one row whatever process does it.
alter table attendance_reminder add column starts_at timestamptz, add column nth int not null default 1;
update attendance_reminder m set starts_at = coalesce((select s.starts_at from shift s
  where s.organisation_id = m.organisation_id and s.id = m.shift_id), m.sent_at);
alter table attendance_reminder alter column starts_at set not null, alter column nth drop default,
  add constraint attendance_reminder_nth_check check (nth > 0),
  drop constraint attendance_reminder_pkey, add primary key (organisation_id, shift_id, person_id, kind, nth);

drop function attendance_due(timestamptz);
drop function attendance_reminders_due(timestamptz);

-- As before, and again where the last reminder told another start.
create function attendance_reminders_due(p_at timestamptz)
  returns table (organisation_id uuid, shift_id uuid, assignment_id uuid, person_id uuid, kind text,
    starts_at timestamptz, nth int)
  language sql stable set search_path = pg_catalog, public as $$
  select e.organisation_id, e.shift_id, e.assignment_id, e.person_id, k.kind, e.starts_at, coalesce(m.nth, 0) + 1
  from public.attendance_setting o
  join public.expected_published e on e.organisation_id = o.organisation_id
    and e.starts_at > p_at and e.starts_at < p_at + interval '49 hours' and e.assignment_id is not null
  cross join lateral (select (e.starts_at at time zone 'Europe/London')::date as day) d
  cross join lateral (
    select 'evening' as kind where o.evening_at is not null
      and p_at >= ((d.day - 1) + o.evening_at::time) at time zone 'Europe/London'
      and p_at < d.day::timestamp at time zone 'Europe/London'
      and e.accepted_at < ((d.day - 1) + o.evening_at::time) at time zone 'Europe/London'
    union all
    select 'before' where o.before_minutes is not null
      and p_at >= e.starts_at - make_interval(mins => o.before_minutes)
      and not exists (select from public.attendance_record r where r.organisation_id = e.organisation_id
        and r.shift_id = e.shift_id and r.assignment_id = e.assignment_id)) k
  left join lateral (select r.nth, r.starts_at from public.attendance_reminder r
    where r.organisation_id = e.organisation_id and r.shift_id = e.shift_id and r.person_id = e.person_id
      and r.kind = k.kind order by r.nth desc limit 1) m on true
  where m.starts_at is distinct from e.starts_at $$;

-- Found before an organisation is known: ids and whether each is a sample, nothing else.
create function attendance_due(p_at timestamptz) returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.organisation o
  where o.id in (select d.organisation_id from public.attendance_reminders_due(p_at) d) order by o.id $$;
revoke all on function attendance_reminders_due(timestamptz), attendance_due(timestamptz) from public;
grant execute on function attendance_reminders_due(timestamptz), attendance_due(timestamptz) to deskproof_app;
