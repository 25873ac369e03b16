-- How a candidate comes onto the books: what was done when, who saw them, what they can do and how we know.
-- Stages are worked out from these records and stand in no column.
create table registration (
  organisation_id uuid not null,
  person_id uuid not null,
  -- The work they came for; what is missing is asked of it.
  role text not null,
  owner_id uuid not null,
  opened_at timestamptz not null,
  opened_by uuid,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, role) references role_name
);
create index registration_opened on registration (organisation_id, opened_at);
call put_behind_wall('registration', 'select, insert, update (role, owner_id)');

create table registration_step (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  step text not null check (step in ('form_out', 'form_back', 'cleared', 'declined', 'withdrawn', 'reopened')),
  -- Why it ended, in words of the desk; emptied with the person.
  reason text not null default '',
  at timestamptz not null,
  by_member uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references registration
);
create index registration_step_person on registration_step (organisation_id, person_id);
call put_behind_wall('registration_step', 'select, insert, update (reason)');

create table candidate_interview (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  held_at timestamptz not null,
  held_by uuid not null,
  how text not null check (how in ('in_person', 'video', 'phone')),
  needs text not null,
  wants text not null,
  expectations text not null,
  -- The document by which identity was seen; '' when it was not.
  identity_seen text not null default '',
  -- The check of identity that was recorded with it; null where whoever held it may record none.
  check_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index candidate_interview_person on candidate_interview (organisation_id, person_id);
call put_behind_wall('candidate_interview', 'select, insert, update (needs, wants, expectations, identity_seen)');

-- Skills as a list of a sector asks them: one answer a skill, the newest; each answering is sealed in the log.
create table candidate_skill_answer (
  organisation_id uuid not null,
  person_id uuid not null,
  sector text not null,
  skill text not null,
  list_version text not null,
  how text not null check (how in ('self_declared', 'shown', 'referee_says')),
  answered_at timestamptz not null,
  answered_by uuid,
  primary key (organisation_id, person_id, sector, skill),
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('candidate_skill_answer', 'select, insert, update, delete');

create table candidate_test (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (name <> ''),
  version text not null,
  score numeric(7, 2) not null check (score >= 0),
  out_of numeric(7, 2) not null check (out_of > 0),
  taken_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  constraint candidate_test_within check (score <= out_of)
);
create index candidate_test_person on candidate_test (organisation_id, person_id);
call put_behind_wall('candidate_test', 'select, insert, delete');

-- Which roles need a photo: a badge, a gatehouse. No other candidate's face is kept.
create table photo_role (
  organisation_id uuid not null,
  role text not null,
  because text not null check (because <> ''),
  since timestamptz not null,
  set_by uuid,
  primary key (organisation_id, role),
  foreign key (organisation_id, role) references role_name
);
call put_behind_wall('photo_role', 'select, insert, update, delete');

create table candidate_photo (
  organisation_id uuid not null,
  person_id uuid not null,
  content_type text not null check (content_type in ('image/jpeg', 'image/png')),
  bytes bytea not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  taken_in_at timestamptz not null,
  taken_in_by uuid,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('candidate_photo', 'select, insert, update, delete');
