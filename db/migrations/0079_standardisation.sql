-- What keeps assessors consistent (R75, R85-R87): watched at work, learners asked, one item judged blind, meetings.

-- A verifier watched an assessor with a learner, who agreed to it. Never changed; its words may lose a name.
create table assessor_observation (
  organisation_id uuid not null,
  id uuid not null,
  assessor_id uuid not null,
  observer_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  held_on date not null,
  -- The day the learner agreed to be watched.
  agreed_on date not null,
  seen text not null check (seen <> ''),
  strengths text not null check (strengths <> ''),
  -- The observer held no verifier's certificate that day: it waits for somebody who does (R27).
  countersign boolean not null,
  qualification_id uuid,
  shows text not null default 'verifying' check (shows = 'verifying'),
  recorded_at timestamptz not null,
  -- The assessor's signature, with what they say of it.
  signed_at timestamptz,
  answer text not null default '',
  primary key (organisation_id, id),
  constraint observation_with_observer unique (organisation_id, id, observer_id, assessor_id, learner_id),
  foreign key (organisation_id, assessor_id) references member,
  foreign key (organisation_id, observer_id) references member,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, unit_id) references framework_unit,
  constraint observed_by_certificate foreign key (organisation_id, qualification_id, observer_id, shows)
    references staff_qualification (organisation_id, id, member_id, shows),
  constraint observer_apart check (observer_id <> assessor_id and observer_id <> learner_id),
  check (assessor_id <> learner_id),
  check (agreed_on <= held_on),
  constraint observation_waits check (countersign = (qualification_id is null))
);
create index assessor_observation_of on assessor_observation (organisation_id, assessor_id, held_on);
call put_behind_wall('assessor_observation', 'select, insert, update (seen, strengths, signed_at, answer)');

create table assessor_observation_countersignature (
  organisation_id uuid not null,
  observation_id uuid not null,
  observer_id uuid not null,
  assessor_id uuid not null,
  learner_id uuid not null,
  signer_id uuid not null,
  shows text not null default 'verifying' check (shows = 'verifying'),
  qualification_id uuid not null,
  signed_on date not null,
  signed_at timestamptz not null,
  primary key (organisation_id, observation_id),
  foreign key (organisation_id, observation_id, observer_id, assessor_id, learner_id)
    references assessor_observation (organisation_id, id, observer_id, assessor_id, learner_id),
  foreign key (organisation_id, qualification_id, signer_id, shows)
    references staff_qualification (organisation_id, id, member_id, shows),
  constraint observation_signer_apart
    check (signer_id <> observer_id and signer_id <> assessor_id and signer_id <> learner_id)
);
call put_behind_wall('assessor_observation_countersignature', 'select, insert');
create trigger observation_countersigned_by_the_qualified after insert on assessor_observation_countersignature
  for each row execute function countersigner_is_qualified();

-- A verifier asked a learner how they are assessed; only verifiers read it.
create table learner_interview (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  unit_id uuid,
  verifier_id uuid not null,
  held_on date not null,
  how text not null check (how in ('in_person', 'video', 'telephone')),
  outcome text not null check (outcome in ('content', 'to_improve', 'in_doubt')),
  notes text not null check (notes <> ''),
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, verifier_id) references member,
  check (verifier_id <> learner_id)
);
create index learner_interview_of on learner_interview (organisation_id, learner_id, held_on);
call put_behind_wall('learner_interview', 'select, insert, update (notes)');

-- One item of a decided claim, as it was frozen, that several judge without seeing each other (C12).
create table standardised_item (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  learner_id uuid not null,
  unit_id uuid not null,
  evidence_id uuid not null,
  rendition_sha256 bytea not null check (octet_length(rendition_sha256) = 32),
  due_on date not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  -- From here nobody judges any more, and everybody sees what each said.
  uncovered_at timestamptz,
  uncovered_by uuid,
  agreed_at timestamptz,
  agreed_by uuid,
  conclusion text check (conclusion <> ''),
  primary key (organisation_id, id),
  unique (organisation_id, id, learner_id),
  constraint standardised_claim foreign key (organisation_id, claim_id, learner_id)
    references claim (organisation_id, id, learner_id),
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, opened_by) references member,
  foreign key (organisation_id, uncovered_by) references member,
  foreign key (organisation_id, agreed_by) references member,
  check ((uncovered_at is null) = (uncovered_by is null)),
  check ((agreed_at is null) = (agreed_by is null)),
  check ((agreed_at is null) = (conclusion is null)),
  check (agreed_at is null or uncovered_at is not null)
);
call put_behind_wall('standardised_item',
  'select, insert, update (uncovered_at, uncovered_by, agreed_at, agreed_by, conclusion)');

create table standardised_criterion (
  organisation_id uuid not null,
  item_id uuid not null,
  criterion_id uuid not null,
  says text check (says in ('met', 'not_yet')),
  reasons text check (reasons <> ''),
  primary key (organisation_id, item_id, criterion_id),
  foreign key (organisation_id, item_id) references standardised_item,
  foreign key (organisation_id, criterion_id) references framework_criterion,
  check ((says is null) = (reasons is null))
);
call put_behind_wall('standardised_criterion', 'select, insert, update (says, reasons)');

