-- What a learner and those who look after them write to each other inside the learner's record, and the diary of
-- visits to learners. Nothing is edited or deleted: a message sent in error is struck, a visit goes on step by step.

alter table observation add constraint observation_of_learner unique (organisation_id, id, learner_id);
alter table dialogue add constraint dialogue_of_learner unique (organisation_id, id, learner_id);

create table contact_message (
  organisation_id uuid not null references organisation,
  id uuid not null,
  learner_id uuid not null,
  -- The adviser or assessor of the two.
  member_id uuid not null,
  written_by uuid not null,
  to_id uuid not null,
  words text not null check (words <> ''),
  -- What it is about, where it is about something.
  unit_id uuid,
  judgement_id uuid,
  written_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, written_by),
  unique (organisation_id, id, to_id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, judgement_id) references judgement,
  check (member_id <> learner_id),
  check ((written_by = learner_id and to_id = member_id) or (written_by = member_id and to_id = learner_id)),
  check (unit_id is null or judgement_id is null)
);
create index contact_message_between on contact_message (organisation_id, learner_id, member_id, written_at);
call put_behind_wall('contact_message', 'select, insert, update (words)');
-- Whoever writes to a learner looks after them (R30); to be written to takes nobody's side.
create trigger contact_message_side after insert on contact_message for each row
  when (new.written_by = new.member_id) execute function takes_side('member_id', 'looks_after');

-- Sent in error: it stays readable, marked, with the writer's own reason.
create table contact_strike (
  organisation_id uuid not null,
  message_id uuid not null,
  struck_by uuid not null,
  because text not null check (because <> ''),
  struck_at timestamptz not null,
  primary key (organisation_id, message_id),
  foreign key (organisation_id, message_id, struck_by) references contact_message (organisation_id, id, written_by)
);
call put_behind_wall('contact_strike', 'select, insert, update (because)');

-- Whom it was for has read it.
create table contact_reading (
  organisation_id uuid not null,
  message_id uuid not null,
  read_by uuid not null,
  read_at timestamptz not null,
  primary key (organisation_id, message_id),
  foreign key (organisation_id, message_id, read_by) references contact_message (organisation_id, id, to_id)
);
call put_behind_wall('contact_reading', 'select, insert');

create table learner_visit (
  organisation_id uuid not null references organisation,
  id uuid not null,
  learner_id uuid not null,
  -- Who visits.
  member_id uuid not null,
  kind text not null check (kind in ('observation', 'review', 'discussion', 'induction', 'tutorial')),
  planned_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, learner_id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, member_id) references member,
  check (member_id <> learner_id)
);
create index learner_visit_of on learner_visit (organisation_id, learner_id);
call put_behind_wall('learner_visit', 'select, insert');
create trigger learner_visit_side after insert on learner_visit for each row
  execute function takes_side('member_id', 'looks_after');

-- What became of it: the newest step counts.
create table learner_visit_step (
  organisation_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  learner_id uuid not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('planned', 'moved', 'cancelled', 'held')),
  starts_at timestamptz,
  minutes int check (minutes between 5 and 720),
  place text not null,
  -- Who asked for the change.
  side text check (side in ('learner', 'centre', 'employer')),
  -- Why it was moved or cancelled; what came of it.
  words text not null,
  observation_id uuid,
  dialogue_id uuid,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, visit_id, number),
  foreign key (organisation_id, visit_id, learner_id) references learner_visit (organisation_id, id, learner_id),
  foreign key (organisation_id, written_by) references member,
  foreign key (organisation_id, observation_id, learner_id) references observation (organisation_id, id, learner_id),
  foreign key (organisation_id, dialogue_id, learner_id) references dialogue (organisation_id, id, learner_id),
  check ((number = 1) = (kind = 'planned')),
  check ((kind in ('planned', 'moved')) = (starts_at is not null and minutes is not null and place <> '')),
  check ((kind in ('moved', 'cancelled')) = (side is not null)),
  check (kind = 'planned' or words <> ''),
  check (kind = 'held' or (observation_id is null and dialogue_id is null)),
  check (observation_id is null or dialogue_id is null),
  -- A learner says nothing of their own visit but that they cannot come.
  constraint learner_cancels_only check (written_by <> learner_id or (kind = 'cancelled' and side = 'learner'))
);
call put_behind_wall('learner_visit_step', 'select, insert, update (place, words)');
create function visit_over_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from learner_visit_step s where s.organisation_id = new.organisation_id
      and s.visit_id = new.visit_id and s.number < new.number and s.kind in ('cancelled', 'held')) then
    raise exception 'visit % is over and stays as it is', new.visit_id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger learner_visit_step_stays after insert on learner_visit_step for each row
  execute function visit_over_stays();
