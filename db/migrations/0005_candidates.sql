-- Candidates: people looking for work. A worker is a candidate on the temp books.
create table role_name (
  organisation_id uuid not null references organisation,
  role text not null check (role ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  primary key (organisation_id, role)
);
call put_behind_wall('role_name', 'select, insert, update');

create table candidate (
  organisation_id uuid not null,
  person_id uuid not null,
  branch_id uuid,
  address text not null default '',
  town text not null default '',
  postcode text not null default '',
  latitude double precision,
  longitude double precision,
  located_by text check (located_by in ('district', 'area')),
  travel_miles int check (travel_miles >= 0),
  minimum_pay_pence int check (minimum_pay_pence >= 0),
  wanted_weekly_minutes int check (wanted_weekly_minutes >= 0),
  works_nights boolean,
  notes text not null default '',
  source text not null default '',
  source_system text not null default '',
  external_id text,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, branch_id) references branch
);
-- One file twice makes no second person: the other system's number is held once.
create unique index candidate_external on candidate (organisation_id, source_system, external_id) where external_id is not null;
create index candidate_registered on candidate (organisation_id, registered_at);
create index candidate_postcode on candidate (organisation_id, postcode collate "C");
call put_behind_wall('candidate', 'select, insert, update');

-- A candidate who left the books, with who and when; deleted when they come back.
create table candidate_archive (
  organisation_id uuid not null,
  person_id uuid not null,
  archived_at timestamptz not null,
  archived_by uuid,
  reason text not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('candidate_archive', 'select, insert, update, delete');

create table candidate_role (
  organisation_id uuid not null,
  person_id uuid not null,
  role text not null,
  primary key (organisation_id, person_id, role),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, role) references role_name
);
create index candidate_role_role on candidate_role (organisation_id, role);
call put_behind_wall('candidate_role', 'select, insert, delete');

create table candidate_skill (
  organisation_id uuid not null,
  person_id uuid not null,
  skill_key text not null,
  skill text not null,
  primary key (organisation_id, person_id, skill_key),
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('candidate_skill', 'select, insert, delete');

create table qualification (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (name <> ''),
  name_key text not null,
  awarded_by text not null default '',
  number text not null default '',
  issued_on date,
  expires_on date,
  seen_on date,
  seen_by uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index qualification_person on qualification (organisation_id, person_id);
call put_behind_wall('qualification', 'select, insert, update, delete');

create table work_history (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  employer text not null,
  job_title text not null default '',
  from_on date,
  to_on date,
  duties text not null default '',
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index work_history_person on work_history (organisation_id, person_id);
call put_behind_wall('work_history', 'select, insert, update, delete');

-- What a file brought in: one row a file, so that the same file again is recognised and reported.
create table candidate_import (
  organisation_id uuid not null,
  id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  mapping jsonb not null,
  rows_read int not null,
  people_added int not null,
  people_updated int not null,
  rows_refused int not null,
  report jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid,
  primary key (organisation_id, id)
);
call put_behind_wall('candidate_import', 'select, insert');

create index candidate_import_file on candidate_import (organisation_id, file_sha256);

-- Which row became whom: a row that was brought in before is known again, though it holds nothing but a name.
create table candidate_import_row (
  organisation_id uuid not null,
  import_id uuid not null,
  line int not null,
  person_id uuid not null,
  row_sha256 bytea not null,
  outcome text not null check (outcome in ('added', 'updated', 'skipped')),
  primary key (organisation_id, import_id, line),
  foreign key (organisation_id, import_id) references candidate_import,
  foreign key (organisation_id, person_id) references person
);
create index candidate_import_row_sha on candidate_import_row (organisation_id, row_sha256);
create index candidate_import_row_person on candidate_import_row (organisation_id, person_id);
call put_behind_wall('candidate_import_row', 'select, insert, delete');

create view candidates_published with (security_invoker = true) as
  select c.organisation_id, c.person_id, c.branch_id, c.postcode, c.latitude, c.longitude,
    exists (select 1 from candidate_archive a where a.organisation_id = c.organisation_id and a.person_id = c.person_id) as archived
  from candidate c;
grant select on candidates_published to deskproof_app;
