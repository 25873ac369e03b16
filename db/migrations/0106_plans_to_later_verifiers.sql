-- A plan goes to an external verifier on the first day of their appointment too, by itself (R84).
alter table verification_sending alter column recorded_by drop not null;
comment on column verification_sending.recorded_by is 'Null: it went by itself';

-- Where the newest plan of a base that is not released went to nobody who is appointed for its qualification today. A week
-- back, so that whom mail cannot reach is not tried for ever.
create function plans_due(p_at timestamptz)
  returns table (organisation_id uuid, is_sample boolean, framework_code text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct o.id, o.is_sample, a.framework_code
  from public.external_appointment a
  join public.organisation o on o.id = a.organisation_id
  cross join lateral (select (p_at at time zone 'Europe/London')::date as today) t
  join public.verification_cycle c on c.organisation_id = a.organisation_id and c.framework_code = a.framework_code
  cross join lateral (select p.id from public.verification_plan p where p.organisation_id = c.organisation_id
    and p.cycle_id = c.id order by p.version desc limit 1) p
  where a.ended_at is null and a.from_on between t.today - 7 and t.today and a.to_on >= t.today
    and not exists (select from public.verification_release r
      where r.organisation_id = c.organisation_id and r.cycle_id = c.id)
    and not exists (select from public.verification_sending s
      where s.organisation_id = c.organisation_id and s.plan_id = p.id and s.to_id = a.member_id)
$$;
revoke all on function plans_due(timestamptz) from public;
grant execute on function plans_due(timestamptz) to deskproof_app;
