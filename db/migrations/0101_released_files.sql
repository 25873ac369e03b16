-- A file of an item that an employer released: its package says what it is, its bytes follow in pieces and are kept as
-- every file's are (evidence_file).
create table released_file (
  organisation_id uuid not null,
  evidence_id uuid not null,
  learner_id uuid not null,
  package_id uuid not null,
  -- Of all of it, as the employer's record seals it.
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (organisation_id, evidence_id),
  unique (organisation_id, package_id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence_file (organisation_id, learner_id, id),
  foreign key (organisation_id, package_id) references released_package
);
call put_behind_wall('released_file', 'select, insert');
