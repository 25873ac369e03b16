-- A learner's way on one framework: advice, entry tests, induction, plan, reviews, guided time and states.

-- So that what belongs to an enrolment names its learner, whom checks below keep apart from who records it.
alter table enrolment add constraint enrolment_of_learner unique (organisation_id, id, learner_id);

-- What was done with a learner on a day. The newest of a kind counts; inductions add up; nothing is edited.
create table programme_step (
  organisation_id uuid not null references organisation,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  kind text not null check (kind in
    ('advice', 'entry', 'support', 'induction', 'diagnostic', 'language', 'review', 'next_step')),
  on_day date not null,
  -- By kind, as the room's tables.ts says; words about people stand in `words` and `who`.
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  -- Who was there or signed, where it is somebody outside: the employer, the line manager.
  who text not null,
  words text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, recorded_by) references member,
  check (recorded_by <> learner_id),
  check (kind not in ('support', 'review') or who <> '')
);
create index programme_step_of on programme_step (organisation_id, enrolment_id, kind, on_day, recorded_at);
call put_behind_wall('programme_step', 'select, insert');

-- A special arrangement for assessment: asked for, agreed, in use from a day on, ended (R48).
create table special_arrangement (
  organisation_id uuid not null references organisation,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  size text not null check (size in ('minor', 'significant')),
  what text not null check (what <> ''),
  asked_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  -- A minor one is agreed with the external verifier, a significant one by the awarding body in writing.
  agreed_with text check (agreed_with in ('external_verifier', 'awarding_body')),
  agreed_on date,
  agreed_words text check (agreed_words <> ''),
  agreed_recorded_by uuid,
  from_on date,
  to_on date,
  ended_at timestamptz,
  ended_by uuid,
  ended_because text check (ended_because <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, recorded_by) references member,
  foreign key (organisation_id, agreed_recorded_by) references member,
  foreign key (organisation_id, ended_by) references member,
  check (recorded_by <> learner_id and agreed_recorded_by <> learner_id and ended_by <> learner_id),
  check ((agreed_with is null) = (agreed_on is null) and (agreed_on is null) = (agreed_words is null)
    and (agreed_on is null) = (agreed_recorded_by is null) and (agreed_on is null) = (from_on is null)),
  check (size = 'minor' or agreed_with = 'awarding_body'),
  -- Before it is implemented.
  check (from_on >= agreed_on),
  check (to_on is null or (from_on is not null and to_on >= from_on)),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_because is null))
);
create index special_arrangement_of on special_arrangement (organisation_id, enrolment_id);
call put_behind_wall('special_arrangement',
  'select, insert, update (agreed_with, agreed_on, agreed_words, agreed_recorded_by, from_on, to_on, ended_at, ended_by, ended_because)');
create function keep_agreed_arrangement() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.ended_at is not null or (old.agreed_on is not null and new.ended_at is null) then
    raise exception 'special arrangement % is agreed or ended and stays as it is', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger special_arrangement_stays before update on special_arrangement for each row
  execute function keep_agreed_arrangement();

-- What somebody achieved before, for a unit (R13, R14, R47): claimed, then granted or refused by an assessor.
create table prior_learning (
  organisation_id uuid not null references organisation,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  -- The same unit at another awarding body, one of the era before, or experience with its evidence.
  basis text not null check (basis in ('shared_unit', 'earlier_unit', 'experience')),
  awarded_by text not null,
  achieved_on date not null,
  unchanged boolean not null,
  currency text not null check (currency <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  granted boolean,
  decided_words text check (decided_words <> ''),
  decided_at timestamptz,
  decided_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, recorded_by) references member,
  foreign key (organisation_id, decided_by) references member,
  check (recorded_by <> learner_id and decided_by <> learner_id),
  check ((granted is null) = (decided_at is null) and (granted is null) = (decided_by is null)
    and (granted is null) = (decided_words is null)),
  check (granted is not true or basis <> 'earlier_unit' or unchanged)
);
create index prior_learning_of on prior_learning (organisation_id, enrolment_id);
create unique index prior_learning_granted on prior_learning (organisation_id, enrolment_id, unit_id) where granted;
call put_behind_wall('prior_learning', 'select, insert, update (granted, decided_words, decided_at, decided_by)');
create function keep_decided_learning() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'prior learning % is decided and stays as it is', old.id
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger prior_learning_stays before update on prior_learning for each row
  when (old.granted is not null) execute function keep_decided_learning();

