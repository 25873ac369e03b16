-- Which decisions a signature of a base covers: those that were in it when it was signed. What is decided later waits
-- for a signature of its own.
create table signed_decision (
  organisation_id uuid not null,
  decision_id uuid not null,
  cycle_id uuid not null,
  turn int not null,
  primary key (organisation_id, cycle_id, decision_id),
  foreign key (organisation_id, decision_id) references unit_decision
);
alter table external_signature add column turn int not null default 1 check (turn > 0);
alter table external_signature drop constraint external_signature_pkey;
alter table external_signature add primary key (organisation_id, cycle_id, turn);
alter table verification_signature add column turn int not null default 1 check (turn > 0);
alter table verification_signature drop constraint verification_signature_pkey;
alter table verification_signature add primary key (organisation_id, cycle_id, turn);
alter table signed_decision add foreign key (organisation_id, cycle_id, turn) references verification_signature;
call put_behind_wall('signed_decision', 'select, insert');
create index signed_decision_of on signed_decision (organisation_id, decision_id);

-- What was signed before is what was released with it, and what was decided by then in a base not released yet.
insert into signed_decision (organisation_id, decision_id, cycle_id, turn)
  select r.organisation_id, r.decision_id, r.cycle_id, 1
  from ratified_decision r join verification_signature s
    on s.organisation_id = r.organisation_id and s.cycle_id = r.cycle_id;
insert into signed_decision (organisation_id, decision_id, cycle_id, turn)
  select s.organisation_id, d.id, s.cycle_id, 1
  from verification_signature s
    join verification_cycle c on c.organisation_id = s.organisation_id and c.id = s.cycle_id
    join unit_decision d on d.organisation_id = s.organisation_id and d.decided_at <= s.recorded_at
    join claim m on m.organisation_id = d.organisation_id and m.id = d.claim_id
    join framework_unit u on u.organisation_id = m.organisation_id and u.id = m.unit_id
      and u.framework_id = c.framework_id
  where (d.decided_at at time zone 'Europe/London')::date between c.from_on and c.to_on
    and not exists (select 1 from verification_release r
      where r.organisation_id = s.organisation_id and r.cycle_id = s.cycle_id)
  on conflict do nothing;

-- Each signature by an account's own press is by who signed that turn.
create or replace function signature_by_external() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (
    select 1 from external_appointment a join verification_cycle c
      on c.organisation_id = a.organisation_id and c.framework_code = a.framework_code
    where c.organisation_id = new.organisation_id and c.id = new.cycle_id and a.ended_at is null
      and (new.recorded_at at time zone 'Europe/London')::date between a.from_on and a.to_on
  ) and not exists (
    select 1 from external_signature s
    where s.organisation_id = new.organisation_id and s.cycle_id = new.cycle_id and s.turn = new.turn
      and s.member_id = new.recorded_by
  ) then
    raise exception 'The external verifier signs this base themselves.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
