-- A worker's time: what they said, what they hold, what they do elsewhere.

-- The row that is locked before anyone takes or frees this worker's time.
create table worker_clock (
  organisation_id uuid not null,
  person_id uuid not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('worker_clock', 'select, insert, update');

-- Time taken: pencilled with the worker's word until it lapses, or accepted. Bare [start, end): rest is a
-- rule, not part of the range, since split shifts are lawful. This constraint is the last wall.
create table worker_time (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  shift_id uuid not null,
  state text not null check (state in ('pencilled', 'accepted')),
  kind text not null check (kind in ('waking', 'sleep_in', 'on_call')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  break_minutes int not null check (break_minutes >= 0),
  lapses_at timestamptz,
  label text not null,
  taken_at timestamptz not null,
  taken_by uuid,
  primary key (organisation_id, id),
  constraint worker_time_one_a_shift unique (organisation_id, shift_id),
  foreign key (organisation_id, person_id) references worker_clock,
  check (ends_at > starts_at),
  check ((state = 'pencilled') = (lapses_at is not null)),
  constraint worker_time_no_overlap exclude using gist
    (organisation_id with =, person_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index worker_time_person on worker_time (organisation_id, person_id, starts_at);
create index worker_time_starts on worker_time (organisation_id, starts_at);
call put_behind_wall('worker_time', 'select, insert, update, delete');

-- What the worker said about a span of days; the latest word about a moment counts, and it has an age.
create table availability (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('available', 'unavailable')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null default '',
  said_at timestamptz not null,
  how text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  check (ends_at > starts_at)
);
create index availability_person on availability (organisation_id, person_id, ends_at);
call put_behind_wall('availability', 'select, insert, update (reason, how)');

-- Hours worked for others: a standing declaration answers until it lapses (practice W6).
create table declared_hours (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  weekly_minutes int not null check (weekly_minutes between 0 and 10080),
  said_on date not null,
  answers_until date not null check (answers_until >= said_on),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index declared_hours_person on declared_hours (organisation_id, person_id, said_on);
call put_behind_wall('declared_hours', 'select, insert');

create table opt_out (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  form text not null check (form in ('written', 'oral')),
  signed_on date not null,
  notice_days int not null default 7 check (notice_days between 7 and 92),
  notice_given_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index opt_out_person on opt_out (organisation_id, person_id, signed_on);
call put_behind_wall('opt_out', 'select, insert, update');

-- Days that are left out of the 48-hour average (reg 4(5)): the four weeks' leave, sickness, family leave.
create table absence (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('annual_leave', 'sickness', 'maternity', 'paternity', 'adoption', 'parental', 'other')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index absence_person on absence (organisation_id, person_id, to_on);
call put_behind_wall('absence', 'select, insert');
