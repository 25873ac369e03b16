-- External verification: for which qualification an external verifier comes in, what they opened, their own sample of
-- the base, and their signature.

create table external_appointment (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  -- One qualification, in every revision of it.
  framework_code text not null check (framework_code <> ''),
  from_on date not null,
  to_on date not null,
  -- The awarding body's own.
  reference text not null check (reference <> ''),
  made_at timestamptz not null,
  made_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, id, member_id),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, made_by) references member,
  foreign key (organisation_id, ended_by) references member,
  -- Nobody appoints themselves.
  check (made_by <> member_id),
  check (to_on >= from_on),
  check ((ended_at is null) = (ended_by is null))
);
-- One of a qualification stands at a time for one person.
create unique index external_appointment_open on external_appointment (organisation_id, member_id, framework_code)
  where ended_at is null;
call put_behind_wall('external_appointment', 'select, insert, update (ended_at, ended_by)');
create trigger external_appointment_stays before update on external_appointment for each row
  when (old.ended_at is not null) execute function keep_ended();

-- A learner's record was opened: once a record and day, and only by whoever is appointed.
create table external_view (
  organisation_id uuid not null,
  appointment_id uuid not null,
  member_id uuid not null,
  learner_id uuid not null,
  on_day date not null,
  viewed_at timestamptz not null,
  primary key (organisation_id, appointment_id, learner_id, on_day),
  foreign key (organisation_id, appointment_id, member_id)
    references external_appointment (organisation_id, id, member_id),
  foreign key (organisation_id, learner_id) references learner
);
call put_behind_wall('external_view', 'select, insert');

-- The external verifier's own sample of a base; the base is the one of internal verification.
create table external_sample (
  organisation_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  appointment_id uuid not null,
  member_id uuid not null,
  opened_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, cycle_id),
  unique (organisation_id, id, cycle_id, member_id),
  foreign key (organisation_id, cycle_id) references verification_cycle,
  foreign key (organisation_id, appointment_id, member_id)
    references external_appointment (organisation_id, id, member_id)
);
call put_behind_wall('external_sample', 'select, insert');

-- One learner's unit of it, verified by the centre or not.
create table external_pick (
  organisation_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  -- Who has it in hand or decided it.
  assessor_id uuid not null,
  picked_by uuid not null,
  picked_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, picked_by),
  unique (organisation_id, sample_id, learner_id, unit_id),
  foreign key (organisation_id, sample_id) references external_sample,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, assessor_id) references member,
  check (picked_by <> learner_id),
  check (picked_by <> assessor_id)
);
call put_behind_wall('external_pick', 'select, insert');

-- What the external verifier found of it; the newest counts.
create table external_record (
  organisation_id uuid not null,
  id uuid not null,
  pick_id uuid not null,
  turn int not null check (turn > 0),
  outcome text not null check (outcome in ('agreed', 'not_agreed', 'action')),
  words text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, pick_id, turn),
  foreign key (organisation_id, pick_id, recorded_by)
    references external_pick (organisation_id, id, picked_by),
  check (outcome = 'agreed' or words <> '')
);
call put_behind_wall('external_record', 'select, insert, update (words)');

-- The sample was found whole: as large and as broad as the tariff asks.
create table external_closing (
  organisation_id uuid not null,
  sample_id uuid not null,
  cycle_id uuid not null,
  member_id uuid not null,
  -- Per cent that the tariff asked, decided learner-units of the base, how many that makes, and how many were looked at.
  percent int not null check (percent between 1 and 100),
  base int not null check (base > 0),
  asked int not null check (asked between 1 and base),
  looked_at int not null check (looked_at >= asked),
  closed_at timestamptz not null,
  primary key (organisation_id, sample_id),
  unique (organisation_id, sample_id, cycle_id, member_id),
  foreign key (organisation_id, sample_id, cycle_id, member_id)
    references external_sample (organisation_id, id, cycle_id, member_id)
);
call put_behind_wall('external_closing', 'select, insert');

-- The external verifier signed the base by their own press: never before their sample closed (R91).
create table external_signature (
  organisation_id uuid not null,
  cycle_id uuid not null,
  sample_id uuid not null,
  member_id uuid not null,
  -- SHA-256 of the ids of the decisions signed, sorted, one a line.
  decisions int not null check (decisions > 0),
  decisions_sha256 bytea not null check (octet_length(decisions_sha256) = 32),
  signed_at timestamptz not null,
  primary key (organisation_id, cycle_id),
  foreign key (organisation_id, sample_id, cycle_id, member_id)
    references external_closing (organisation_id, sample_id, cycle_id, member_id)
);
call put_behind_wall('external_signature', 'select, insert');

-- Where an external verifier is appointed, nobody writes down a signature for them.
create function signature_by_external() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (
    select 1 from external_appointment a join verification_cycle c
      on c.organisation_id = a.organisation_id and c.framework_code = a.framework_code
    where c.organisation_id = new.organisation_id and c.id = new.cycle_id and a.ended_at is null
      and (new.recorded_at at time zone 'Europe/London')::date between a.from_on and a.to_on
  ) and not exists (
    select 1 from external_signature s
    where s.organisation_id = new.organisation_id and s.cycle_id = new.cycle_id and s.member_id = new.recorded_by
  ) then
    raise exception 'The external verifier signs this base themselves.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger verification_signature_is_theirs after insert on verification_signature for each row
  execute function signature_by_external();