create table standardised_seat (
  organisation_id uuid not null,
  item_id uuid not null,
  learner_id uuid not null,
  member_id uuid not null,
  answered_at timestamptz,
  -- Was at the talk about it; null: it is not held yet.
  attended boolean,
  primary key (organisation_id, item_id, member_id),
  foreign key (organisation_id, item_id, learner_id) references standardised_item (organisation_id, id, learner_id),
  foreign key (organisation_id, member_id) references member,
  check (member_id <> learner_id)
);
call put_behind_wall('standardised_seat', 'select, insert, update (answered_at, attended)');

create table standardised_answer (
  organisation_id uuid not null,
  item_id uuid not null,
  member_id uuid not null,
  criterion_id uuid not null,
  says text not null check (says in ('met', 'not_yet')),
  why text not null check (why <> ''),
  answered_at timestamptz not null,
  primary key (organisation_id, item_id, member_id, criterion_id),
  foreign key (organisation_id, item_id, member_id) references standardised_seat,
  foreign key (organisation_id, item_id, criterion_id) references standardised_criterion
);
call put_behind_wall('standardised_answer', 'select, insert, update (why)');
-- Judged blind: until it is uncovered each reads their own answers and nobody else's, whoever asks.
create policy blind on standardised_answer as restrictive for select using (
  member_id::text = current_setting('app.member', true)
  or exists (select 1 from standardised_item i where i.organisation_id = standardised_answer.organisation_id
    and i.id = standardised_answer.item_id and i.uncovered_at is not null));

create function answered_before_uncovering() returns trigger language plpgsql
  set search_path = pg_catalog, public as $$
begin
  perform 1 from standardised_item
    where organisation_id = new.organisation_id and id = new.item_id and uncovered_at is null for share;
  if not found then
    raise exception 'item % is uncovered, nobody judges it any more', new.item_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger standardised_answer_is_blind after insert on standardised_answer
  for each row execute function answered_before_uncovering();

-- A meeting of the staff. Equal opportunities is spoken of at each (R85): a row without it cannot be.
create table staff_meeting (
  organisation_id uuid not null,
  id uuid not null,
  held_on date not null,
  name text not null check (name <> ''),
  equal_opportunities text not null check (equal_opportunities <> ''),
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, written_by) references member
);
call put_behind_wall('staff_meeting', 'select, insert, update (equal_opportunities)');

create table staff_meeting_member (
  organisation_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  present boolean not null,
  primary key (organisation_id, meeting_id, member_id),
  foreign key (organisation_id, meeting_id) references staff_meeting,
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('staff_meeting_member', 'select, insert');

create table staff_meeting_item (
  organisation_id uuid not null,
  meeting_id uuid not null,
  position int not null,
  heading text not null check (heading <> ''),
  minutes text not null check (minutes <> ''),
  primary key (organisation_id, meeting_id, position),
  foreign key (organisation_id, meeting_id) references staff_meeting
);
call put_behind_wall('staff_meeting_item', 'select, insert, update (heading, minutes)');

-- What comes of any of these: somebody's, by a day; followed up in the next meeting.
create table staff_action (
  organisation_id uuid not null,
  id uuid not null,
  observation_id uuid,
  interview_id uuid,
  item_id uuid,
  meeting_id uuid,
  position int not null,
  words text not null check (words <> ''),
  owner_id uuid not null,
  due_on date not null,
  -- The owner says what they did.
  answered_at timestamptz,
  answer text check (answer <> ''),
  closed_at timestamptz,
  closed_by uuid,
  closed_words text check (closed_words <> ''),
  -- The meeting that followed it up and found it done.
  closed_in uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, observation_id) references assessor_observation,
  foreign key (organisation_id, interview_id) references learner_interview,
  foreign key (organisation_id, item_id) references standardised_item,
  foreign key (organisation_id, meeting_id) references staff_meeting,
  foreign key (organisation_id, owner_id) references member,
  foreign key (organisation_id, closed_by) references member,
  foreign key (organisation_id, closed_in) references staff_meeting,
  check (num_nonnulls(observation_id, interview_id, item_id, meeting_id) = 1),
  check ((answered_at is null) = (answer is null)),
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (closed_words is null)),
  constraint action_closed_by_another check (closed_by <> owner_id or closed_in is not null)
);
create index staff_action_open on staff_action (organisation_id, due_on) where closed_at is null;
call put_behind_wall('staff_action',
  'select, insert, update (words, answered_at, answer, closed_at, closed_by, closed_words, closed_in)');

create table staff_meeting_follow_up (
  organisation_id uuid not null,
  meeting_id uuid not null,
  action_id uuid not null,
  words text not null check (words <> ''),
  done boolean not null,
  primary key (organisation_id, meeting_id, action_id),
  foreign key (organisation_id, meeting_id) references staff_meeting,
  foreign key (organisation_id, action_id) references staff_action
);
call put_behind_wall('staff_meeting_follow_up', 'select, insert, update (words)');
