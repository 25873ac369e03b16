-- Personal links: one person answers one matter for one purpose until one moment, without signing in. The token
-- itself is nowhere kept, only its SHA-256.
create table personal_link (
  organisation_id uuid not null references organisation,
  id uuid not null,
  purpose text not null check (purpose in ('availability', 'offer', 'signature', 'arrival')),
  person_id uuid not null,
  about uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  made_at timestamptz not null,
  made_by uuid,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz,
  withdrawn_at timestamptz,
  -- When a press that opened nothing was last recorded: a link pressed a hundred times leaves one entry an hour.
  refused_at timestamptz,
  primary key (organisation_id, id),
  constraint personal_link_token unique (token_hash),
  foreign key (organisation_id, person_id) references person
);
create index personal_link_about on personal_link (organisation_id, purpose, about);
create index personal_link_person on personal_link (organisation_id, person_id);
call put_behind_wall('personal_link', 'select, insert, update (used_at, withdrawn_at, refused_at)');

-- Before the organisation is known: the link's organisation and whether it is a sample, and nothing else.
create function link_organisation(p_token_hash bytea) returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.personal_link l join public.organisation o on o.id = l.organisation_id
  where l.token_hash = p_token_hash $$;
revoke all on function link_organisation(bytea) from public;
grant execute on function link_organisation(bytea) to deskproof_app;
