-- What people must have learned for which work, who is booked to learn it, and what came of it. That somebody has
-- it is kept once, as a qualification of the candidate with the name of the course: what is held, from whatever
-- source, is read there.
create table training_course (
  organisation_id uuid not null references organisation,
  id uuid not null,
  name text not null check (name <> ''),
  -- Under which spellings of the name meet; also the key of the qualification it gives.
  name_key text not null,
  kind text not null check (kind in ('course', 'induction')),
  -- Whole months from the day it was taken; null: it does not run out.
  months_valid int check (months_valid between 1 and 120),
  -- How many weeks before the end it is called due.
  due_weeks int not null check (due_weeks between 1 and 26),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  constraint training_course_once unique (organisation_id, name_key)
);
call put_behind_wall('training_course', 'select, insert, update (months_valid, due_weeks)');

-- Who must have it: everybody, or who works in a role, for a client, at a site.
create table training_requirement (
  organisation_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  role text,
  client_id uuid,
  site_id uuid,
  -- Whose word it is: what the hirer or the law asks is confirmed before a supply (Conduct Regulations, reg 19).
  asked_by text not null check (asked_by in ('client', 'law', 'agency')),
  -- The first day of work for which it counts.
  from_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, course_id) references training_course,
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, site_id) references site,
  check (site_id is null or client_id is not null)
);
create unique index training_requirement_once on training_requirement
  (organisation_id, course_id, coalesce(role, ''), coalesce(client_id::text, ''), coalesce(site_id::text, ''))
  where ended_at is null;
call put_behind_wall('training_requirement', 'select, insert, update (ended_at, ended_by)');

-- A course on a day, for one person or a group.
create table training_session (
  organisation_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null,
  provider text not null,
  -- Of one place, in pence.
  cost_pence int not null check (cost_pence between 0 and 1000000),
  paid_by text not null check (paid_by in ('agency', 'client', 'worker')),
  client_id uuid,
  -- Workers who pay were told all about it in writing on this day.
  told_on date,
  places int check (places between 1 and 500),
  planned_at timestamptz not null,
  planned_by uuid,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_because text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, course_id) references training_course,
  foreign key (organisation_id, client_id) references client,
  check ((paid_by = 'client') = (client_id is not null)),
  check (told_on is null or paid_by = 'worker')
);
create index training_session_when on training_session (organisation_id, starts_at);
call put_behind_wall('training_session',
  'select, insert, update (cancelled_at, cancelled_by, cancelled_because)');

-- One person's place, and what came of it.
create table training_attendee (
  organisation_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  booked_at timestamptz not null,
  booked_by uuid,
  outcome text check (outcome in ('attended', 'absent', 'withdrawn')),
  outcome_at timestamptz,
  outcome_by uuid,
  -- Attended: the number or name on the certificate, the day one of us saw it, and what it became.
  certificate text not null,
  seen_on date,
  qualification_id uuid,
  because text not null,
  primary key (organisation_id, session_id, person_id),
  foreign key (organisation_id, session_id) references training_session,
  foreign key (organisation_id, person_id) references candidate,
  check ((outcome is null) = (outcome_at is null)),
  check ((outcome is not distinct from 'attended') = (qualification_id is not null))
);
create index training_attendee_person on training_attendee (organisation_id, person_id);
call put_behind_wall('training_attendee', 'select, insert, update');
