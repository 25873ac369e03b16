-- Behaviour over time: a question counted over a learner's own work of some weeks, its answer sealed as one item.
create table behaviour_count (
  organisation_id uuid not null,
  evidence_id uuid not null,
  learner_id uuid not null,
  pattern text not null check (pattern ~ '^[a-z_]{3,40}$'),
  -- Of the way of counting: another way is another version.
  version int not null check (version >= 1),
  from_on date not null,
  to_on date not null,
  -- The last entry of the log that was there when it was counted.
  up_to_seq bigint not null check (up_to_seq >= 0),
  occasions int not null,
  shown int not null,
  -- Week by week, and the twelve months before beside it.
  result jsonb not null,
  result_sha256 bytea not null check (octet_length(result_sha256) = 32),
  -- Of the entries counted, by place and leaf: whoever has the log counts the same.
  entries_sha256 bytea not null check (octet_length(entries_sha256) = 32),
  counted_at timestamptz not null,
  primary key (organisation_id, evidence_id),
  constraint behaviour_count_once unique (organisation_id, learner_id, pattern, version, from_on, to_on),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  -- A pattern is weeks, not a day: four at least, and no more than a year.
  check (to_on - from_on between 27 and 365),
  check (occasions >= 8 and shown between 0 and occasions)
);
call put_behind_wall('behaviour_count', 'select, insert');
