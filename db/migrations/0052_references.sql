-- References: who was asked about whom, when again, what they answered and by which way, and what the desk made of
-- it. An answer is confidential until somebody decides that the candidate may see it.
alter table personal_link drop constraint personal_link_purpose_check;
alter table personal_link add constraint personal_link_purpose_check
  check (purpose in ('availability', 'offer', 'signature', 'arrival', 'reference'));

create table reference_request (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  referee_id uuid not null,
  -- In which quality they speak.
  speaks_as text not null check (speaks_as in ('employer', 'education', 'character')),
  -- The employer or school, as the referee is asked about it; '' for a character.
  about_place text not null,
  -- mail: a personal link was sent; spoken: the desk rings.
  channel text not null check (channel in ('mail', 'spoken')),
  remind_after_days int not null check (remind_after_days between 1 and 30),
  asked_at timestamptz not null,
  asked_by uuid,
  message_id uuid,
  expires_at timestamptz not null check (expires_at > asked_at),
  ring_back_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, referee_id) references person,
  constraint reference_of_another check (person_id <> referee_id)
);
create index reference_request_person on reference_request (organisation_id, person_id);
create index reference_request_referee on reference_request (organisation_id, referee_id);
create index reference_request_asked on reference_request (organisation_id, asked_at);
call put_behind_wall('reference_request',
  'select, insert, update (message_id, ring_back_id, withdrawn_at, withdrawn_by, about_place)');

-- The n-th is one row, whatever process sends it.
create table reference_reminder (
  organisation_id uuid not null,
  request_id uuid not null,
  nth int not null check (nth between 1 and 2),
  sent_at timestamptz not null,
  message_id uuid,
  primary key (organisation_id, request_id, nth),
  foreign key (organisation_id, request_id) references reference_request
);
call put_behind_wall('reference_reminder', 'select, insert, update (message_id)');

create table reference_answer (
  organisation_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  how text not null check (how in ('link', 'spoken')),
  what text not null check (what in ('full', 'dates_only', 'refused')),
  from_on date,
  to_on date check (to_on >= from_on),
  job_title text not null default '',
  leaving text not null default '',
  again text check (again in ('yes', 'no')),
  words text not null default '',
  relative boolean,
  -- Does the referee agree that a hirer is shown it? null: not asked.
  may_be_shown boolean,
  -- Of a spoken one: who spoke, on which number, and how that number was found.
  spoke_with text not null default '',
  spoken_number text not null default '',
  number_found text not null default '',
  received_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, request_id),
  foreign key (organisation_id, request_id) references reference_request,
  constraint reference_spoken check (how = 'link' or what = 'refused' or number_found <> '' or spoke_with = '')
);
call put_behind_wall('reference_answer',
  'select, insert, update (job_title, leaving, words, spoke_with, spoken_number, number_found)');

create table reference_judgement (
  organisation_id uuid not null,
  request_id uuid not null,
  check_id uuid not null,
  outcome text not null check (outcome in ('satisfied', 'not_satisfied')),
  judged_at timestamptz not null,
  judged_by uuid,
  primary key (organisation_id, request_id),
  foreign key (organisation_id, request_id) references reference_answer,
  foreign key (organisation_id, check_id) references worker_check
);
call put_behind_wall('reference_judgement', 'select, insert');

-- May the candidate see what was said? The newest decision counts.
create table reference_showing (
  organisation_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  may_see boolean not null,
  because text not null,
  decided_at timestamptz not null,
  decided_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, request_id) references reference_answer
);
create index reference_showing_request on reference_showing (organisation_id, request_id);
call put_behind_wall('reference_showing', 'select, insert, update (because)');

-- A time without work in somebody's history, explained: both days included.
create table employment_gap (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  explanation text not null,
  explained_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index employment_gap_person on employment_gap (organisation_id, person_id);
call put_behind_wall('employment_gap', 'select, insert, update (explanation)');

-- Requests whose referee has not answered for as long as was said: two reminders at most, then somebody rings.
create function references_due(p_at timestamptz)
  returns table (organisation_id uuid, request_id uuid, nth int)
  language sql stable set search_path = pg_catalog, public as $$
  select r.organisation_id, r.id, l.nth
  from public.reference_request r
  cross join lateral (
    select count(m.nth)::int as nth, coalesce(max(m.sent_at), r.asked_at) as last_at
    from public.reference_reminder m
    where m.organisation_id = r.organisation_id and m.request_id = r.id) l
  where r.channel = 'mail' and r.withdrawn_at is null and r.ring_back_id is null
    and l.last_at + make_interval(days => r.remind_after_days) <= p_at
    and not exists (select 1 from public.reference_answer a
      where a.organisation_id = r.organisation_id and a.request_id = r.id) $$;
create function organisations_with_references_due(p_at timestamptz)
  returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.organisation o
  where o.id in (select d.organisation_id from public.references_due(p_at) d) order by o.id $$;
revoke all on function references_due(timestamptz), organisations_with_references_due(timestamptz) from public;
grant execute on function references_due(timestamptz), organisations_with_references_due(timestamptz) to deskproof_app;
