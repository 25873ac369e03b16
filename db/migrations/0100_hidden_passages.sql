-- Passages of free text that a person hid before an item leaves: the learner before a claim, the employer before a release
-- (W29). Where they stand is kept, never what they say; a text that was changed since is looked at again.

-- In order, apart, from before to.
create function are_passages(p int[]) returns boolean language sql immutable set search_path = pg_catalog as $$
  select cardinality(p) % 2 = 0 and cardinality(p) <= 400 and array_position(p, null) is null
    and (cardinality(p) = 0 or (p[1] >= 0 and array_ndims(p) = 1 and (
      select bool_and(p[n] < p[n + 1]) from generate_series(1, cardinality(p) - 1) n))) $$;

-- All that one side hides of one text from now on; the newest row of a place and side counts.
create table hidden_passages (
  organisation_id uuid not null,
  -- Of the press, which may say it of many texts.
  id uuid not null,
  learner_id uuid not null,
  evidence_id uuid not null,
  side text not null check (side in ('learner', 'employer')),
  -- 'note', 'document/12/worker/0/3': as a rendition is made of the item.
  place text not null check (place <> '' and length(place) <= 200),
  number int not null check (number > 0),
  -- Of the text as it was looked at, with what is hidden by itself hidden.
  text_sha256 bytea not null check (octet_length(text_sha256) = 32),
  -- From, to, from, to: UTF-16 units of that text. None: nothing beside what is hidden by itself.
  passages int[] not null check (are_passages(passages)),
  hidden_at timestamptz not null,
  hidden_by uuid not null,
  primary key (organisation_id, id, place),
  constraint hidden_passages_once unique (organisation_id, evidence_id, place, side, number),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, hidden_by) references member,
  check ((side = 'learner') = (hidden_by = learner_id))
);
call put_behind_wall('hidden_passages', 'select, insert');
