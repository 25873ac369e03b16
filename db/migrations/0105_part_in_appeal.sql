-- Who has assessed, observed, advised or verified the learner at all has a part in what is appealed, not only who had
-- the claim itself: a panel weighs their work too (R92).
create or replace function part_in_appeal(appeal uuid, who uuid) returns text language sql stable
set search_path = pg_catalog, public as $$
  select case
    when a.learner_id = $2 then 'learner'
    when a.assessor_id = $2 then 'decided'
    when exists (select from verification_start v where v.organisation_id = a.organisation_id
      and v.claim_id = a.claim_id and v.verifier_id = $2) then 'verified'
    when exists (select from countersignature c where c.organisation_id = a.organisation_id
      and c.decision_id = a.decision_id and c.signer_id = $2) then 'countersigned'
    when exists (select from appeal_outcome o where o.organisation_id = a.organisation_id
      and o.appeal_id = a.id and o.stage = 'informal' and o.decided_by = $2) then 'answered'
    when exists (select from tie t where t.organisation_id = a.organisation_id
      and t.member_id = $2 and t.learner_id = a.learner_id and t.ended_at is null) then 'tied'
    when exists (select from claim c left join judgement j
        on j.organisation_id = c.organisation_id and j.claim_id = c.id
      where c.organisation_id = a.organisation_id and c.learner_id = a.learner_id
        and $2 in (c.assessor_id, j.assessor_id)) then 'assessed'
    when exists (select from observation o where o.organisation_id = a.organisation_id
      and o.learner_id = a.learner_id and o.observer_id = $2) then 'observed'
    when exists (select from caseload c where c.organisation_id = a.organisation_id
      and c.learner_id = a.learner_id and c.member_id = $2) then 'looked_after'
    when exists (select from verification_start v where v.organisation_id = a.organisation_id
      and v.learner_id = a.learner_id and v.verifier_id = $2) then 'verified_learner'
  end
  from appeal a where a.organisation_id = current_organisation() and a.id = $1
$$;
