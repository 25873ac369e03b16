-- The pool asked about a week in one step: who was asked and why others were not, and every answer as it was given.
create table pool_ask (
  organisation_id uuid not null references organisation,
  id uuid not null,
  -- The Monday of the week asked about.
  week_on date not null check (extract(isodow from week_on) = 1),
  by_part boolean not null,
  channel text not null check (channel in ('mail', 'text')),
  note text not null,
  asks_hours boolean not null,
  closes_at timestamptz not null,
  asked_at timestamptz not null,
  asked_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  primary key (organisation_id, id),
  check (closes_at > asked_at)
);
create index pool_ask_week on pool_ask (organisation_id, week_on);
call put_behind_wall('pool_ask', 'select, insert, update (closed_at, closed_by)');

create table pool_asked (
  organisation_id uuid not null,
  ask_id uuid not null,
  person_id uuid not null,
  -- Why they were not asked; null for who was.
  left_out text check (left_out in ('archived', 'do_not_contact', 'no_address', 'asked_already')),
  -- The newest mail or text to them about it.
  sent_id uuid,
  sent_at timestamptz,
  times int not null check (times >= 0),
  primary key (organisation_id, ask_id, person_id),
  foreign key (organisation_id, ask_id) references pool_ask,
  foreign key (organisation_id, person_id) references candidate,
  check ((left_out is null) = (sent_at is not null))
);
create index pool_asked_person on pool_asked (organisation_id, person_id);
call put_behind_wall('pool_asked', 'select, insert, update (sent_id, sent_at, times)');

-- Each answer stays: the newest counts, the ones before show what was said when.
create table pool_answer (
  organisation_id uuid not null,
  id uuid not null,
  ask_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('link', 'text')),
  answered_at timestamptz not null,
  -- [{ date, part, answer }]
  choices jsonb not null,
  words text not null,
  weekly_minutes int check (weekly_minutes between 0 and 10080),
  primary key (organisation_id, id),
  foreign key (organisation_id, ask_id, person_id) references pool_asked
);
create index pool_answer_asked on pool_answer (organisation_id, ask_id, person_id, answered_at);
call put_behind_wall('pool_answer', 'select, insert, update (words)');
