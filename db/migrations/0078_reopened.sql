-- A decision that verification or an appeal found not supported: it stays readable, superseded by the next one. What
-- was judged of these criteria up to then no longer counts.
create table decision_reopened (
  organisation_id uuid not null,
  decision_id uuid not null,
  claim_id uuid not null,
  assessor_id uuid not null,
  learner_id uuid not null,
  ground text not null check (ground in ('verification', 'appeal')),
  -- The record of the verifier, or the appeal.
  ground_id uuid not null,
  criterion_ids uuid[] not null check (cardinality(criterion_ids) > 0),
  reopened_at timestamptz not null,
  reopened_by uuid not null,
  primary key (organisation_id, decision_id),
  constraint reopened_decision foreign key (organisation_id, decision_id, claim_id, assessor_id)
    references unit_decision (organisation_id, id, claim_id, decided_by),
  constraint reopened_learner foreign key (organisation_id, claim_id, learner_id)
    references claim (organisation_id, id, learner_id),
  foreign key (organisation_id, reopened_by) references member,
  constraint reopened_not_by_learner check (reopened_by <> learner_id),
  -- An assessor may find for the learner in the informal stage of an appeal; nobody verifies themself (R30).
  constraint reopened_not_by_who_decided check (ground = 'appeal' or reopened_by <> assessor_id)
);
create index decision_reopened_claim on decision_reopened (organisation_id, claim_id);
call put_behind_wall('decision_reopened', 'select, insert');
