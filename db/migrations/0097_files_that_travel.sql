-- What travels with a learner beside words: files, whose bytes follow in pieces, and claims that were open.

-- A file of an item that came: what the record says it is; it is kept as every file is (evidence_file).
create table brought_file (
  organisation_id uuid not null,
  evidence_id uuid not null,
  learner_id uuid not null,
  record_id uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (organisation_id, evidence_id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence_file (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id, record_id) references brought_record (organisation_id, learner_id, id)
);
call put_behind_wall('brought_file', 'select, insert');

-- A claim that nobody had decided when the learner left: to be claimed again here, never taken over.
create table brought_claim (
  organisation_id uuid not null,
  record_id uuid not null,
  id uuid not null,
  framework_code text not null,
  unit text not null,
  attempt int not null check (attempt > 0),
  claimed_on date not null,
  primary key (organisation_id, record_id, id),
  foreign key (organisation_id, record_id) references brought_record
);
call put_behind_wall('brought_claim', 'select, insert');
