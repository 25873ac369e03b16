-- One rule can have several points about one shift, such as two strikes: each is decided on its own, and a
-- decision made before says nothing of a point that comes up later. What was decided without naming its point
-- is looked into anew.
alter table escalation_decision
  add column point text not null default '',
  drop constraint escalation_decision_once,
  add constraint escalation_decision_once
    unique (organisation_id, person_id, shift_id, rule, point, starts_at, ends_at);
alter table escalation_decision alter column point drop default;
