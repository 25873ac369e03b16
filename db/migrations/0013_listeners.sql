-- How far each listener has read an organisation's log. Its work and its bookmark commit together.
create table log_bookmark (
  organisation_id uuid not null references organisation,
  listener text not null check (listener <> ''),
  seq bigint not null check (seq >= 0),
  primary key (organisation_id, listener)
);
call put_behind_wall('log_bookmark', 'select, insert, update');

-- Whose log has entries that a listener has not read: found before an organisation is known, so it gives
-- ids and whether each is a sample, nothing else.
create function unheard_by(p_listener text) returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.organisation_id, o.is_sample from public.log_head h
  join public.organisation o on o.id = h.organisation_id
  left join public.log_bookmark b on b.organisation_id = h.organisation_id and b.listener = p_listener
  where h.seq > coalesce(b.seq, 0)
  order by h.organisation_id $$;
revoke all on function unheard_by(text) from public;
grant execute on function unheard_by(text) to deskproof_app;
