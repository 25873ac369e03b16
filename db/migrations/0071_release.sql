-- Evidence between two organisations: an employer releases a learner's items to a centre, and a centre takes them in.
alter table personal_link drop constraint personal_link_purpose_check;
alter table personal_link add constraint personal_link_purpose_check check (purpose in ('availability', 'offer',
  'signature', 'arrival', 'reference', 'gatehouse', 'testimony', 'release'));

-- At the agency: a centre elsewhere where some of its people learn.
create table release_centre (
  organisation_id uuid not null references organisation,
  id uuid not null,
  name text not null check (name <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, recorded_by) references member
);
create unique index release_centre_once on release_centre (organisation_id, lower(name));
call put_behind_wall('release_centre', 'select, insert');

-- A learner asks that an item goes to a centre; the employer, never the learner, lets it go as it was looked at.
create table evidence_release (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  evidence_id uuid not null,
  centre_id uuid not null,
  -- The centre's invitation, by which it knows its learner.
  code text not null check (code <> ''),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  refused_because text,
  -- What went, byte for byte, and the checkpoint it is proved in.
  package text,
  package_sha256 bytea,
  checkpoint_size bigint,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, centre_id) references release_centre,
  foreign key (organisation_id, answered_by) references member,
  constraint released_by_another check (answered_by <> learner_id),
  check ((answered_at is null) = (answered_by is null)),
  check ((answered_at is null) = (package is null and refused_because is null)),
  check (package is null or refused_because is null),
  check ((package is null) = (package_sha256 is null) and (package is null) = (checkpoint_size is null)),
  check (package is null or package_sha256 = sha256(convert_to(package, 'UTF8')))
);
create unique index evidence_release_once on evidence_release (organisation_id, evidence_id, centre_id)
  where answered_at is null or package is not null;
create index evidence_release_learner on evidence_release (organisation_id, learner_id, asked_at);
call put_behind_wall('evidence_release',
  'select, insert, update (answered_at, answered_by, refused_because, package, package_sha256, checkpoint_size)');
create trigger evidence_release_stays before update of answered_at, answered_by, package, package_sha256, checkpoint_size
  on evidence_release for each row when (old.answered_at is not null) execute function keep_ended();

-- At the centre: an agency whose people learn here, the key that signs its log, and who reads its mail.
create table employer (
  organisation_id uuid not null references organisation,
  id uuid not null,
  name text not null check (name <> ''),
  contact_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  -- The name of its log, and its key: as the first package gave it, and confirmed by a person.
  origin text,
  verifier_key text,
  key_confirmed_at timestamptz,
  key_confirmed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, contact_id) references person,
  foreign key (organisation_id, recorded_by) references member,
  foreign key (organisation_id, key_confirmed_by) references member,
  check ((origin is null) = (verifier_key is null)),
  check ((key_confirmed_at is null) = (key_confirmed_by is null)),
  check (key_confirmed_at is null or verifier_key is not null)
);
create unique index employer_origin on employer (organisation_id, origin);
call put_behind_wall('employer',
  'select, insert, update (origin, verifier_key, key_confirmed_at, key_confirmed_by)');

-- Where a learner worked, from when to when, and under which id that employer knows them.
create table employment (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  employer_id uuid not null,
  from_on date not null,
  to_on date,
  -- The invitation that binds the two, once.
  code text not null check (code <> ''),
  known_as uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, code),
  unique (organisation_id, employer_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, employer_id) references employer,
  foreign key (organisation_id, recorded_by) references member,
  check (to_on is null or to_on >= from_on),
  constraint employment_one_at_a_time exclude using gist (organisation_id with =, learner_id with =, employer_id with =,
    daterange(from_on, to_on, '[]') with &&),
  constraint employment_of_one_learner exclude using gist (organisation_id with =, employer_id with =, known_as with =,
    learner_id with <>)
);
call put_behind_wall('employment', 'select, insert, update (to_on, known_as)');

-- Checkpoints of an employer's log as they came, with what they say of smaller ones: the log must only grow.
create table employer_checkpoint (
  organisation_id uuid not null,
  employer_id uuid not null,
  size bigint not null check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  growth jsonb not null,
  seen_at timestamptz not null,
  primary key (organisation_id, employer_id, size),
  foreign key (organisation_id, employer_id) references employer
);
call put_behind_wall('employer_checkpoint', 'select, insert');

-- A package as it came; an item once the employer's key is confirmed.
create table released_package (
  organisation_id uuid not null,
  id uuid not null,
  employer_id uuid not null,
  employment_id uuid not null,
  -- The item as the employer names it: one package of it stands.
  item uuid not null,
  package text not null,
  package_sha256 bytea not null check (package_sha256 = sha256(convert_to(package, 'UTF8'))),
  received_at timestamptz not null,
  -- Null: it came through the employer's own link.
  received_by uuid,
  evidence_id uuid,
  -- It waited for the employer's key, and was not signed by the one that was confirmed.
  turned_away_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, evidence_id),
  check (evidence_id is null or turned_away_at is null),
  foreign key (organisation_id, employer_id, employment_id) references employment (organisation_id, employer_id, id),
  foreign key (organisation_id, received_by) references member,
  foreign key (organisation_id, evidence_id) references evidence
);
create unique index released_package_once on released_package (organisation_id, employer_id, item)
  where turned_away_at is null;
call put_behind_wall('released_package', 'select, insert, update (evidence_id, turned_away_at)');
