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
