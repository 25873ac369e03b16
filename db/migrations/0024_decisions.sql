-- What somebody decided about a point that went on the list: that the work goes on in spite of it, and why; for one
-- worker and one shift at the times it had then. A shift that is moved is looked into anew.
create table escalation_decision (
  organisation_id uuid not null,
  -- One press may decide for several shifts.
  decision_id uuid not null,
  person_id uuid not null,
  shift_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  rule text not null check (rule <> ''),
  reason text not null check (reason <> ''),
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_by_name text not null,
  primary key (organisation_id, decision_id, shift_id),
  constraint escalation_decision_once unique (organisation_id, person_id, shift_id, rule, starts_at, ends_at),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, shift_id) references shift
);
call put_behind_wall('escalation_decision', 'select, insert, update (reason)');
