-- A minor arrangement is agreed by the external verifier's own press (R48); learning is required of somebody only with
-- the centre's or the external verifier's reason, and of knowledge already proven only where that calls it essential (R44).

create function verifier_agrees_alone() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.agreed_recorded_by = new.recorded_by or not exists (
    select from member_role r where r.organisation_id = new.organisation_id
      and r.member_id = new.agreed_recorded_by and r.role = 'external_verifier'
  ) then
    raise exception 'arrangement % is agreed by the external verifier''s own press', new.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger special_arrangement_verifier after update on special_arrangement for each row
  when (old.agreed_with is null and new.agreed_with = 'external_verifier')
  execute function verifier_agrees_alone();

create table required_learning (
  organisation_id uuid not null references organisation,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  what text not null check (what <> ''),
  judged_by text not null check (judged_by in ('centre', 'external_verifier')),
  because text not null check (because <> ''),
  -- Although the knowledge is proven.
  essential boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text check (lifted_because <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, recorded_by) references member,
  foreign key (organisation_id, lifted_by) references member,
  check (recorded_by <> learner_id),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_because is null))
);
create index required_learning_of on required_learning (organisation_id, enrolment_id);
call put_behind_wall('required_learning', 'select, insert, update (lifted_at, lifted_by, lifted_because)');

create function knowledge_not_proven() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not new.essential and exists (select from prior_learning p
      where p.organisation_id = new.organisation_id and p.enrolment_id = new.enrolment_id
        and p.unit_id = new.unit_id and p.granted) then
    raise exception 'the knowledge of required learning % is proven', new.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger required_learning_needed after insert on required_learning
  for each row execute function knowledge_not_proven();
