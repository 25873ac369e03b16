-- What somebody has to do by a moment: a task, or a person to ring back. It may be about any record, and about a
-- person, whose words it then holds.
create table task (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('task', 'ring_back')),
  title text not null check (title <> ''),
  -- What done looks like.
  standard text not null,
  priority text not null check (priority in ('normal', 'high')),
  about_kind text,
  about_id uuid,
  person_id uuid,
  owner_id uuid not null,
  due_at timestamptz not null,
  -- As it was first promised: moving it makes nothing punctual.
  first_due_at timestamptz not null,
  promised_to text check (promised_to in ('colleague', 'client', 'candidate')),
  promised_member uuid,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  ended_how text check (ended_how in ('done', 'dropped')),
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  outcome text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, owner_id) references member (organisation_id, id),
  foreign key (organisation_id, promised_member) references member (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  check (num_nulls(about_kind, about_id) in (0, 2)),
  check (kind <> 'ring_back' or person_id is not null),
  check (promised_member is null or promised_to = 'colleague'),
  check (num_nulls(ended_how, ended_at) in (0, 2))
);
create index task_open on task (organisation_id, due_at) where ended_at is null;
create index task_about on task (organisation_id, about_id);
create index task_person on task (organisation_id, person_id);
create index task_ended on task (organisation_id, ended_at);
call put_behind_wall('task', 'select, insert, update (title, standard, outcome, owner_id, due_at, ended_how, ended_at, ended_by, ended_by_name)');

-- A task handed to a colleague: until they accept it stays with whoever handed it.
create table task_handing (
  organisation_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  from_id uuid not null,
  from_name text not null,
  to_id uuid not null,
  words text not null,
  handed_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'taken_back')),
  answered_at timestamptz,
  because text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, task_id) references task,
  foreign key (organisation_id, from_id) references member (organisation_id, id),
  foreign key (organisation_id, to_id) references member (organisation_id, id),
  check (from_id <> to_id),
  check (num_nulls(answer, answered_at) in (0, 2)),
  check (answer is distinct from 'declined' or because <> '')
);
create unique index task_handing_open on task_handing (organisation_id, task_id) where answer is null;
call put_behind_wall('task_handing', 'select, insert, update (words, answer, answered_at, because)');

-- A few words pinned to a person, a client or a site, to be seen wherever they are chosen, until looked at again.
-- Words on health are of a special category: why they are held is said, and not everybody reads them.
create table pinned_alert (
  organisation_id uuid not null references organisation,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'client', 'site')),
  subject_id uuid not null,
  kind text not null check (kind in ('travel', 'contact', 'health', 'site', 'other')),
  words text not null,
  basis text check (basis in ('asked_us', 'adjustment', 'safety')),
  review_on date not null,
  pinned_at timestamptz not null,
  pinned_by uuid,
  pinned_by_name text not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_because text not null,
  primary key (organisation_id, id),
  check ((kind = 'health') = (basis is not null)),
  check (kind <> 'health' or subject_kind = 'person'),
  check (words <> '' or ended_at is not null)
);
create index pinned_alert_subject on pinned_alert (organisation_id, subject_id) where ended_at is null;
call put_behind_wall('pinned_alert', 'select, insert, update (words, ended_at, ended_by, ended_because)');

-- The desk handed over in the evening: what is open, each with its owner, and a few words; kept as written.
create table handover (
  organisation_id uuid not null references organisation,
  id uuid not null,
  given_at timestamptz not null,
  given_by uuid not null,
  given_by_name text not null,
  to_id uuid not null,
  until_at timestamptz not null,
  words text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  acknowledged_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, given_by) references member (organisation_id, id),
  foreign key (organisation_id, to_id) references member (organisation_id, id),
  check (given_by <> to_id),
  check (until_at > given_at)
);
create index handover_given on handover (organisation_id, given_at);
call put_behind_wall('handover', 'select, insert, update (words, acknowledged_at)');

create table handover_item (
  organisation_id uuid not null,
  handover_id uuid not null,
  place int not null check (place > 0),
  kind text not null check (kind in ('offer', 'gap', 'confirmation', 'ring_back', 'task', 'approval', 'other')),
  words text not null,
  about_kind text,
  about_id uuid,
  -- Whose names its words hold: they go with them.
  person_ids uuid[] not null,
  owner_id uuid not null,
  due_at timestamptz,
  primary key (organisation_id, handover_id, place),
  foreign key (organisation_id, handover_id) references handover,
  foreign key (organisation_id, owner_id) references member (organisation_id, id),
  check (num_nulls(about_kind, about_id) in (0, 2))
);
call put_behind_wall('handover_item', 'select, insert, update (words)');
