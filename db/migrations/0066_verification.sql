-- Internal verification: the cycle, its plans that anybody can repeat, what was looked at and said, and the release.

create table verification_cycle (
  organisation_id uuid not null references organisation,
  id uuid not null,
  framework_id uuid not null,
  framework_code text not null,
  name text not null check (name <> ''),
  from_on date not null,
  to_on date not null,
  -- All learners of the framework, or those named in verification_cycle_learner.
  everyone boolean not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, opened_by) references member,
  check (to_on > from_on)
);
call put_behind_wall('verification_cycle', 'select, insert');

create table verification_cycle_learner (
  organisation_id uuid not null,
  cycle_id uuid not null,
  learner_id uuid not null,
  primary key (organisation_id, cycle_id, learner_id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, learner_id) references learner
);
call put_behind_wall('verification_cycle_learner', 'select, insert');

-- A riskier assessor is sampled more; nobody says so of themselves, and no rating takes an earlier one back.
create table verification_risk (
  organisation_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  assessor_id uuid not null,
  percent int not null check (percent between 1 and 100),
  because text not null check (because <> ''),
  rated_at timestamptz not null,
  rated_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, assessor_id) references member,
  foreign key (organisation_id, rated_by) references member,
  check (rated_by <> assessor_id)
);
create index verification_risk_of on verification_risk (organisation_id, cycle_id);
call put_behind_wall('verification_risk', 'select, insert');

-- One draw. A later version supersedes it; what it chose stays chosen.
create table verification_plan (
  organisation_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  version int not null check (version > 0),
  -- The root of the newest signed checkpoint, in hex, and over how many entries it is: nobody chooses it.
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  checkpoint_size bigint not null,
  percent int not null check (percent between 1 and 100),
  base int not null check (base >= 0),
  asked int not null check (asked <= base),
  drawn int not null check (drawn >= asked),
  impossible int not null,
  -- Everything the draw was made from and what it gave, as canonical JSON: the file anybody repeats it with.
  file text not null,
  file_sha256 bytea not null check (octet_length(file_sha256) = 32),
  -- Of the base, verifiers and percentages: while they are these, there is nothing to plan anew.
  made_from bytea not null check (octet_length(made_from) = 32),
  planned_at timestamptz not null,
  planned_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, cycle_id, version),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, planned_by) references member,
  check (file_sha256 = sha256(convert_to(file, 'UTF8')))
);
call put_behind_wall('verification_plan', 'select, insert');

-- One learner-unit of the sample of a cycle.
create table verification_sample (
  organisation_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  -- The version that chose it.
  plan_id uuid not null,
  position int not null,
  learner_id uuid not null,
  unit_id uuid not null,
  why jsonb not null check (jsonb_typeof(why) = 'array' and why <> '[]'),
  stages text[] not null check (stages <> '{}' and stages <@ array['interim', 'final']),
  primary key (organisation_id, id),
  unique (organisation_id, cycle_id, learner_id, unit_id),
  unique (organisation_id, id, learner_id, unit_id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, plan_id) references verification_plan,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, unit_id) references framework_unit
);
call put_behind_wall('verification_sample', 'select, insert');

-- Who is to look at it, by plan version; null: nobody may, and the plan says why.
create table verification_turn (
  organisation_id uuid not null,
  plan_id uuid not null,
  sample_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  verifier_id uuid,
  assessor_id uuid,
  -- Everybody who advises this learner or assesses another unit of theirs (R30).
  hands uuid[] not null,
  primary key (organisation_id, plan_id, sample_id),
  foreign key (organisation_id, plan_id) references verification_plan,
  foreign key (organisation_id, sample_id, learner_id, unit_id)
    references verification_sample (organisation_id, id, learner_id, unit_id),
  foreign key (organisation_id, verifier_id) references member,
  check (verifier_id <> learner_id),
  check (verifier_id <> assessor_id),
  check (not verifier_id = any (hands))
);
call put_behind_wall('verification_turn', 'select, insert');

-- To whom a plan was sent, and how: the external verifier has it at the start.
create table verification_sending (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  to_name text not null check (to_name <> ''),
  way text not null check (way in ('email', 'portal', 'by_hand')),
  sent_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references verification_plan,
  foreign key (organisation_id, recorded_by) references member
);
call put_behind_wall('verification_sending', 'select, insert');

