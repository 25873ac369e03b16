-- A witness who has not answered is reminded once by itself; the learner may remind them too.
alter table testimony_request add column looked_at timestamptz;
grant update (looked_at) on testimony_request to deskproof_app;

-- Requests that nobody answered, reminded of or took back, and at which no round has looked yet.
create function testimonies_due(p_at timestamptz) returns table (organisation_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.organisation_id, r.id from public.testimony_request r
  where r.looked_at is null and r.reminders = 0 and r.withdrawn_at is null and r.expires_at > p_at
    and r.asked_at <= p_at - interval '7 days'
    and not exists (select 1 from public.testimony t
      where t.organisation_id = r.organisation_id and t.request_id = r.id) $$;
create function organisations_with_testimonies_due(p_at timestamptz)
  returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.organisation o
  where o.id in (select d.organisation_id from public.testimonies_due(p_at) d) order by o.id $$;
revoke all on function testimonies_due(timestamptz), organisations_with_testimonies_due(timestamptz) from public;
grant execute on function testimonies_due(timestamptz), organisations_with_testimonies_due(timestamptz)
  to deskproof_app;
