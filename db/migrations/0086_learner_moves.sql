-- Learners who go over to the framework that replaces theirs.

-- A learner went over from one framework to the one that replaces it. The old enrolment stays readable.
create table learner_move (
  organisation_id uuid not null references organisation,
  id uuid not null,
  learner_id uuid not null,
  from_enrolment_id uuid not null,
  to_enrolment_id uuid not null,
  map_id uuid not null,
  because text not null check (because <> ''),
  moved_at timestamptz not null,
  moved_by uuid not null,
  primary key (organisation_id, id),
  constraint learner_move_once unique (organisation_id, from_enrolment_id),
  foreign key (organisation_id, from_enrolment_id, learner_id)
    references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, to_enrolment_id, learner_id)
    references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, map_id) references replacement_map,
  foreign key (organisation_id, moved_by) references member,
  check (from_enrolment_id <> to_enrolment_id),
  -- Nobody moves themselves.
  constraint learner_move_by_another check (moved_by <> learner_id)
);
create index learner_move_of on learner_move (organisation_id, learner_id);
call put_behind_wall('learner_move', 'select, insert, update (because)');

-- Who went over claims nothing more under the old framework. After the row, so that tenancy answers first.
create function claim_not_under_replaced() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from learner_move m
    join enrolment e on e.organisation_id = m.organisation_id and e.id = m.from_enrolment_id
    join framework_unit u on u.organisation_id = e.organisation_id and u.framework_id = e.framework_id
    where m.organisation_id = new.organisation_id and m.learner_id = new.learner_id and u.id = new.unit_id
  ) then
    raise exception 'learner % went over to the framework that replaces this one', new.learner_id
      using errcode = 'check_violation', constraint = 'claim_not_under_replaced';
  end if;
  return null;
end $$;
create trigger claim_not_under_replaced after insert on claim
  for each row execute function claim_not_under_replaced();