-- A verifier takes up a sample: what the claim held and what was judged by then, frozen.
create table verification_start (
  organisation_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  stage text not null check (stage in ('interim', 'final')),
  turn int not null check (turn > 0),
  claim_id uuid not null,
  assessor_id uuid not null,
  hands uuid[] not null,
  verifier_id uuid not null,
  decision_id uuid,
  frozen text not null,
  frozen_sha256 bytea not null check (octet_length(frozen_sha256) = 32),
  started_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, sample_id, stage, turn),
  unique (organisation_id, id, verifier_id),
  unique (organisation_id, id, assessor_id),
  foreign key (organisation_id, sample_id, learner_id, unit_id)
    references verification_sample (organisation_id, id, learner_id, unit_id),
  foreign key (organisation_id, claim_id) references claim,
  foreign key (organisation_id, assessor_id) references member,
  foreign key (organisation_id, verifier_id) references member,
  foreign key (organisation_id, decision_id) references unit_decision,
  -- R30: for any one learner a person other than the assessor and the adviser.
  check (verifier_id <> learner_id),
  check (verifier_id <> assessor_id),
  check (not verifier_id = any (hands)),
  check (stage = 'interim' or decision_id is not null),
  check (frozen_sha256 = sha256(convert_to(frozen, 'UTF8')))
);
call put_behind_wall('verification_start', 'select, insert');

-- The record of a sample, the mirror of the assessor's; written by who took it up.
create table verification_record (
  organisation_id uuid not null,
  start_id uuid not null,
  id uuid not null,
  outcome text not null check (outcome in ('confirmed', 'action_needed', 'not_supported')),
  methods text[] not null
    check (methods <> '{}' and methods <@ array['record', 'observation', 'learner_interview', 'assessor_interview']),
  feedback text not null check (feedback <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, start_id),
  unique (organisation_id, id),
  foreign key (organisation_id, start_id, recorded_by)
    references verification_start (organisation_id, id, verifier_id)
);
call put_behind_wall('verification_record', 'select, insert');

create table verification_finding (
  organisation_id uuid not null,
  start_id uuid not null,
  criterion_id uuid not null,
  says text not null check (says in ('agreed', 'not_agreed', 'question')),
  -- Why not, or what the assessor is asked.
  words text not null,
  -- Items of the claim that the verifier looked at for it.
  evidence_ids uuid[] not null,
  primary key (organisation_id, start_id, criterion_id),
  foreign key (organisation_id, start_id) references verification_record,
  foreign key (organisation_id, criterion_id) references framework_criterion,
  check (says = 'agreed' or words <> '')
);
call put_behind_wall('verification_finding', 'select, insert');

-- What the assessor is to do; closed by who asked for it.
create table verification_action (
  organisation_id uuid not null,
  id uuid not null,
  start_id uuid not null,
  position int not null,
  words text not null check (words <> ''),
  due_on date not null,
  owner_id uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  closed_words text check (closed_words <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, start_id) references verification_record,
  foreign key (organisation_id, start_id, owner_id)
    references verification_start (organisation_id, id, assessor_id),
  foreign key (organisation_id, closed_by) references member,
  check (closed_by <> owner_id),
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (closed_words is null))
);
create index verification_action_of on verification_action (organisation_id, start_id);
call put_behind_wall('verification_action', 'select, insert, update (closed_at, closed_by, closed_words)');
create trigger verification_action_stays before update on verification_action for each row
  when (old.closed_at is not null) execute function keep_ended();

-- The external verifier signed, by the reference of their report: needed where the centre has no direct claims.
create table verification_signature (
  organisation_id uuid not null,
  cycle_id uuid not null,
  reference text not null check (reference <> ''),
  signed_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, cycle_id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, recorded_by) references member
);
call put_behind_wall('verification_signature', 'select, insert');

-- The release of the sample base: from here its decisions are ratified, looked at or not.
create table verification_release (
  organisation_id uuid not null,
  cycle_id uuid not null,
  plan_id uuid not null,
  released_at timestamptz not null,
  released_by uuid not null,
  primary key (organisation_id, cycle_id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, plan_id) references verification_plan,
  foreign key (organisation_id, released_by) references member
);
call put_behind_wall('verification_release', 'select, insert');

create table ratified_decision (
  organisation_id uuid not null,
  decision_id uuid not null,
  cycle_id uuid not null,
  primary key (organisation_id, decision_id),
  foreign key (organisation_id, cycle_id) references verification_release,
  foreign key (organisation_id, decision_id) references unit_decision
);
call put_behind_wall('ratified_decision', 'select, insert');
