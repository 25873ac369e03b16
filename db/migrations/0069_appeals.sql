-- Appeals (R92): informal, formal, awarding body; by the clocks of a published procedure; nothing is erased.

create table appeal_terms (
  organisation_id uuid not null references organisation,
  id uuid not null,
  version int not null check (version > 0),
  procedure text not null check (procedure <> ''),
  nation text not null check (nation in ('england', 'wales', 'scotland', 'northern-ireland')),
  -- Business days: to raise, to answer, to take it further, to decide, and for the awarding body.
  raise_days int not null check (raise_days between 1 and 120),
  informal_days int not null check (informal_days between 1 and 120),
  further_days int not null check (further_days between 1 and 120),
  formal_days int not null check (formal_days between 1 and 120),
  body_days int not null check (body_days between 1 and 120),
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (organisation_id, version),
  unique (organisation_id, id),
  foreign key (organisation_id, published_by) references member
);
call put_behind_wall('appeal_terms', 'select, insert');

-- A learner says that they know how to appeal (R41, R42).
create table appeal_terms_read (
  organisation_id uuid not null,
  version int not null,
  learner_id uuid not null,
  read_at timestamptz not null,
  primary key (organisation_id, version, learner_id),
  foreign key (organisation_id, version) references appeal_terms,
  foreign key (organisation_id, learner_id) references learner
);
call put_behind_wall('appeal_terms_read', 'select, insert');

create table appeal (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  about text not null check (about in ('decision', 'registration', 'arrangement')),
  -- A decision on a unit, with who decided it.
  claim_id uuid,
  decision_id uuid,
  unit_id uuid,
  assessor_id uuid,
  -- The day of the decision or of the refusal, and what was refused.
  since_on date not null,
  refused text check (refused <> ''),
  grounds text not null check (grounds <> ''),
  terms_version int not null,
  raised_at timestamptz not null,
  raise_by date not null,
  late_because text check (late_because <> ''),
  primary key (organisation_id, id),
  unique (organisation_id, decision_id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, terms_version) references appeal_terms,
  foreign key (organisation_id, claim_id) references claim,
  foreign key (organisation_id, decision_id, claim_id, assessor_id)
    references unit_decision (organisation_id, id, claim_id, decided_by),
  check ((about = 'decision') = (decision_id is not null)),
  check ((decision_id is null) = (claim_id is null)),
  check ((decision_id is null) = (unit_id is null)),
  check ((decision_id is null) = (assessor_id is null)),
  check ((about = 'decision') = (refused is null)),
  check (assessor_id <> learner_id)
);
create index appeal_of_learner on appeal (organisation_id, learner_id, raised_at);
call put_behind_wall('appeal', 'select, insert');

create table appeal_paper (
  organisation_id uuid not null,
  id uuid not null,
  appeal_id uuid not null,
  title text not null check (title <> ''),
  words text not null check (words <> ''),
  handed_by uuid not null,
  handed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, appeal_id) references appeal,
  foreign key (organisation_id, handed_by) references member
);
create index appeal_paper_of on appeal_paper (organisation_id, appeal_id, handed_at);
call put_behind_wall('appeal_paper', 'select, insert');

create table appeal_stage (
  organisation_id uuid not null,
  appeal_id uuid not null,
  stage text not null check (stage in ('informal', 'formal', 'awarding_body')),
  opened_at timestamptz not null,
  opened_by uuid not null,
  due_on date not null,
  -- Why the learner was not content with the stage before.
  why text check (why <> ''),
  late_because text check (late_because <> ''),
  -- To the awarding body.
  sent_on date,
  reference text check (reference <> ''),
  primary key (organisation_id, appeal_id, stage),
  foreign key (organisation_id, appeal_id) references appeal,
  foreign key (organisation_id, opened_by) references member,
  check ((stage = 'informal') = (why is null)),
  check ((stage = 'awarding_body') = (sent_on is not null)),
  check ((stage = 'awarding_body') = (reference is not null))
);
call put_behind_wall('appeal_stage', 'select, insert');

create table appeal_seat (
  organisation_id uuid not null,
  appeal_id uuid not null,
  member_id uuid not null,
  seated_at timestamptz not null,
  seated_by uuid not null,
  primary key (organisation_id, appeal_id, member_id),
  foreign key (organisation_id, appeal_id) references appeal,
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, seated_by) references member
);
call put_behind_wall('appeal_seat', 'select, insert, delete');

