-- A learner's whole record, from one centre to another: what left, and what came with somebody.

create table brought_record (
  organisation_id uuid not null references organisation,
  id uuid not null,
  learner_id uuid not null,
  -- The centre it is from, as its log is called, and the key a person confirmed.
  from_name text not null check (from_name <> ''),
  origin text not null,
  verifier_key text not null,
  manifest text not null,
  manifest_sha256 bytea not null check (manifest_sha256 = sha256(convert_to(manifest, 'UTF8'))),
  brought_at timestamptz not null,
  brought_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, manifest_sha256),
  unique (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, brought_by) references member,
  check (brought_by <> learner_id)
);
call put_behind_wall('brought_record', 'select, insert');

-- An item as it came: its place in the index and its package with rendition and proofs, byte for byte.
create table brought_item (
  organisation_id uuid not null,
  evidence_id uuid not null,
  learner_id uuid not null,
  record_id uuid not null,
  source text not null,
  accepted_at timestamptz not null,
  package text not null,
  primary key (organisation_id, evidence_id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id, record_id) references brought_record (organisation_id, learner_id, id)
);
call put_behind_wall('brought_item', 'select, insert');

-- An earlier decision, brought with them: never one of this centre's own. Prior achievement may rest on it (R13).
create table brought_decision (
  organisation_id uuid not null,
  record_id uuid not null,
  id uuid not null,
  framework_code text not null,
  unit text not null,
  outcome text not null check (outcome in ('achieved', 'not_yet')),
  standing text not null check (standing in ('informal', 'ratified')),
  decided_on date not null,
  -- The whole decision as it came, with its judgements.
  details jsonb not null,
  primary key (organisation_id, record_id, id),
  foreign key (organisation_id, record_id) references brought_record
);
call put_behind_wall('brought_decision', 'select, insert, update (details)');
