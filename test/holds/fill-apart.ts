import type pg from 'pg';

/**
 * Rows that only a second thing in a row leaves, a decision found not supported, a sample signed, a meeting after a
 * meeting, or weeks of work: put in as owner, so that every table holds something to keep apart.
 */
export async function fillApart(owner: pg.Client, organisationId: string): Promise<void> {
  const from = [
    `insert into claim_reopened (organisation_id, claim_id, reopened_at, reopened_by)
      select organisation_id, id, now(), assessor_id from claim
      where organisation_id = $1 and achieved and assessor_id is not null limit 1`,
    `insert into decision_reopened (organisation_id, decision_id, claim_id, assessor_id, learner_id, ground, ground_id,
      criterion_ids, reopened_at, reopened_by)
      select d.organisation_id, d.id, d.claim_id, d.decided_by, c.learner_id, 'appeal', d.id, array[d.id], now(),
        d.decided_by
      from unit_decision d join claim c on c.organisation_id = d.organisation_id and c.id = d.claim_id
      where d.organisation_id = $1 limit 1`,
    `insert into criterion_identifier (organisation_id, identifier, criterion_id)
      select organisation_id, id, id from framework_criterion where organisation_id = $1 limit 1`,
    `insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by,
        ended_because)
      select m.organisation_id, gen_random_uuid(), e.learner_id, m.from_framework_id, e.started_on, now(),
        e.enrolled_by, 'Agreed with the awarding body'
      from replacement_map m
      join enrolment e on e.organisation_id = m.organisation_id and e.framework_id = m.to_framework_id
      where m.organisation_id = $1 limit 1`,
    `insert into learner_move (organisation_id, id, learner_id, from_enrolment_id, to_enrolment_id, map_id, because,
        moved_at, moved_by)
      select m.organisation_id, gen_random_uuid(), a.learner_id, a.id, b.id, m.id, 'The old one closed', now(),
        m.published_by
      from replacement_map m
      join enrolment a on a.organisation_id = m.organisation_id and a.framework_id = m.from_framework_id
      join enrolment b on b.organisation_id = m.organisation_id and b.framework_id = m.to_framework_id
        and b.learner_id = a.learner_id
      where m.organisation_id = $1 limit 1`,
    `insert into carried_judgement (organisation_id, move_id, learner_id, criterion_id, judgement_id)
      select m.organisation_id, m.id, m.learner_id, j.criterion_id, j.id
      from learner_move m join judgement j on j.organisation_id = m.organisation_id
      where m.organisation_id = $1 limit 1`,
    `insert into external_signature (organisation_id, cycle_id, sample_id, member_id, decisions, decisions_sha256,
      signed_at)
      select organisation_id, cycle_id, sample_id, member_id, 1, sha256(''), now() from external_closing
      where organisation_id = $1 limit 1`,
    `insert into behaviour_count (organisation_id, evidence_id, learner_id, pattern, version, from_on, to_on, up_to_seq,
      occasions, shown, result, result_sha256, entries_sha256, counted_at)
      select organisation_id, evidence_id, learner_id, 'listening', 1, '2026-01-01', '2026-03-01', 1, 9, 8, '{}',
        sha256(''), sha256(''), now()
      from personal_statement where organisation_id = $1 limit 1`,
    `insert into staff_meeting_follow_up (organisation_id, meeting_id, action_id, words, done)
      select m.organisation_id, m.id, a.id, 'Looked at', false
      from staff_meeting m join staff_action a on a.organisation_id = m.organisation_id
      where m.organisation_id = $1 limit 1`,
  ];
  for (const text of from) await owner.query(text, [organisationId]);
}