-- The individual development and assessment plan, by version: a new one supersedes, nothing is edited (R45).
create table plan_version (
  organisation_id uuid not null references organisation,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  number int not null check (number > 0),
  meeting_on date not null,
  next_on date not null,
  -- [{ what, resources, dueOn, unit, doneOn }]
  actions jsonb not null check (jsonb_typeof(actions) = 'array' and jsonb_array_length(actions) > 0),
  words text not null,
  -- Who writes a version agrees with it by writing it.
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, enrolment_id, number),
  unique (organisation_id, id, learner_id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, written_by) references member,
  check (written_by <> learner_id),
  check (next_on > meeting_on)
);
call put_behind_wall('plan_version', 'select, insert');

-- The learner's yes to a version: by their own press and nobody else's.
create table plan_agreement (
  organisation_id uuid not null references organisation,
  plan_id uuid not null,
  learner_id uuid not null,
  agreed_by uuid not null,
  agreed_at timestamptz not null,
  primary key (organisation_id, plan_id),
  foreign key (organisation_id, plan_id, learner_id) references plan_version (organisation_id, id, learner_id),
  check (agreed_by = learner_id)
);
call put_behind_wall('plan_agreement', 'select, insert');

-- Without both entry tests no programme starts (R37): the newest word on them lets the plan be written.
create function entry_tests_passed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if (select (details ->> 'passes')::boolean from programme_step
      where organisation_id = new.organisation_id and enrolment_id = new.enrolment_id and kind = 'entry'
      order by on_day desc, recorded_at desc, id desc limit 1) is not true then
    raise exception 'the entry tests of enrolment % are not passed', new.enrolment_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
-- After the insert, so that who may not write here at all hears that first.
create trigger plan_after_entry after insert on plan_version for each row execute function entry_tests_passed();

-- Every programme begins with its induction (R41): no plan is agreed before all seven topics were covered.
create function induction_complete() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if (select count(distinct topic) from plan_version p
      join programme_step s on s.organisation_id = p.organisation_id and s.enrolment_id = p.enrolment_id
        and s.kind = 'induction'
      cross join lateral jsonb_array_elements_text(s.details -> 'topics') topic
      where p.organisation_id = new.organisation_id and p.id = new.plan_id) < 7 then
    raise exception 'the induction of plan % is not complete', new.plan_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger agreement_after_induction after insert on plan_agreement
  for each row execute function induction_complete();

-- Guided time and the rest of the learning time (R6-R8). Taken back: entered wrongly, counts no longer.
create table guided_time (
  organisation_id uuid not null references organisation,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  on_day date not null,
  kind text not null check (kind in ('induction', 'tutorial', 'guided', 'self_study', 'assessment')),
  minutes int not null check (minutes between 1 and 1440),
  words text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_because text check (taken_back_because <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, recorded_by) references member,
  foreign key (organisation_id, taken_back_by) references member,
  check (recorded_by <> learner_id),
  check ((taken_back_at is null) = (taken_back_by is null) and (taken_back_at is null) = (taken_back_because is null))
);
create index guided_time_of on guided_time (organisation_id, enrolment_id, on_day);
call put_behind_wall('guided_time', 'select, insert, update (taken_back_at, taken_back_by, taken_back_because)');
create function keep_taken_back() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'guided time % was taken back and stays so', old.id
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger guided_time_stays before update on guided_time for each row
  when (old.taken_back_at is not null) execute function keep_taken_back();

-- How a learner stands, from a day on: the newest word for a day counts; before the first one they are in learning.
create table learner_state (
  organisation_id uuid not null references organisation,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  state text not null check (state in
    ('in_learning', 'break', 'withdrawn', 'transferred', 'extended', 'completed')),
  -- The first day of it; of who leaves, the day after their last day of learning.
  from_on date not null,
  -- The new planned end of the programme.
  new_end_on date,
  words text not null check (words <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, recorded_by) references member,
  check (recorded_by <> learner_id),
  check (state not in ('break', 'extended') or new_end_on is not null),
  check (state in ('break', 'extended') or new_end_on is null),
  check (new_end_on > from_on)
);
create index learner_state_of on learner_state (organisation_id, enrolment_id, from_on, recorded_at);
call put_behind_wall('learner_state', 'select, insert');
