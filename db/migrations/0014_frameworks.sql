-- Qualifications, standards and marking points as an organisation uses them, with what the linter found.
create table framework (
  organisation_id uuid not null references organisation,
  id uuid not null,
  code text not null check (code <> ''),
  -- A document that differs in structure from the one in use becomes the next revision; the old one stays.
  revision int not null check (revision > 0),
  title text not null,
  kind text not null check (kind in ('qualification', 'standard', 'marking_points')),
  source text not null check (source in ('built_in', 'imported')),
  document_version text,
  -- The first in the document, as a rule the cover's.
  qualification_number text,
  level int,
  credit int,
  mandatory_credit int,
  optional_credit int,
  -- What the table of credits states, where the sentence of the rules may say another.
  optional_minimum int,
  credit_top int,
  least_hours int,
  most_hours int,
  adopted_at timestamptz not null,
  adopted_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, code, revision)
);
call put_behind_wall('framework', 'select, insert, update');

create table framework_unit (
  organisation_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  reference text not null,
  title text not null,
  level int,
  credit int,
  guided_hours int,
  ofqual_number text,
  unit_group text check (unit_group in ('mandatory', 'optional')),
  expires_on date,
  position int not null,
  -- What the document prints on the unit's own page and in its row of the table; title, level, credit and
  -- hours above are those of the two that the centre goes by.
  page_title text,
  table_title text,
  page_level int,
  table_level int,
  page_credit int,
  table_credit int,
  page_hours int,
  table_hours int,
  primary key (organisation_id, id),
  unique (organisation_id, framework_id, reference),
  unique (organisation_id, framework_id, id),
  foreign key (organisation_id, framework_id) references framework
);
call put_behind_wall('framework_unit', 'select, insert, update');

-- The label is ours; the wording is the awarding body's and is there only once their document was imported.
create table framework_outcome (
  organisation_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  number int not null,
  label text not null,
  wording text,
  primary key (organisation_id, id),
  unique (organisation_id, unit_id, number),
  foreign key (organisation_id, unit_id) references framework_unit
);
call put_behind_wall('framework_outcome', 'select, insert, update');

create table framework_criterion (
  organisation_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  unit_id uuid not null,
  outcome_id uuid not null,
  -- 'RPC1.1.1', 'K1', 'FLEX.1': one within its framework.
  code text not null,
  number text not null,
  label text not null,
  wording text,
  closes text not null check (closes in ('record', 'observation', 'discussion')),
  position int not null,
  primary key (organisation_id, id),
  unique (organisation_id, framework_id, code),
  unique (organisation_id, unit_id, id),
  foreign key (organisation_id, framework_id, unit_id)
    references framework_unit (organisation_id, framework_id, id),
  foreign key (organisation_id, outcome_id) references framework_outcome
);
create index framework_criterion_unit on framework_criterion (organisation_id, unit_id);
call put_behind_wall('framework_criterion', 'select, insert, update');

-- Each document of an awarding body that changed something here, and what it did.
create table framework_import (
  organisation_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  outcome text not null check (outcome in ('new', 'wording_added', 'new_version')),
  file_name text not null,
  file_sha256 bytea not null check (octet_length(file_sha256) = 32),
  imported_at timestamptz not null,
  imported_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, imported_by) references member
);
create index framework_import_of on framework_import (organisation_id, framework_id, imported_at);
call put_behind_wall('framework_import', 'select, insert');

-- What the linter said of that document.
create table framework_finding (
  organisation_id uuid not null,
  import_id uuid not null,
  position int not null,
  code text not null,
  place text not null,
  stated text not null,
  computed text not null,
  message text not null,
  primary key (organisation_id, import_id, position),
  foreign key (organisation_id, import_id) references framework_import
);
call put_behind_wall('framework_finding', 'select, insert');

-- What the centre chose where the document contradicts itself; the newest choice of a key counts.
create table framework_choice (
  organisation_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  key text not null,
  value text not null,
  because text not null,
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, chosen_by) references member
);
create index framework_choice_key on framework_choice (organisation_id, framework_id, key, chosen_at);
call put_behind_wall('framework_choice', 'select, insert');

-- What other rooms may join: criteria with their unit and framework.
create view criteria_published with (security_invoker = true) as
  select c.organisation_id, c.id as criterion_id, c.code, c.number, c.label, c.wording, c.closes, c.position,
    c.unit_id, u.reference as unit_reference, u.title as unit_title, u.unit_group, u.position as unit_position,
    c.outcome_id, o.number as outcome_number, o.label as outcome_label, o.wording as outcome_wording,
    c.framework_id, f.code as framework_code, f.title as framework_title, f.revision as framework_revision
  from framework_criterion c
  join framework_unit u on u.organisation_id = c.organisation_id and u.id = c.unit_id
  join framework_outcome o on o.organisation_id = c.organisation_id and o.id = c.outcome_id
  join framework f on f.organisation_id = c.organisation_id and f.id = c.framework_id;
grant select on criteria_published to deskproof_app;
