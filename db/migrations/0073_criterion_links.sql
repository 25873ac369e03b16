-- Criteria of one framework that show beside criteria of another, and by what other systems know a criterion.

-- Of a package: the identifier that its maker gave the criterion, so that a later package finds it.
create table criterion_identifier (
  organisation_id uuid not null,
  identifier uuid not null,
  criterion_id uuid not null,
  primary key (organisation_id, identifier),
  foreign key (organisation_id, criterion_id) references framework_criterion
);
create index criterion_identifier_of on criterion_identifier (organisation_id, criterion_id);
call put_behind_wall('criterion_identifier', 'select, insert');

-- By framework and code, so that a link holds for every revision that has them; where a file names the other end
-- by nothing but an identifier, by that. Never changed: taken back, and another one made.
create table criterion_link (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('related', 'exact', 'peer')),
  from_framework text not null check (from_framework <> ''),
  from_code text not null check (from_code <> ''),
  to_framework text,
  to_code text,
  to_identifier text,
  -- What the file calls the other end.
  to_title text not null default '',
  -- The document it came with; null: the centre made it, and says why.
  import_id uuid,
  because text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, import_id) references framework_import,
  foreign key (organisation_id, made_by) references member,
  foreign key (organisation_id, taken_back_by) references member,
  check ((to_framework is null) = (to_code is null)),
  check (to_code is not null or to_identifier is not null),
  check (from_framework is distinct from to_framework or from_code is distinct from to_code),
  check (import_id is not null or (made_by is not null and because <> '')),
  check ((taken_back_at is null) = (taken_back_by is null))
);
create unique index criterion_link_once on criterion_link (organisation_id, kind, from_framework, from_code,
  coalesce(to_framework, ''), coalesce(to_code, ''), coalesce(to_identifier, '')) where taken_back_at is null;
call put_behind_wall('criterion_link', 'select, insert, update (taken_back_at, taken_back_by)');

alter table framework_import drop constraint framework_import_outcome_check;
alter table framework_import add constraint framework_import_outcome_check
  check (outcome in ('new', 'wording_added', 'new_version', 'links_added'));
