-- Evidence that is no work record: what learners state, what witnesses say, what assessors and advisers saw.
alter table personal_link drop constraint personal_link_purpose_check;
alter table personal_link add constraint personal_link_purpose_check check (purpose in ('availability', 'offer',
  'signature', 'arrival', 'reference', 'gatehouse', 'testimony'));

-- A learner's own words about their work. Never changed: another one is written.
create table personal_statement (
  organisation_id uuid not null,
  evidence_id uuid not null,
  learner_id uuid not null,
  words text not null,
  -- Of the words as they were written; it stays when a name in them is forgotten.
  words_sha256 bytea not null check (octet_length(words_sha256) = 32),
  written_at timestamptz not null,
  primary key (organisation_id, evidence_id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id)
);
call put_behind_wall('personal_statement', 'select, insert, update (words)');

-- Asked of somebody who saw the work, while it is fresh.
create table testimony_request (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  witness_id uuid not null,
  relation text not null check (relation in ('client', 'worker', 'manager', 'reports_to_learner', 'colleague', 'other')),
  -- The item it was asked from; null: about something else.
  about_evidence uuid,
  what text not null check (what <> ''),
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  message_id uuid,
  reminders int not null default 0 check (reminders between 0 and 2),
  reminded_at timestamptz,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, witness_id) references person,
  foreign key (organisation_id, learner_id, about_evidence) references evidence (organisation_id, learner_id, id),
  check ((reminders = 0) = (reminded_at is null))
);
create index testimony_request_learner on testimony_request (organisation_id, learner_id, asked_at);
create index testimony_request_witness on testimony_request (organisation_id, witness_id);
call put_behind_wall('testimony_request',
  'select, insert, update (what, message_id, reminders, reminded_at, expires_at, withdrawn_at)');

-- What a witness said, once: the words signed by a press, or that they give none.
create table testimony (
  organisation_id uuid not null,
  request_id uuid not null,
  learner_id uuid not null,
  id uuid not null,
  declined boolean not null,
  words text not null default '',
  words_sha256 bytea check (octet_length(words_sha256) = 32),
  -- As the witness gave them: their job, and when they saw the work.
  job text not null default '',
  seen_on date,
  signed_name text not null default '',
  answered_at timestamptz not null,
  -- The item that it became.
  evidence_id uuid,
  primary key (organisation_id, request_id),
  unique (organisation_id, id),
  foreign key (organisation_id, learner_id, request_id) references testimony_request (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  check (declined = (evidence_id is null)),
  check (declined = (words_sha256 is null))
);
create index testimony_evidence on testimony (organisation_id, evidence_id);
call put_behind_wall('testimony', 'select, insert, update (words, job, signed_name)');

-- What an assessor or adviser saw, asked or talked about with a learner; both sign before it is evidence.
create table observation (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  observer_id uuid not null,
  -- An expert witness is an adviser, nobody else.
  acted_as text not null check (acted_as in ('assessor', 'adviser')),
  kind text not null check (kind in ('observation', 'discussion', 'questioning', 'expert_witness')),
  held_on date not null,
  place text not null check (place <> ''),
  minutes int not null check (minutes between 1 and 1440),
  words text not null,
  words_sha256 bytea not null check (octet_length(words_sha256) = 32),
  recorded_at timestamptz not null,
  answered_at timestamptz,
  agreed boolean,
  -- What the learner says of it.
  answer text not null default '',
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, observer_id) references member,
  constraint observed_by_another check (observer_id <> learner_id),
  constraint expert_witness_is_adviser check (kind <> 'expert_witness' or acted_as = 'adviser'),
  check ((answered_at is null) = (agreed is null))
);
create index observation_learner on observation (organisation_id, learner_id, recorded_at);
create index observation_observer on observation (organisation_id, observer_id, recorded_at);
call put_behind_wall('observation', 'select, insert, update (words, answered_at, agreed, answer)');

-- Where in it which criterion shows.
create table observation_mark (
  organisation_id uuid not null,
  observation_id uuid not null,
  criterion_id uuid not null,
  -- Seconds from its start; null: throughout.
  at_second int check (at_second between 0 and 86400),
  words text not null default '',
  primary key (organisation_id, observation_id, criterion_id),
  foreign key (organisation_id, observation_id) references observation,
  foreign key (organisation_id, criterion_id) references framework_criterion
);
call put_behind_wall('observation_mark', 'select, insert, update (words)');
