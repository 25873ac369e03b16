-- A list as somebody wants to see it again: the filters, the order and the search of its address, under a name.
-- Its owner is a member, a branch or the organisation itself; the name is theirs once a list.
create table saved_view (
  organisation_id uuid not null references organisation,
  id uuid not null,
  list text not null check (list ~ '^[a-z][a-z-]{1,39}$'),
  name text not null check (name <> '' and length(name) <= 60),
  name_key text not null check (name_key <> ''),
  audience text not null check (audience in ('me', 'branch', 'organisation')),
  owner_id uuid not null,
  branch_id uuid generated always as (case when audience = 'branch' then owner_id end) stored,
  -- Parts of the address by name, texts only.
  query jsonb not null check (jsonb_typeof(query) = 'object' and length(query::text) <= 4000),
  made_at timestamptz not null,
  made_by uuid not null,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  constraint saved_view_list unique (organisation_id, id, list),
  foreign key (organisation_id, made_by) references member,
  foreign key (organisation_id, branch_id) references branch,
  check (audience <> 'me' or owner_id = made_by),
  check (audience <> 'organisation' or owner_id = organisation_id)
);
create unique index saved_view_name on saved_view (organisation_id, list, owner_id, name_key);
call put_behind_wall('saved_view', 'select, insert, update (name, name_key, query, changed_at), delete');

-- With which view a list opens for a member who asks for nothing else.
create table default_view (
  organisation_id uuid not null,
  member_id uuid not null,
  list text not null,
  view_id uuid not null,
  primary key (organisation_id, member_id, list),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, view_id, list) references saved_view (organisation_id, id, list) on delete cascade
);
create index default_view_view on default_view (organisation_id, view_id);
call put_behind_wall('default_view', 'select, insert, update (view_id), delete');
