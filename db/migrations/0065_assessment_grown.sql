-- Assessment between people: who may judge, who countersigns, how a claim goes from one assessor to another.

-- The assessor held no assessor's qualification on the day: the decision waits for a countersignature (R26).
alter table unit_decision add column countersign boolean not null default false;
alter table unit_decision add constraint unit_decision_by unique (organisation_id, id, claim_id, decided_by);
alter table claim add constraint claim_of_learner unique (organisation_id, id, learner_id);
alter table staff_qualification add constraint staff_qualification_shows
  unique (organisation_id, id, member_id, shows);

-- A qualified assessor or verifier stands by somebody else's decision, on the strength of one certificate.
create table countersignature (
  organisation_id uuid not null,
  decision_id uuid not null,
  claim_id uuid not null,
  learner_id uuid not null,
  assessor_id uuid not null,
  signer_id uuid not null,
  shows text not null check (shows in ('assessing', 'verifying')),
  qualification_id uuid not null,
  note text not null,
  signed_on date not null,
  signed_at timestamptz not null,
  primary key (organisation_id, decision_id),
  constraint countersigned_decision foreign key (organisation_id, decision_id, claim_id, assessor_id)
    references unit_decision (organisation_id, id, claim_id, decided_by),
  constraint countersigned_learner foreign key (organisation_id, claim_id, learner_id)
    references claim (organisation_id, id, learner_id),
  constraint countersigned_by_certificate foreign key (organisation_id, qualification_id, signer_id, shows)
    references staff_qualification (organisation_id, id, member_id, shows),
  constraint countersigner_is_not_assessor check (signer_id <> assessor_id),
  constraint countersigner_is_not_learner check (signer_id <> learner_id)
);
call put_behind_wall('countersignature', 'select, insert');

create function countersigner_is_qualified() returns trigger language plpgsql
  set search_path = pg_catalog, public as $$
begin
  perform 1 from staff_qualification
    where organisation_id = new.organisation_id and id = new.qualification_id
      and withdrawn_at is null and awarded_on <= new.signed_on
      and (expires_on is null or expires_on >= new.signed_on);
  if not found then
    raise exception 'the certificate of the countersigner is not in force on %', new.signed_on
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger countersignature_by_the_qualified after insert or update on countersignature
  for each row execute function countersigner_is_qualified();

-- A claim in hand goes to another assessor, who signs that they have read what there is.
create table claim_handover (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  learner_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  -- What the next assessor should know: what is half done, what was planned, what the learner still owes.
  note text not null check (note <> ''),
  offered_at timestamptz not null,
  offered_by uuid not null,
  read_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  constraint handover_learner foreign key (organisation_id, claim_id, learner_id)
    references claim (organisation_id, id, learner_id),
  foreign key (organisation_id, from_id) references member,
  foreign key (organisation_id, to_id) references member,
  foreign key (organisation_id, offered_by) references member,
  foreign key (organisation_id, ended_by) references member,
  check (from_id <> to_id),
  constraint handover_not_to_learner check (to_id <> learner_id),
  constraint handover_not_by_taker check (offered_by <> to_id),
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at is null or read_at is null)
);
create unique index claim_handover_open on claim_handover (organisation_id, claim_id)
  where read_at is null and ended_at is null;
call put_behind_wall('claim_handover', 'select, insert, update (read_at, ended_at, ended_by)');
create trigger claim_handover_stays before update on claim_handover for each row
  when (old.read_at is not null or old.ended_at is not null) execute function keep_ended();

-- Who judged what stays; only the assessor who has the claim in hand at that moment judges, considers and decides.
alter table judgement drop constraint judgement_by_its_assessor;
alter table considered_evidence drop constraint considered_by_its_assessor;
alter table unit_decision drop constraint decided_by_its_assessor;
alter table claim drop constraint claim_assessor;

create function by_present_assessor() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from claim
    where organisation_id = new.organisation_id and id = new.claim_id
      and assessor_id = (to_jsonb(new) ->> tg_argv[0])::uuid
    for share;
  if not found then
    raise exception 'only the assessor who has claim % in hand judges it', new.claim_id
      using errcode = 'integrity_constraint_violation', constraint = tg_name;
  end if;
  return new;
end $$;
create trigger judgement_by_its_assessor after insert on judgement
  for each row execute function by_present_assessor('assessor_id');
create trigger considered_by_its_assessor after insert on considered_evidence
  for each row execute function by_present_assessor('considered_by');
create trigger decided_by_its_assessor after insert on unit_decision
  for each row execute function by_present_assessor('decided_by');

create function claim_moves_when_read() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from claim_handover
    where organisation_id = new.organisation_id and claim_id = new.id
      and from_id = old.assessor_id and to_id = new.assessor_id and read_at = new.taken_at;
  if not found then
    raise exception 'claim % is in hand, and moves only when the next assessor has read the hand-over', new.id
      using errcode = 'integrity_constraint_violation', constraint = tg_name;
  end if;
  return new;
end $$;
create trigger claim_moves_by_handover before update on claim for each row
  when (old.assessor_id is not null and new.assessor_id is distinct from old.assessor_id)
  execute function claim_moves_when_read();

-- What was asked and answered in one sitting, signed by both as a true account (R69, R70).
create table dialogue (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  learner_id uuid not null,
  assessor_id uuid not null,
  held_on date not null,
  -- The version of the statement that both sign.
  statement int not null check (statement > 0),
  -- Of the questions and answers as both saw them, as canonical JSON.
  record_sha256 bytea not null check (octet_length(record_sha256) = 32),
  signed_at timestamptz not null,
  learner_signed_at timestamptz,
  primary key (organisation_id, id),
  constraint dialogue_learner foreign key (organisation_id, claim_id, learner_id)
    references claim (organisation_id, id, learner_id),
  check (assessor_id <> learner_id)
);
create index dialogue_claim on dialogue (organisation_id, claim_id);
call put_behind_wall('dialogue', 'select, insert, update (learner_signed_at)');
create trigger dialogue_by_its_assessor after insert on dialogue
  for each row execute function by_present_assessor('assessor_id');
create trigger dialogue_stays before update on dialogue for each row
  when (old.learner_signed_at is not null) execute function keep_ended();

-- Each judgement made in dialogue stands in one record.
create table dialogue_judgement (
  organisation_id uuid not null,
  dialogue_id uuid not null,
  judgement_id uuid not null,
  primary key (organisation_id, dialogue_id, judgement_id),
  constraint dialogue_judgement_once unique (organisation_id, judgement_id),
  foreign key (organisation_id, dialogue_id) references dialogue,
  foreign key (organisation_id, judgement_id) references judgement
);
call put_behind_wall('dialogue_judgement', 'select, insert');

-- How soon the centre promises a decision, in whole days after the claim; the newest from a day on counts (C1).
create table decision_promise (
  organisation_id uuid not null references organisation,
  id uuid not null,
  days int not null check (days between 1 and 90),
  from_on date not null,
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, set_by) references member
);
call put_behind_wall('decision_promise', 'select, insert');

-- By when the learner is to do what a "not yet" asks.
alter table judgement add column action_due_on date;
alter table judgement add constraint judgement_due_with_action check (action_due_on is null or action is not null);
