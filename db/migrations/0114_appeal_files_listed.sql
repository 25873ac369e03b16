-- Files of appeals go with their learner's record, as everything does that hangs on it; the list of destruction names
-- them by their hashes too. Only where there are any: a list that was drawn up before still says what its records are.
create or replace function learner_record_hashes(p_learner uuid) returns jsonb
  language sql stable set search_path = pg_catalog, public as $$
  select jsonb_build_object(
    'items', (select count(*) from evidence e
      where e.organisation_id = current_organisation() and e.learner_id = p_learner),
    'renditions', (select coalesce(jsonb_agg(distinct encode(v.rendition_sha256, 'hex')), '[]')
      from claim_evidence v join claim c on c.organisation_id = v.organisation_id and c.id = v.claim_id
      where c.organisation_id = current_organisation() and c.learner_id = p_learner),
    'files', (select coalesce(jsonb_agg(distinct encode(f.sha256, 'hex')), '[]') from evidence_file f
      where f.organisation_id = current_organisation() and f.learner_id = p_learner and f.sha256 is not null),
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('decision', d.id, 'unit', u.reference,
        'outcome', d.outcome, 'on', (d.decided_at at time zone 'Europe/London')::date)
        order by d.decided_at, d.id), '[]')
      from unit_decision d join claim c on c.organisation_id = d.organisation_id and c.id = d.claim_id
      join framework_unit u on u.organisation_id = c.organisation_id and u.id = c.unit_id
      where c.organisation_id = current_organisation() and c.learner_id = p_learner),
    'certificates', (select coalesce(jsonb_agg(distinct encode(sha256(convert_to(n.number, 'UTF8')), 'hex')), '[]')
      from award_certificate n join award_line a on a.organisation_id = n.organisation_id and a.id = n.line_id
      where a.organisation_id = current_organisation() and a.learner_id = p_learner))
  || coalesce((select jsonb_build_object('appealFiles', jsonb_agg(distinct encode(f.sha256, 'hex')))
      from appeal_paper_file f
      join appeal_paper p on p.organisation_id = f.organisation_id and p.id = f.paper_id
      join appeal a on a.organisation_id = p.organisation_id and a.id = p.appeal_id
      where f.organisation_id = current_organisation() and a.learner_id = p_learner
      having count(*) > 0), '{}') $$;
