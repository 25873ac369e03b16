-- Holiday: how a worker's leave is reckoned, what is carried into a leave year, what they ask for and what became of it.
-- What is left is never kept: it is worked out from these records and from the time that the worker's shifts hold.
create table holiday_terms (
  organisation_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  -- The first day for which they hold; later terms end earlier ones.
  from_on date not null,
  class text not null check (class in ('fixed_hours', 'irregular_hours', 'part_year')),
  -- The first day of work with us.
  started_on date not null,
  -- A day on which the leave year begins; any year's.
  year_on date not null,
  -- Fixed hours: tenths of days and minutes a week.
  tenths_of_days int check (tenths_of_days between 1 and 70),
  minutes_a_week int check (minutes_a_week between 1 and 10080),
  -- Irregular hours and part of the year: at the end of what leave accrues.
  pay_period text not null check (pay_period in ('week', 'month')),
  -- Holiday pay is paid with each payment; the time is still taken.
  rolled_up boolean not null,
  -- Notice by contract, so many times the days of leave and so many more; null: as the regulations have it.
  ask_times int check (ask_times between 0 and 10),
  ask_more int check (ask_more between 0 and 365),
  refuse_times int check (refuse_times between 0 and 10),
  refuse_more int check (refuse_more between 0 and 365),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  constraint holiday_terms_once unique (organisation_id, person_id, from_on),
  check ((class = 'fixed_hours') = (tenths_of_days is not null)),
  check ((tenths_of_days is null) = (minutes_a_week is null)),
  check (not (rolled_up and class = 'fixed_hours')),
  check ((ask_times is null) = (ask_more is null) and (ask_times is null) = (refuse_times is null)
    and (ask_times is null) = (refuse_more is null))
);
call put_behind_wall('holiday_terms', 'select, insert');

create table holiday_carry (
  organisation_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  -- The first day of the leave year into which it is carried.
  into_on date not null,
  unit text not null check (unit in ('days', 'hours')),
  hundredths int not null check (hundredths between 1 and 100000),
  ground text not null check (ground in ('agreement', 'family_leave', 'sickness', 'not_enabled', 'brought_along')),
  -- The last day on which it may be taken.
  use_by date not null,
  because text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index holiday_carry_person on holiday_carry (organisation_id, person_id, into_on);
call put_behind_wall('holiday_carry', 'select, insert, update (because)');

create table holiday (
  organisation_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  -- The days of the week that count as days of leave, 1 Monday to 7 Sunday, and the minutes of each.
  weekdays int[] not null check (cardinality(weekdays) between 1 and 7),
  minutes_a_day int not null check (minutes_a_day between 1 and 1440),
  asked_on date not null,
  how text not null,
  note text not null,
  -- The last days on which notice was in time: the worker's, and ours to refuse.
  ask_by date not null,
  refuse_by date not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn', 'cancelled')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  -- Why it was refused, or given up after it was approved.
  because text not null,
  -- When and how the worker said that they give it up.
  given_up_on date,
  given_up_how text,
  -- The worker's days away that this holiday made.
  absences uuid[] not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  check ((state in ('approved', 'refused', 'cancelled')) = (decided_at is not null)),
  check (state <> 'refused' or because <> ''),
  check (state <> 'cancelled' or given_up_on is not null),
  check (state = 'approved' or cardinality(absences) = 0),
  -- Nobody is on two approved holidays on one day.
  constraint holiday_no_overlap exclude using gist
    (organisation_id with =, person_id with =, daterange(from_on, to_on, '[]') with &&) where (state = 'approved')
);
create index holiday_person on holiday (organisation_id, person_id, from_on);
create index holiday_state on holiday (organisation_id, state, from_on);
call put_behind_wall('holiday',
  'select, insert, update (to_on, note, how, state, decided_at, decided_by, because, given_up_on, given_up_how, absences)');

-- How many of a role may be away on one day: only ever a warning to whoever approves.
create table holiday_limit (
  organisation_id uuid not null references organisation,
  id uuid not null,
  -- null: of everybody.
  role text,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  most int not null check (most between 0 and 1000),
  because text not null,
  set_at timestamptz not null,
  set_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id)
);
call put_behind_wall('holiday_limit', 'select, insert, update (ended_at, ended_by)');

-- Leave beyond the four weeks is no excluded day of the 48-hour average (Working Time Regulations 1998, reg 4(5)).
alter table absence drop constraint absence_kind_check;
alter table absence add constraint absence_kind_check check (kind in ('annual_leave', 'further_leave', 'sickness',
  'maternity', 'pregnancy', 'paternity', 'adoption', 'parental', 'shared_parental', 'jury_service', 'shutdown', 'strike',
  'other'));
-- A holiday that is given up gives its days away back.
grant delete on absence to deskproof_app;
