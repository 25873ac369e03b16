-- What is kept of a worker beyond that a check was done: how much a student may work, what a certificate
-- covers, who a referee is, health for nights, and what was told to a client before they came. Nothing is
-- edited: what is recorded later takes the place of what was recorded before.
create table student_permission (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  weekly_limit_minutes int not null check (weekly_limit_minutes in (600, 1200)),
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  -- Terms as the education provider gave them: [{"from": date, "to": date}], and the days they speak for.
  terms jsonb not null,
  covers_from date,
  covers_to date check (covers_to >= covers_from),
  given_by text not null,
  given_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  check (num_nulls(covers_from, covers_to, given_on) in (0, 3)),
  check (covers_from is null or given_by <> ''),
  check (covers_from is not null or terms = '[]'::jsonb)
);
create index student_permission_person on student_permission (organisation_id, person_id);
call put_behind_wall('student_permission', 'select, insert, update (given_by)');

create table certificate (
  organisation_id uuid not null,
  check_id uuid not null,
  person_id uuid not null,
  issued_by text not null check (issued_by in ('dbs', 'disclosure_scotland', 'access_ni')),
  level text not null check (level in ('basic', 'standard', 'enhanced')),
  workforce text not null check (workforce in ('child', 'adult', 'child_and_adult', 'other')),
  children_list boolean not null,
  adults_list boolean not null,
  issued_on date not null,
  -- The day on which the original was seen with the worker in person; null: nobody saw it.
  original_seen_on date check (original_seen_on >= issued_on),
  -- Does the worker agree to status checks in the Update Service? null: they did not join it.
  update_consent boolean,
  primary key (organisation_id, check_id),
  foreign key (organisation_id, check_id) references worker_check,
  foreign key (organisation_id, person_id) references candidate,
  -- The barred lists are seen only with an enhanced certificate; a basic one cannot join the service.
  constraint certificate_agrees check (
    (level = 'enhanced' or not (children_list or adults_list)) and (level <> 'basic' or update_consent is null))
);
create index certificate_person on certificate (organisation_id, person_id);
call put_behind_wall('certificate', 'select, insert');

create table status_check (
  organisation_id uuid not null,
  id uuid not null,
  check_id uuid not null,
  person_id uuid not null,
  checked_on date not null,
  unchanged boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, check_id) references certificate,
  foreign key (organisation_id, person_id) references candidate
);
create index status_check_person on status_check (organisation_id, person_id);
call put_behind_wall('status_check', 'select, insert');

-- What a reference needs before somebody is supplied to vulnerable people; null: not asked yet.
create table referee (
  organisation_id uuid not null,
  check_id uuid not null,
  person_id uuid not null,
  relative boolean,
  may_be_shown boolean,
  primary key (organisation_id, check_id),
  foreign key (organisation_id, check_id) references worker_check,
  foreign key (organisation_id, person_id) references candidate
);
create index referee_person on referee (organisation_id, person_id);
call put_behind_wall('referee', 'select, insert');

create table night_health (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  offered_on date not null,
  -- Null once the worker is erased: what stays is that it was offered.
  answer text check (answer in ('fit', 'days_only', 'unfit', 'not_answered')),
  -- Under 18 it has to be of health and capacities.
  capacities boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index night_health_person on night_health (organisation_id, person_id);
call put_behind_wall('night_health', 'select, insert, update (answer)');

-- What was told to a client about one worker before they came: that all checks are done, or what could not be had.
create table told_client (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  site_id uuid not null,
  what text not null check (what in ('checks_done', 'could_not_obtain')),
  sent_on date not null,
  steps text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, site_id) references site,
  check (what <> 'could_not_obtain' or steps <> '')
);
create index told_client_person on told_client (organisation_id, person_id);
call put_behind_wall('told_client', 'select, insert, update (steps)');
