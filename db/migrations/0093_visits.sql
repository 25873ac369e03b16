-- Visits of an external verifier: announced and answered, the pack handed over, learners contacted, work watched,
-- the report and what comes of it.

create table visit (
  organisation_id uuid not null references organisation,
  id uuid not null,
  appointment_id uuid not null,
  -- The external verifier.
  member_id uuid not null,
  framework_code text not null,
  kind text not null check (kind in ('in_person', 'remote')),
  agenda text not null check (agenda <> ''),
  -- Who is asked for.
  asks_for text not null,
  announced_at timestamptz not null,
  announced_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, member_id),
  foreign key (organisation_id, appointment_id, member_id)
    references external_appointment (organisation_id, id, member_id),
  foreign key (organisation_id, announced_by) references member
);
create index visit_of on visit (organisation_id, framework_code);
call put_behind_wall('visit', 'select, insert, update (agenda, asks_for)');

-- What became of it, step by step; the newest counts. A side answers only what the other side proposed.
create table visit_step (
  organisation_id uuid not null,
  visit_id uuid not null,
  number int not null check (number > 0),
  member_id uuid not null,
  kind text not null check (kind in
    ('proposed', 'agreed', 'refused', 'called_off', 'access_refused', 'pack_withheld', 'held')),
  side text not null check (side in ('verifier', 'centre')),
  on_day date,
  words text not null,
  answers int,
  answers_side text,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (organisation_id, visit_id, number),
  unique (organisation_id, visit_id, number, side),
  foreign key (organisation_id, visit_id, member_id) references visit (organisation_id, id, member_id),
  foreign key (organisation_id, visit_id, answers, answers_side)
    references visit_step (organisation_id, visit_id, number, side),
  foreign key (organisation_id, written_by) references member,
  constraint visit_step_sides check ((side = 'verifier') = (written_by = member_id)),
  constraint visit_step_answers check ((kind in ('agreed', 'refused')) = (answers is not null)
    and (answers is null) = (answers_side is null) and answers_side <> side),
  constraint visit_step_of_verifier check (kind not in ('access_refused', 'pack_withheld', 'held') or side = 'verifier'),
  constraint visit_step_day check ((kind in ('proposed', 'held')) = (on_day is not null)),
  constraint visit_step_reason check (number = 1 or kind in ('agreed', 'held') or words <> '')
);
call put_behind_wall('visit_step', 'select, insert, update (words)');

-- What the centre handed over for a visit: one archive, kept as it left. Its content goes with somebody it names; the
-- hash stays.
create table visit_pack (
  organisation_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  member_id uuid not null,
  number int not null check (number > 0),
  files int not null check (files > 0),
  bytes int not null check (bytes > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- What it says, to be shown and to be searched for a name that is forgotten.
  says jsonb,
  content bytea,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, visit_id, number),
  unique (organisation_id, id, member_id),
  foreign key (organisation_id, visit_id, member_id) references visit (organisation_id, id, member_id),
  foreign key (organisation_id, made_by) references member,
  check ((says is null) = (content is null)),
  constraint visit_pack_by_centre check (made_by <> member_id)
);
call put_behind_wall('visit_pack', 'select, insert, update (says, content)');

-- The external verifier took it, the first time on a day.
create table visit_pack_taken (
  organisation_id uuid not null,
  pack_id uuid not null,
  member_id uuid not null,
  on_day date not null,
  taken_at timestamptz not null,
  primary key (organisation_id, pack_id, on_day),
  foreign key (organisation_id, pack_id, member_id) references visit_pack (organisation_id, id, member_id)
);
call put_behind_wall('visit_pack_taken', 'select, insert');

-- A learner is contacted or interviewed, normally announced, beside the plan of internal verification (R89).
create table external_contact (
  organisation_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  member_id uuid not null,
  framework_code text not null,
  learner_id uuid not null,
  how text not null check (how in ('visit', 'telephone', 'email')),
  on_day date not null,
  words text not null,
  message_id uuid,
  announced_at timestamptz not null,
  -- What came of it; the notes are the verifiers' alone.
  held_on date,
  outcome text check (outcome in ('satisfied', 'doubt', 'not_reached')),
  notes text not null default '',
  recorded_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, id, member_id),
  foreign key (organisation_id, appointment_id, member_id)
    references external_appointment (organisation_id, id, member_id),
  foreign key (organisation_id, learner_id) references learner,
  constraint external_contact_apart check (member_id <> learner_id),
  check ((outcome is null) = (held_on is null) and (outcome is null) = (recorded_at is null)),
  check (outcome is null or notes <> '')
);
create index external_contact_of on external_contact (organisation_id, framework_code);
call put_behind_wall('external_contact',
  'select, insert, update (words, held_on, outcome, notes, recorded_at)');

