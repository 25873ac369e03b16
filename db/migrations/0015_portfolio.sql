-- Learners, what the log suggests to them as evidence, what they referenced and claimed.

-- A learner is a member who works towards a framework; the member's id is the learner's.
create table learner (
  organisation_id uuid not null,
  member_id uuid not null,
  registered_at timestamptz not null,
  registered_by uuid not null,
  primary key (organisation_id, member_id),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, registered_by) references member
);
call put_behind_wall('learner', 'select, insert');

create table enrolment (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  framework_id uuid not null,
  started_on date not null,
  enrolled_at timestamptz not null,
  enrolled_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, learner_id, framework_id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, enrolled_by) references member
);
call put_behind_wall('enrolment', 'select, insert');

-- The optional units a learner works towards; mandatory ones need no row.
create table enrolment_unit (
  organisation_id uuid not null,
  enrolment_id uuid not null,
  unit_id uuid not null,
  chosen_at timestamptz not null,
  primary key (organisation_id, enrolment_id, unit_id),
  foreign key (organisation_id, enrolment_id) references enrolment,
  foreign key (organisation_id, unit_id) references framework_unit
);
call put_behind_wall('enrolment_unit', 'select, insert, delete');

-- Work records that belong together: a booking from request to confirmation, a worker's registration and checks.
create table evidence_case (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  about_kind text not null check (about_kind in ('booking', 'worker', 'client', 'person')),
  about_id uuid not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  set_aside_at timestamptz,
  set_aside_because text,
  primary key (organisation_id, id),
  unique (organisation_id, learner_id, about_kind, about_id),
  foreign key (organisation_id, learner_id) references learner,
  check ((set_aside_at is null) = (set_aside_because is null))
);
call put_behind_wall('evidence_case', 'select, insert, update');

-- One work record that shows something of the learner; the hash ties it to the log.
create table suggested_entry (
  organisation_id uuid not null,
  learner_id uuid not null,
  seq bigint not null,
  case_id uuid not null,
  entry_id uuid not null,
  leaf bytea not null check (octet_length(leaf) = 32),
  kind text not null,
  at timestamptz not null,
  -- What the learner did in it: acted, prepared what another sent, or contributed as another confirmed.
  part text not null check (part in ('actor', 'prepared', 'contributed')),
  -- Under which rows of the evidence table it counts: its own kind, or what several records show together.
  shows_as text[] not null,
  -- Null: it counts. Otherwise why it does not.
  not_counting text,
  check ((not_counting is null) = (cardinality(shows_as) > 0)),
  primary key (organisation_id, learner_id, seq),
  foreign key (organisation_id, case_id) references evidence_case,
  foreign key (organisation_id, seq) references log_entry
);
create index suggested_entry_case on suggested_entry (organisation_id, case_id);
call put_behind_wall('suggested_entry', 'select, insert, update (shows_as, not_counting)');

-- "I had a part in this": asked of whoever acted, and what they answered.
create table contribution (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  seq bigint not null,
  asked_of uuid not null,
  what text not null check (what <> ''),
  asked_at timestamptz not null,
  answered_at timestamptz,
  confirmed boolean,
  words text,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, seq) references log_entry,
  foreign key (organisation_id, asked_of) references member,
  check (asked_of <> learner_id),
  check ((answered_at is null) = (confirmed is null))
);
create unique index contribution_open on contribution (organisation_id, learner_id, seq)
  where confirmed is distinct from false;
call put_behind_wall('contribution', 'select, insert, update');

create table evidence (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  case_id uuid not null,
  title text not null check (title <> ''),
  note text not null default '',
  -- Why work older than three years is used nevertheless.
  older_because text,
  accepted_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, case_id) references evidence_case
);
call put_behind_wall('evidence', 'select, insert, update (title, note, older_because)');

-- The records an item consists of, with every member who had a hand in them: an assessor among them is a party.
create table evidence_entry (
  organisation_id uuid not null,
  evidence_id uuid not null,
  learner_id uuid not null,
  seq bigint not null,
  parties uuid[] not null,
  primary key (organisation_id, evidence_id, seq),
  -- A record is in one item of a learner, so that a portfolio says nothing twice.
  unique (organisation_id, learner_id, seq),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id, seq) references suggested_entry
);
call put_behind_wall('evidence_entry', 'select, insert');

create table evidence_reference (
  organisation_id uuid not null,
  evidence_id uuid not null,
  criterion_id uuid not null,
  learner_id uuid not null,
  note text not null default '',
  referenced_at timestamptz not null,
  primary key (organisation_id, evidence_id, criterion_id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, criterion_id) references framework_criterion
);
create index evidence_reference_learner on evidence_reference (organisation_id, learner_id);
create index evidence_reference_criterion on evidence_reference (organisation_id, criterion_id);
call put_behind_wall('evidence_reference', 'select, insert, update (note), delete');

-- A learner's claim of one unit; each attempt is a claim of its own, and only one is open at a time.
create table claim (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  attempt int not null check (attempt > 0),
  -- The learner's words that the work is their own.
  declaration text not null check (declaration <> ''),
  claimed_at timestamptz not null,
  assessor_id uuid,
  taken_at timestamptz,
  withdrawn_at timestamptz,
  decided_at timestamptz,
  -- An achieved unit is not claimed again; after a "not yet" it may be.
  achieved boolean,
  primary key (organisation_id, id),
  unique (organisation_id, learner_id, unit_id, attempt),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, assessor_id) references member,
  -- One person may hold both roles, never both on one learner's unit.
  check (assessor_id <> learner_id),
  check ((assessor_id is null) = (taken_at is null)),
  check ((decided_at is null) = (achieved is null)),
  check (withdrawn_at is null or decided_at is null)
);
create unique index claim_open on claim (organisation_id, learner_id, unit_id)
  where withdrawn_at is null and decided_at is null;
create index claim_waiting on claim (organisation_id, claimed_at) where withdrawn_at is null and decided_at is null;
call put_behind_wall('claim', 'select, insert, update (assessor_id, taken_at, withdrawn_at, decided_at, achieved)');

-- What the learner put before the assessor, frozen: redacted, as canonical JSON, under the centre's own retention.
create table claim_evidence (
  organisation_id uuid not null,
  claim_id uuid not null,
  evidence_id uuid not null,
  rendition text not null,
  rendition_sha256 bytea not null check (octet_length(rendition_sha256) = 32),
  primary key (organisation_id, claim_id, evidence_id),
  foreign key (organisation_id, claim_id) references claim,
  foreign key (organisation_id, evidence_id) references evidence,
  check (rendition_sha256 = sha256(convert_to(rendition, 'UTF8')))
);
call put_behind_wall('claim_evidence', 'select, insert');

create table claim_reference (
  organisation_id uuid not null,
  claim_id uuid not null,
  evidence_id uuid not null,
  criterion_id uuid not null,
  note text not null default '',
  primary key (organisation_id, claim_id, evidence_id, criterion_id),
  foreign key (organisation_id, claim_id, evidence_id) references claim_evidence,
  foreign key (organisation_id, criterion_id) references framework_criterion
);
call put_behind_wall('claim_reference', 'select, insert');

-- From which pseudonyms are made: stable in an organisation, told to nobody.
create table pseudonym_key (
  organisation_id uuid primary key references organisation,
  key bytea not null check (octet_length(key) = 32)
);
call put_behind_wall('pseudonym_key', 'select, insert');
