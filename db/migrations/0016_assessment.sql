-- What an assessor judged, criterion by criterion, and decided of a unit: informal until ratified.
create table judgement (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  criterion_id uuid not null,
  assessor_id uuid not null,
  outcome text not null check (outcome in ('met', 'not_yet')),
  method text not null check (method in ('record', 'observation', 'questioning', 'discussion')),
  note text not null default '',
  -- What the learner is to do; a "not yet" always says it.
  action text,
  -- An observation says on which day and where.
  observed_on date,
  observed_where text check (observed_where <> ''),
  judged_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, claim_id) references claim,
  foreign key (organisation_id, criterion_id) references framework_criterion,
  foreign key (organisation_id, assessor_id) references member,
  check ((outcome = 'not_yet') = (action is not null and action <> '')),
  check ((method = 'observation') = (observed_on is not null)),
  check ((observed_on is null) = (observed_where is null))
);
create index judgement_claim on judgement (organisation_id, claim_id, criterion_id, judged_at);
call put_behind_wall('judgement', 'select, insert');

create table judged_evidence (
  organisation_id uuid not null,
  judgement_id uuid not null,
  claim_id uuid not null,
  evidence_id uuid not null,
  primary key (organisation_id, judgement_id, evidence_id),
  foreign key (organisation_id, judgement_id) references judgement,
  foreign key (organisation_id, claim_id, evidence_id) references claim_evidence
);
call put_behind_wall('judged_evidence', 'select, insert');

-- Questions put and the outline of each answer, in order.
create table judged_answer (
  organisation_id uuid not null,
  judgement_id uuid not null,
  position int not null,
  question text not null check (question <> ''),
  answer text not null check (answer <> ''),
  primary key (organisation_id, judgement_id, position),
  foreign key (organisation_id, judgement_id) references judgement
);
call put_behind_wall('judged_answer', 'select, insert');

-- An item the assessor has looked at, whether or not a judgement rests on it: all that is presented is assessed.
create table considered_evidence (
  organisation_id uuid not null,
  claim_id uuid not null,
  evidence_id uuid not null,
  considered_at timestamptz not null,
  considered_by uuid not null,
  primary key (organisation_id, claim_id, evidence_id),
  foreign key (organisation_id, claim_id, evidence_id) references claim_evidence,
  foreign key (organisation_id, considered_by) references member
);
call put_behind_wall('considered_evidence', 'select, insert');

create table unit_decision (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  outcome text not null check (outcome in ('achieved', 'not_yet')),
  feedback text not null check (feedback <> ''),
  -- What to do about criteria that nobody judged: a "not yet" that leaves some says it.
  unjudged_action text check (unjudged_action <> ''),
  -- The assessor had a hand in the work itself: shown, and sampled.
  party boolean not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  -- What the paper says, frozen as canonical JSON: the log holds its hash.
  paper text not null,
  paper_sha256 bytea not null check (octet_length(paper_sha256) = 32),
  check (paper_sha256 = sha256(convert_to(paper, 'UTF8'))),
  check (outcome = 'not_yet' or unjudged_action is null),
  primary key (organisation_id, id),
  unique (organisation_id, claim_id),
  foreign key (organisation_id, claim_id) references claim,
  foreign key (organisation_id, decided_by) references member
);
call put_behind_wall('unit_decision', 'select, insert');
