-- Whom a learner reports to and who reports to them, as the centre chose to record it; the newest counts (R60, W23).
create table learner_reports (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  -- A learner who reports to nobody has no line manager to ask.
  reports_to boolean not null,
  has_reports boolean not null,
  because text not null check (because <> ''),
  said_at timestamptz not null,
  said_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, said_by) references member,
  constraint reports_not_by_learner check (said_by <> learner_id)
);
create index learner_reports_learner on learner_reports (organisation_id, learner_id, said_at);
call put_behind_wall('learner_reports', 'select, insert, update (because)');

-- An item of a claim that an assessor finds valid evidence of a line manager, or of somebody who reports to the learner.
create table source_seen (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  evidence_id uuid not null,
  learner_id uuid not null,
  source text not null check (source in ('line_manager', 'report')),
  seen_at timestamptz not null,
  seen_by uuid not null,
  primary key (organisation_id, id),
  constraint source_seen_once unique (organisation_id, claim_id, evidence_id, source),
  constraint source_seen_item foreign key (organisation_id, claim_id, evidence_id) references claim_evidence,
  constraint source_seen_learner foreign key (organisation_id, claim_id, learner_id)
    references claim (organisation_id, id, learner_id),
  foreign key (organisation_id, seen_by) references member,
  constraint source_not_by_learner check (seen_by <> learner_id)
);
call put_behind_wall('source_seen', 'select, insert');

-- The balance of methods and sources over a learner's whole programme, with its note; the newest counts (R61, W32).
create table balance_judgement (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  framework_id uuid not null,
  balanced boolean not null,
  note text not null check (note <> ''),
  judged_at timestamptz not null,
  judged_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, judged_by) references member,
  constraint balance_not_by_learner check (judged_by <> learner_id)
);
create index balance_judgement_learner on balance_judgement (organisation_id, learner_id, framework_id, judged_at);
call put_behind_wall('balance_judgement', 'select, insert, update (note)');