create table appeal_outcome (
  organisation_id uuid not null,
  appeal_id uuid not null,
  stage text not null,
  outcome text not null check (outcome in ('upheld', 'partly', 'not_upheld')),
  reasons text not null check (reasons <> ''),
  -- The hearing, or the day the awarding body answered.
  held_on date,
  hearing text,
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (organisation_id, appeal_id, stage),
  foreign key (organisation_id, appeal_id, stage) references appeal_stage,
  foreign key (organisation_id, decided_by) references member,
  check (stage = 'informal' or held_on is not null),
  check (stage <> 'formal' or hearing <> '')
);
call put_behind_wall('appeal_outcome', 'select, insert');

-- The part somebody has in what is appealed; null: none. Who has one does not sit on it.
create function part_in_appeal(appeal uuid, who uuid) returns text language sql stable
set search_path = pg_catalog, public as $$
  select case
    when a.learner_id = $2 then 'learner'
    when a.assessor_id = $2 then 'decided'
    when exists (select from verification_start v where v.organisation_id = a.organisation_id
      and v.claim_id = a.claim_id and v.verifier_id = $2) then 'verified'
    when exists (select from countersignature c where c.organisation_id = a.organisation_id
      and c.decision_id = a.decision_id and c.signer_id = $2) then 'countersigned'
    when exists (select from appeal_outcome o where o.organisation_id = a.organisation_id
      and o.appeal_id = a.id and o.stage = 'informal' and o.decided_by = $2) then 'answered'
    when exists (select from tie t where t.organisation_id = a.organisation_id
      and t.member_id = $2 and t.learner_id = a.learner_id and t.ended_at is null) then 'tied'
  end
  from appeal a where a.organisation_id = current_organisation() and a.id = $1
$$;

create function appeal_seat_is_free() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if part_in_appeal(new.appeal_id, new.member_id) is not null then
    raise exception 'Nobody sits on an appeal against what they had a part in'
      using errcode = 'exclusion_violation', constraint = 'appeal_seat_is_free';
  end if;
  return new;
end $$;
create trigger appeal_seat_is_free before insert on appeal_seat
  for each row execute function appeal_seat_is_free();

-- Informal: by who decided (a refusal: by somebody without a part). Formal: by one who sits, of two at least, all free.
create function appeal_is_answered_by_the_right() returns trigger language plpgsql
set search_path = pg_catalog, public as $$
declare
  decider uuid;
  fits boolean;
begin
  select assessor_id into decider from appeal
    where organisation_id = new.organisation_id and id = new.appeal_id;
  if new.stage = 'informal' then
    fits := case when decider is null then part_in_appeal(new.appeal_id, new.decided_by) is null
      else decider = new.decided_by end;
  elsif new.stage = 'formal' then
    select count(*) >= 2 and bool_or(member_id = new.decided_by)
      and bool_and(part_in_appeal(appeal_id, member_id) is null) into fits
      from appeal_seat where organisation_id = new.organisation_id and appeal_id = new.appeal_id;
  else
    fits := true;
  end if;
  if not coalesce(fits, false) then
    raise exception 'This stage of an appeal is not theirs to answer'
      using errcode = 'exclusion_violation', constraint = 'appeal_is_answered_by_the_right';
  end if;
  return new;
end $$;
create trigger appeal_is_answered_by_the_right before insert on appeal_outcome
  for each row execute function appeal_is_answered_by_the_right();

-- What an upheld appeal sends back, somebody else judges.
create function not_again_by_who_was_appealed() returns trigger language plpgsql
set search_path = pg_catalog, public as $$
begin
  if exists (select from appeal a
    join appeal_outcome o on o.organisation_id = a.organisation_id and o.appeal_id = a.id
    where a.organisation_id = new.organisation_id and a.learner_id = new.learner_id
      and a.unit_id = new.unit_id and a.assessor_id = new.assessor_id and o.outcome <> 'not_upheld') then
    raise exception 'After an upheld appeal another assessor judges this unit'
      using errcode = 'exclusion_violation', constraint = 'not_again_by_who_was_appealed';
  end if;
  return new;
end $$;
create trigger not_again_by_who_was_appealed before update of assessor_id on claim for each row
  when (new.assessor_id is not null and new.assessor_id is distinct from old.assessor_id)
  execute function not_again_by_who_was_appealed();
