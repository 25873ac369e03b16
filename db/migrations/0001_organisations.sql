-- Organisations, branches, members, roles, invitations, and the walls between tenants.
create extension if not exists btree_gist;

-- The organisation whose rows this transaction may see; null sees nothing.
create function current_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;

-- Puts a tenant table behind row-level security and grants the application what it needs, nothing more.
create procedure put_behind_wall(p_table regclass, p_grants text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('create policy tenant on %s using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', p_table);
  execute format('revoke all on %s from public', p_table);
  execute format('grant %s on %s to deskproof_app', p_grants, p_table);
end $$;
revoke all on procedure put_behind_wall from public;

create table organisation (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('agency', 'centre', 'agency_and_centre')),
  is_sample boolean not null default false,
  address text not null default '',
  email text not null default '',
  phone text not null default '',
  created_at timestamptz not null
);
alter table organisation enable row level security;
create policy tenant on organisation using (id = current_organisation()) with check (id = current_organisation());
grant select, insert, update (name, address, email, phone) on organisation to deskproof_app;

create table branch (
  organisation_id uuid not null references organisation,
  id uuid not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, name)
);
call put_behind_wall('branch', 'select, insert, update');

create table member (
  organisation_id uuid not null references organisation,
  id uuid not null,
  auth_user_id text not null,
  name text not null check (name <> ''),
  email text not null,
  branch_id uuid,
  joined_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, auth_user_id),
  foreign key (organisation_id, branch_id) references branch
);
create index member_auth_user on member (auth_user_id);
call put_behind_wall('member', 'select, insert, update');

create table member_role (
  organisation_id uuid not null,
  member_id uuid not null,
  role text not null check (role in ('owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer')),
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, member_id, role),
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('member_role', 'select, insert, delete');

-- A member who left keeps their name on what they did, and no longer comes in.
create table member_departure (
  organisation_id uuid not null,
  member_id uuid not null,
  left_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, member_id),
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('member_departure', 'select, insert, delete');

create table invitation (
  organisation_id uuid not null references organisation,
  id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  branch_id uuid,
  token_hash bytea not null unique,
  invited_at timestamptz not null,
  invited_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, branch_id) references branch
);
call put_behind_wall('invitation', 'select, insert, update');

-- What must be found before the organisation is known: each gives the organisation and nothing else.
create function memberships_of(p_auth_user_id text) returns table (organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.organisation_id from public.member m
  where m.auth_user_id = p_auth_user_id
    and not exists (select 1 from public.member_departure d
                    where d.organisation_id = m.organisation_id and d.member_id = m.id)
  order by m.joined_at, m.organisation_id $$;

create function invitation_organisation(p_token_hash bytea) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select i.organisation_id from public.invitation i where i.token_hash = p_token_hash $$;

-- Whether anybody has set up an organisation of their own yet, and the sample's id: the first-run page asks.
create function first_run() returns table (organisations bigint, sample_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) filter (where not is_sample), (array_agg(id) filter (where is_sample))[1] from public.organisation $$;

revoke all on function memberships_of(text), invitation_organisation(bytea), first_run() from public;
grant execute on function memberships_of(text), invitation_organisation(bytea), first_run() to deskproof_app;
