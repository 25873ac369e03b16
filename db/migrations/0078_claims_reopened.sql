-- A claim decided as achieved may be found unsupported: it stays closed as it was decided, and the unit may be claimed
-- again from this moment on.
create table claim_reopened (
  organisation_id uuid not null,
  claim_id uuid not null,
  reopened_at timestamptz not null,
  reopened_by uuid not null,
  primary key (organisation_id, claim_id),
  foreign key (organisation_id, claim_id) references claim,
  foreign key (organisation_id, reopened_by) references member
);
call put_behind_wall('claim_reopened', 'select, insert');

create function reopened_was_achieved() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from claim
    where organisation_id = new.organisation_id and id = new.claim_id and achieved;
  if not found then
    raise exception 'claim % was not decided as achieved, so nothing is reopened', new.claim_id
      using errcode = 'integrity_constraint_violation', constraint = tg_name;
  end if;
  return new;
end $$;
create trigger claim_reopened_was_achieved after insert on claim_reopened
  for each row execute function reopened_was_achieved();
