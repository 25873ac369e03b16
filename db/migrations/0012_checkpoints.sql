-- Signed checkpoints of the log, the keys that sign them, and stored nodes of the tree.

-- The name of an organisation's log: what stands first in its checkpoints and names its keys. A sample's
-- says so itself, so that no proof of a sample passes as evidence.
create function log_origin(p_organisation uuid) returns text
  language sql stable set search_path = pg_catalog, public as $$
  select case when o.is_sample then 'deskproof/sample-not-evidence/' else 'deskproof/log/' end || o.id
  from public.organisation o where o.id = p_organisation $$;

-- Ed25519 keys, counted from 1. The private half is sealed by a secret that is not in this database.
create table log_key (
  organisation_id uuid not null references organisation,
  number int not null check (number > 0),
  id text not null check (id ~ '^[0-9a-f]{8}$'),
  verifier_key text not null check (verifier_key <> ''),
  sealed bytea not null,
  made_at timestamptz not null,
  made_by uuid,
  retired_at timestamptz,
  primary key (organisation_id, number),
  unique (organisation_id, id)
);
create unique index log_key_live on log_key (organisation_id) where retired_at is null;
call put_behind_wall('log_key', 'select, insert');
grant update (retired_at) on log_key to deskproof_app;

-- A checkpoint: the tree's root over the first `size` entries, and the signed note as it is handed out.
create table log_checkpoint (
  organisation_id uuid not null references organisation,
  size bigint not null check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  made_at timestamptz not null,
  primary key (organisation_id, size)
);
call put_behind_wall('log_checkpoint', 'select, insert');

-- Roots of complete subtrees of 2^level leaves, so that a proof never hashes the whole log.
create table log_node (
  organisation_id uuid not null references organisation,
  level smallint not null check (level in (8, 16)),
  place bigint not null check (place >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (organisation_id, level, place)
);
call put_behind_wall('log_node', 'select, insert');

-- Whose log has entries that no checkpoint holds yet: the worker asks, and learns the organisation alone.
create function logs_without_checkpoint() returns table (organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.organisation_id from public.log_head h
  where h.seq > coalesce((select max(c.size) from public.log_checkpoint c
                          where c.organisation_id = h.organisation_id), 0) $$;

revoke all on function log_origin(uuid), logs_without_checkpoint() from public;
grant execute on function log_origin(uuid), logs_without_checkpoint() to deskproof_app;
