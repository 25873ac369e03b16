-- Until when a framework and its units may be used, and how learners move to the version that replaces one.

-- As the document says; framework_unit.expires_on is the last day of registration, and of certification too where no
-- other day is said.
alter table framework add column registration_ends_on date, add column certification_ends_on date;
alter table framework_unit add column certification_ends_on date;

-- What the awarding body wrote after its document: the newest line of a framework or unit counts, none is changed.
create table framework_extension (
  organisation_id uuid not null references organisation,
  id uuid not null,
  framework_id uuid not null,
  -- Null: the version as a whole.
  unit_id uuid,
  until text not null check (until in ('registration', 'certification')),
  ends_on date not null,
  -- The letter, its reference or where it is kept, and its day.
  letter text not null check (letter <> ''),
  letter_dated date not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, framework_id, unit_id)
    references framework_unit (organisation_id, framework_id, id),
  foreign key (organisation_id, entered_by) references member
);
create index framework_extension_of on framework_extension (organisation_id, framework_id, entered_at);
call put_behind_wall('framework_extension', 'select, insert');

-- Enrolled although the version or one of its units had ended: why.
alter table enrolment add column ended_because text check (ended_because <> '');
grant update (ended_because) on enrolment to deskproof_app;

-- What a package says replaces a criterion is kept as it was said, and shown where a framework is replaced.
alter table criterion_link drop constraint criterion_link_kind_check;
alter table criterion_link add constraint criterion_link_kind_check
  check (kind in ('related', 'exact', 'peer', 'replaced_by'));

-- Which criteria of a newer framework take the place of which of an older one: published whole, one version after another.
create table replacement_map (
  organisation_id uuid not null references organisation,
  id uuid not null,
  from_framework_id uuid not null,
  to_framework_id uuid not null,
  version int not null check (version > 0),
  because text not null check (because <> ''),
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (organisation_id, id),
  constraint replacement_map_version unique (organisation_id, from_framework_id, to_framework_id, version),
  foreign key (organisation_id, from_framework_id) references framework,
  foreign key (organisation_id, to_framework_id) references framework,
  foreign key (organisation_id, published_by) references member,
  check (from_framework_id <> to_framework_id)
);
call put_behind_wall('replacement_map', 'select, insert');

-- Each criterion of the older framework with what replaces it, in as many rows; null: nothing does.
create table replacement_row (
  organisation_id uuid not null,
  map_id uuid not null,
  position int not null,
  from_criterion_id uuid not null,
  to_criterion_id uuid,
  -- How it was found: said by the maker's package, the same words, the same code, or by hand.
  found_by text not null check (found_by in ('package', 'words', 'code', 'hand')),
  -- The centre says that who met the old criterion has met the new one.
  judgement_carries boolean not null default false,
  primary key (organisation_id, map_id, position),
  foreign key (organisation_id, map_id) references replacement_map,
  foreign key (organisation_id, from_criterion_id) references framework_criterion,
  foreign key (organisation_id, to_criterion_id) references framework_criterion,
  constraint replacement_row_once unique nulls not distinct
    (organisation_id, map_id, from_criterion_id, to_criterion_id),
  check (to_criterion_id is not null or not judgement_carries)
);
create index replacement_row_to on replacement_row (organisation_id, map_id, to_criterion_id);
call put_behind_wall('replacement_row', 'select, insert');

-- A judgement carries over only from one criterion to one.
create function replacement_row_one_to_one() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from replacement_row r
    join replacement_row o on o.organisation_id = r.organisation_id and o.map_id = r.map_id
      and (o.from_criterion_id = r.from_criterion_id or o.to_criterion_id = r.to_criterion_id)
      and (o.from_criterion_id, o.to_criterion_id) is distinct from (r.from_criterion_id, r.to_criterion_id)
    where r.organisation_id = new.organisation_id and r.map_id = new.map_id and r.judgement_carries
  ) then
    raise exception 'a judgement carries over only from one criterion to one'
      using errcode = 'check_violation', constraint = 'replacement_row_one_to_one';
  end if;
  return null;
end $$;
create constraint trigger replacement_row_one_to_one after insert on replacement_row
  deferrable initially deferred for each row execute function replacement_row_one_to_one();
