-- What a worker says about many days at once: 'Mon to Fri nights until further notice', 'every other weekend'. It is
-- a word about many moments; days away and dated words said since come before it. Told or not sure is a word too.
alter table availability drop constraint availability_state_check;
alter table availability add constraint availability_state_check
  check (state in ('available', 'unavailable', 'unknown'));

create table availability_pattern (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('available', 'unavailable')),
  -- 1 Monday to 7 Sunday, of the day on which it begins.
  weekdays smallint[] not null
    check (cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]),
  -- Every week, or every so many weeks, counted from the week of from_on.
  every_weeks smallint not null check (every_weeks between 1 and 4),
  from_on date not null,
  until_on date check (until_on >= from_on),
  -- On the clock in London; an end at or before the beginning lies on the next day, 00:00 to 00:00 is the whole day.
  from_clock text not null check (from_clock ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_clock text not null check (to_clock ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  reason text not null default '',
  said_at timestamptz not null,
  how text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid,
  -- The first day on which it says nothing any more, and when that was said.
  ended_on date,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  check ((ended_on is null) = (ended_at is null))
);
create index availability_pattern_person on availability_pattern (organisation_id, person_id);
call put_behind_wall('availability_pattern', 'select, insert, update (reason, how, ended_on, ended_at, ended_by)');
