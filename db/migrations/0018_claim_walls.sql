-- What the application refuses, the database refuses too: only the assessor who took a claim judges it, and
-- a claim that was decided or taken back stays so. The learner is never its assessor, so never judges it.
alter table claim add constraint claim_assessor unique (organisation_id, id, assessor_id);
alter table judgement add constraint judgement_by_its_assessor
  foreign key (organisation_id, claim_id, assessor_id) references claim (organisation_id, id, assessor_id);
alter table considered_evidence add constraint considered_by_its_assessor
  foreign key (organisation_id, claim_id, considered_by) references claim (organisation_id, id, assessor_id);
alter table unit_decision add constraint decided_by_its_assessor
  foreign key (organisation_id, claim_id, decided_by) references claim (organisation_id, id, assessor_id);

create function keep_closed_claim() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'claim % is closed and stays as it is', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger claim_stays_closed before update on claim for each row
  when (old.decided_at is not null or old.withdrawn_at is not null) execute function keep_closed_claim();
