-- Personal access tokens: a member's own key for programs, for so long and for so much. Only its SHA-256 is kept.
create table access_token (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  name text not null check (name <> ''),
  token_hash bytea not null check (octet_length(token_hash) = 32),
  -- How it begins, so that its owner knows one from another: 'dp_3fQx'.
  begins text not null,
  -- The lines of policy it may use; null: it may read, and nothing else.
  actions text[] check (cardinality(actions) > 0),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id),
  constraint access_token_hash unique (token_hash),
  foreign key (organisation_id, member_id) references member
);
create index access_token_member on access_token (organisation_id, member_id);
call put_behind_wall('access_token', 'select, insert, update (last_used_at, revoked_at, revoked_by)');

-- Before the organisation is known: the token's organisation and its own id, and nothing else.
create function access_token_organisation(p_token_hash bytea) returns table (organisation_id uuid, token_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select t.organisation_id, t.id from public.access_token t where t.token_hash = p_token_hash $$;

-- Wrong tries by what and by whom (an address, an account), counted in windows of a minute, for two processes
-- together. Nobody's organisation is known yet, so no row belongs to one.
create table bad_try (
  what text not null,
  who text not null,
  since timestamptz not null,
  tries int not null check (tries > 0),
  primary key (what, who)
);

create function bad_tries(p_what text, p_who text, p_now timestamptz) returns int
  language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(max(b.tries), 0)::int from public.bad_try b
  where b.what = p_what and b.who = p_who and b.since > p_now - interval '1 minute' $$;

create function note_bad_try(p_what text, p_who text, p_now timestamptz) returns int
  language sql security definer set search_path = pg_catalog, public as $$
  delete from public.bad_try b where b.since < p_now - interval '1 hour';
  insert into public.bad_try as b (what, who, since, tries) values (p_what, p_who, p_now, 1)
  on conflict (what, who) do update set
    tries = case when b.since > p_now - interval '1 minute' then b.tries + 1 else 1 end,
    since = case when b.since > p_now - interval '1 minute' then b.since else p_now end
  returning b.tries $$;

revoke all on function access_token_organisation(bytea), bad_tries(text, text, timestamptz),
  note_bad_try(text, text, timestamptz) from public;
grant execute on function access_token_organisation(bytea), bad_tries(text, text, timestamptz),
  note_bad_try(text, text, timestamptz) to deskproof_app;
