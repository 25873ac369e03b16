-- What will be assessed of a unit, how, when and where: in versions, each superseding the one before. Who writes it
-- agrees by writing; the learner by their own press. A version may belong to a meeting of the learner's programme.
create table assessment_plan (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  version int not null check (version > 0),
  meeting_id uuid,
  -- [{ what, method, on, place }]
  lines jsonb not null check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) > 0),
  written_at timestamptz not null,
  written_by uuid not null,
  agreed_at timestamptz,
  primary key (organisation_id, id),
  constraint assessment_plan_version unique (organisation_id, learner_id, unit_id, version),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, written_by) references member,
  constraint assessment_plan_meeting foreign key (organisation_id, meeting_id, learner_id)
    references plan_version (organisation_id, id, learner_id),
  constraint plan_not_by_learner check (written_by <> learner_id)
);
call put_behind_wall('assessment_plan', 'select, insert, update (agreed_at, lines)');

create function keep_agreed_plan() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'assessment plan % was agreed at % and stays so', old.id, old.agreed_at
    using errcode = 'integrity_constraint_violation', constraint = tg_name;
end $$;
create trigger assessment_plan_stays_agreed before update on assessment_plan for each row
  when (old.agreed_at is not null and new.agreed_at is distinct from old.agreed_at)
  execute function keep_agreed_plan();

-- Asked by the act that writes a plan: assessment knows no programme, so that rooms ask one another without a cycle.
create function is_meeting_of(meeting uuid, learner uuid) returns boolean
  language sql stable security invoker set search_path = pg_catalog, public as $$
  select exists (select 1 from plan_version
    where organisation_id = current_organisation() and id = meeting and learner_id = learner)
$$;
