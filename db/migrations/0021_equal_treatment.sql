-- Equal treatment of agency workers (Agency Workers Regulations 2010): weeks run by worker, hirer and role.
-- Time held says where and as what it is worked. Empty for time that no booking speaks for.
alter table worker_time add column hirer_id uuid, add column role text;
update worker_time t set hirer_id = b.hirer_id, role = l.role
  from shift s
  join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
  join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
  where s.organisation_id = t.organisation_id and s.id = t.shift_id;

-- More reasons to be away: what they do to the 12 weeks differs (reg 7(8)).
alter table absence drop constraint absence_kind_check;
alter table absence add constraint absence_kind_check check (kind in ('annual_leave', 'sickness', 'maternity',
  'pregnancy', 'paternity', 'adoption', 'parental', 'shared_parental', 'jury_service', 'shutdown', 'strike',
  'other'));

-- What a comparable employee of the hirer earns, as the hirer said it, or that it was asked and not answered.
-- Never edited: for a day the newest row that holds by then speaks.
create table comparator (
  organisation_id uuid not null,
  id uuid not null,
  hirer_id uuid not null,
  role text not null,
  -- Pence an hour. Empty: asked, not answered.
  pay_pence int check (pay_pence > 0),
  from_on date not null,
  asked_on date not null,
  -- 'Pay scale of April 2026, point 4'.
  source text not null,
  -- The contact who said it, or was asked.
  said_by uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, role) references role_name,
  foreign key (organisation_id, said_by) references contact
);
create index comparator_hirer on comparator (organisation_id, hirer_id, role);
-- Where a pay comes from may name somebody, and is emptied when they are erased.
call put_behind_wall('comparator', 'select, insert, update (source)');

-- What a worker said of weeks worked at a hirer in a role through other agencies; it answers until a date
-- (practice W6). No hirer and no role: nowhere at all. No weeks is an answer.
create table earlier_weeks (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  hirer_id uuid,
  role text,
  weeks int not null check (weeks between 0 and 520),
  last_on date,
  said_on date not null,
  answers_until date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, role) references role_name,
  check (num_nulls(hirer_id, role) in (0, 2)),
  check ((weeks = 0) = (last_on is null)),
  check (hirer_id is not null or weeks = 0),
  check (answers_until >= said_on)
);
create index earlier_weeks_person on earlier_weeks (organisation_id, person_id);
call put_behind_wall('earlier_weeks', 'select, insert');
