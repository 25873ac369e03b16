-- A verifier asks for a learner's unit that the draw left out: it enters the next version of the plan with its reason,
-- before anybody looks at it (R74).
create table verification_inclusion (
  organisation_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  because text not null check (because <> ''),
  included_at timestamptz not null,
  included_by uuid not null,
  primary key (organisation_id, id),
  constraint verification_included_once unique (organisation_id, cycle_id, learner_id, unit_id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, included_by) references member,
  constraint verification_not_own check (included_by <> learner_id)
);
call put_behind_wall('verification_inclusion', 'select, insert, update (because)');

-- Verification of the stages before assessment: what advice, training and help with evidence a learner got, looked at
-- as it was planned (R74, R76).
create table verification_monitoring (
  organisation_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  stage text not null check (stage in ('advice', 'training', 'evidence')),
  learner_id uuid not null,
  verifier_id uuid not null,
  -- Everybody who ever advised, observed or assessed this learner (R30).
  hands uuid[] not null,
  due_on date not null,
  planned_at timestamptz not null,
  planned_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, verifier_id),
  constraint verification_monitored_once unique (organisation_id, cycle_id, stage, learner_id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, verifier_id) references member,
  foreign key (organisation_id, planned_by) references member,
  constraint verification_monitor_apart check (verifier_id <> learner_id and not verifier_id = any (hands))
);
call put_behind_wall('verification_monitoring', 'select, insert');

create table verification_monitored (
  organisation_id uuid not null,
  monitoring_id uuid not null,
  id uuid not null,
  held_on date not null,
  outcome text not null check (outcome in ('sound', 'to_improve')),
  words text not null check (words <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, monitoring_id),
  unique (organisation_id, id),
  foreign key (organisation_id, monitoring_id, recorded_by)
    references verification_monitoring (organisation_id, id, verifier_id)
);
call put_behind_wall('verification_monitored', 'select, insert, update (words)');
