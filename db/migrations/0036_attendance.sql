-- The morning: whether somebody who is expected comes, as said by whom and when. A state is never kept: it is worked
-- out from these records, and a wrong one is taken back by a later one.
create table attendance_setting (
  organisation_id uuid primary key references organisation,
  -- Minutes past the start after which nobody has heard of them.
  not_heard_after int not null check (not_heard_after between 0 and 240),
  -- London time on the day before; null: no reminder then.
  evening_at text check (evening_at ~ '^(1[2-9]|2[0-3]):[0-5][0-9]$'),
  -- Minutes before the start; null: no reminder then.
  before_minutes int check (before_minutes between 15 and 720),
  channel text not null check (channel in ('text', 'mail')),
  set_at timestamptz not null,
  set_by uuid
);
call put_behind_wall('attendance_setting', 'select, insert, update');

create table attendance_record (
  organisation_id uuid not null,
  id uuid not null,
  -- In the order in which they were recorded.
  position bigint not null generated always as identity,
  assignment_id uuid not null,
  shift_id uuid not null,
  person_id uuid not null,
  said text not null check (said in ('on_the_way', 'arrived', 'late', 'no_show', 'cannot_come', 'hirer_told',
    'replacement', 'taken_back')),
  -- How it was said, and whose word it is.
  how text not null check (how in ('phone', 'text', 'link', 'site_code', 'site_list')),
  by_whom text not null check (by_whom in ('worker', 'hirer', 'desk')),
  -- When it happened or was said.
  at timestamptz not null,
  -- Late: when they will be there.
  expected_at timestamptz,
  -- Late or arrived: whole minutes after the start.
  minutes_late int check (minutes_late >= 0),
  takes_back uuid,
  note text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, assignment_id) references assignment,
  foreign key (organisation_id, shift_id) references shift,
  foreign key (organisation_id, takes_back) references attendance_record,
  check ((said = 'late') = (expected_at is not null)),
  check ((said = 'taken_back') = (takes_back is not null))
);
create unique index attendance_taken_back_once on attendance_record (organisation_id, takes_back);
create index attendance_of_shift on attendance_record (organisation_id, shift_id, position);
create index attendance_of_person on attendance_record (organisation_id, person_id);
call put_behind_wall('attendance_record', 'select, insert, update (note)');

-- Each person is reminded of each shift once by each of the two, whatever process does it.
create table attendance_reminder (
  organisation_id uuid not null,
  shift_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('evening', 'before')),
  assignment_id uuid not null,
  -- The mail or text; null where none could go, with why.
  sent_id uuid,
  channel text check (channel in ('text', 'mail')),
  refused text not null,
  sent_at timestamptz not null,
  primary key (organisation_id, shift_id, person_id, kind),
  foreign key (organisation_id, assignment_id) references assignment,
  check ((sent_id is null) = (channel is null))
);
call put_behind_wall('attendance_reminder', 'select, insert, update (sent_id, channel, refused)');

-- A day's list of a site, open to its contact by a link, or a code at its door for those who arrive.
create table attendance_list (
  organisation_id uuid not null references organisation,
  id uuid not null,
  site_id uuid not null,
  on_date date not null,
  kind text not null check (kind in ('list', 'code')),
  contact_id uuid not null,
  sent_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references site,
  foreign key (organisation_id, contact_id) references contact
);
create index attendance_list_site on attendance_list (organisation_id, site_id, on_date);
call put_behind_wall('attendance_list', 'select, insert, update (sent_id)');

-- Who is expected where and when: every shift that stands, with the worker who accepted it or nobody.
create view expected_published with (security_invoker = true) as
  select s.organisation_id, s.id as shift_id, s.booking_id, b.number, b.client_id, b.site_id, b.ordered_by,
    b.report_to, l.role, s.kind, s.starts_at, s.ends_at, s.break_minutes, a.id as assignment_id, a.person_id,
    a.accepted_at
  from shift s
  join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
  join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
  left join assignment a on a.organisation_id = s.organisation_id and a.shift_id = s.id and a.ended_at is null
    and a.accepted_at is not null
  where s.cancelled_at is null;
grant select on expected_published to deskproof_app;

-- Reminders that are due at a moment. In the evening only until midnight, and not to whoever accepted after it; before
-- the start only while nothing has been heard from them.
create function attendance_reminders_due(p_at timestamptz)
  returns table (organisation_id uuid, shift_id uuid, assignment_id uuid, person_id uuid, kind text)
  language sql stable set search_path = pg_catalog, public as $$
  select e.organisation_id, e.shift_id, e.assignment_id, e.person_id, k.kind
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
  where not exists (select from public.attendance_reminder m where m.organisation_id = e.organisation_id
    and m.shift_id = e.shift_id and m.person_id = e.person_id and m.kind = k.kind) $$;

-- Found before an organisation is known: ids and whether each is a sample, nothing else.
create function attendance_due(p_at timestamptz) returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.organisation o
  where o.id in (select d.organisation_id from public.attendance_reminders_due(p_at) d) order by o.id $$;
revoke all on function attendance_reminders_due(timestamptz), attendance_due(timestamptz) from public;
grant execute on function attendance_reminders_due(timestamptz), attendance_due(timestamptz) to deskproof_app;
