-- What learners declare with a claim, by version: a claim keeps the version and hash it was made under (C4).
-- Version 0 is the house's own text; a centre publishes from version 1.
create table declaration_text (
  organisation_id uuid not null references organisation,
  id uuid not null,
  version int not null check (version > 0),
  words text not null check (words <> ''),
  words_sha256 bytea not null,
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (organisation_id, id),
  constraint declaration_text_version unique (organisation_id, version),
  constraint declaration_text_as_declared unique (organisation_id, version, words_sha256),
  check (words_sha256 = sha256(convert_to(words, 'UTF8'))),
  foreign key (organisation_id, published_by) references member
);
call put_behind_wall('declaration_text', 'select, insert');

alter table claim add column declared_version int check (declared_version >= 0);
alter table claim add column declared_sha256 bytea check (octet_length(declared_sha256) = 32);
alter table claim add column declared_own int generated always as (nullif(declared_version, 0)) stored;
alter table claim add constraint claim_declared_whole
  check ((declared_version is null) = (declared_sha256 is null));
alter table claim add constraint claim_declared_as_published
  foreign key (organisation_id, declared_own, declared_sha256)
  references declaration_text (organisation_id, version, words_sha256);