-- The external verifier watched assessment or internal verification (R90).
create table external_observation (
  organisation_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  member_id uuid not null,
  framework_code text not null,
  what text not null check (what in ('assessment', 'internal_verification')),
  observed_id uuid not null,
  on_day date not null,
  seen text not null check (seen <> ''),
  outcome text not null check (outcome in ('satisfied', 'doubt')),
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, member_id),
  foreign key (organisation_id, appointment_id, member_id)
    references external_appointment (organisation_id, id, member_id),
  foreign key (organisation_id, observed_id) references member,
  constraint external_observation_apart check (member_id <> observed_id)
);
create index external_observation_of on external_observation (organisation_id, framework_code);
call put_behind_wall('external_observation', 'select, insert, update (seen)');

-- A report: a draft until it is given, then kept as it is; a later one supersedes it.
create table visit_report (
  organisation_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  member_id uuid not null,
  number int not null check (number > 0),
  words text not null check (words <> ''),
  -- A tariff it proposes, from a day on.
  band text check (band in ('none', '01', '02', '3a', '3b')),
  band_from date,
  written_at timestamptz not null,
  -- SHA-256 of the text as it was given.
  sha256 bytea check (octet_length(sha256) = 32),
  given_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, visit_id, number),
  unique (organisation_id, id, member_id),
  foreign key (organisation_id, visit_id, member_id) references visit (organisation_id, id, member_id),
  check ((band is null) = (band_from is null)),
  check ((sha256 is null) = (given_at is null))
);
create unique index visit_report_draft on visit_report (organisation_id, visit_id) where given_at is null;
call put_behind_wall('visit_report', 'select, insert, update (words, band, band_from, written_at, sha256, given_at)');
-- A name that is forgotten leaves the words of a given report; nothing else of it changes.
create function keep_given() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if (old.band, old.band_from, old.written_at, old.sha256, old.given_at)
    is distinct from (new.band, new.band_from, new.written_at, new.sha256, new.given_at) then
    raise exception 'A report that was given stays as it is.' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger visit_report_stays after update on visit_report for each row
  when (old.given_at is not null) execute function keep_given();

-- The quality manager put a proposed tariff on record: never who proposed it.
create table visit_tariff (
  organisation_id uuid not null,
  report_id uuid not null,
  member_id uuid not null,
  tariff_id uuid not null,
  pressed_at timestamptz not null,
  pressed_by uuid not null,
  primary key (organisation_id, report_id),
  foreign key (organisation_id, report_id, member_id) references visit_report (organisation_id, id, member_id),
  foreign key (organisation_id, tariff_id) references centre_tariff,
  foreign key (organisation_id, pressed_by) references member,
  constraint visit_tariff_apart check (pressed_by <> member_id)
);
call put_behind_wall('visit_tariff', 'select, insert');

-- What the centre is to do, from a visit, a contact or an observation.
create table visit_action (
  organisation_id uuid not null,
  id uuid not null,
  framework_code text not null,
  visit_id uuid,
  contact_id uuid,
  observation_id uuid,
  -- The external verifier who asks for it, and who of the centre does it.
  member_id uuid not null,
  words text not null check (words <> ''),
  owner_id uuid not null,
  due_on date not null,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, visit_id, member_id) references visit (organisation_id, id, member_id),
  foreign key (organisation_id, contact_id, member_id) references external_contact (organisation_id, id, member_id),
  foreign key (organisation_id, observation_id, member_id)
    references external_observation (organisation_id, id, member_id),
  foreign key (organisation_id, owner_id) references member,
  check (num_nonnulls(visit_id, contact_id, observation_id) = 1),
  constraint visit_action_apart check (owner_id <> member_id)
);
create index visit_action_of on visit_action (organisation_id, framework_code);
call put_behind_wall('visit_action', 'select, insert, update (words)');

-- The centre's answers to it, each judged by an external verifier: closed, or not with a reason.
create table visit_action_answer (
  organisation_id uuid not null,
  action_id uuid not null,
  number int not null check (number > 0),
  words text not null check (words <> ''),
  answered_at timestamptz not null,
  answered_by uuid not null,
  closed boolean,
  judged_words text not null default '',
  judged_at timestamptz,
  judged_by uuid,
  primary key (organisation_id, action_id, number),
  foreign key (organisation_id, action_id) references visit_action,
  foreign key (organisation_id, answered_by) references member,
  foreign key (organisation_id, judged_by) references member,
  check (num_nulls(closed, judged_at, judged_by) in (0, 3)),
  check (closed is distinct from false or judged_words <> ''),
  constraint visit_action_judged_apart check (judged_by <> answered_by)
);
call put_behind_wall('visit_action_answer',
  'select, insert, update (words, closed, judged_words, judged_at, judged_by)');
create function keep_judged() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if (old.closed, old.judged_at, old.judged_by) is distinct from (new.closed, new.judged_at, new.judged_by) then
    raise exception 'An answer that was judged stays as it is.' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger visit_action_answer_stays after update on visit_action_answer for each row
  when (old.judged_at is not null) execute function keep_judged();
