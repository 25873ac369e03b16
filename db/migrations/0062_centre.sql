-- A centre: what the awarding body approved, its tariff, who works here and may judge what, their learning and ties.

create table centre_approval (
  organisation_id uuid not null references organisation,
  id uuid not null,
  -- The centre itself, or one qualification of it (R15); fast-tracked on what another body accepted (R16).
  kind text not null check (kind in ('centre', 'qualification')),
  framework_code text check (framework_code <> ''),
  reference text not null,
  fast_track boolean not null,
  from_on date not null,
  ended_on date,
  ended_because text check (ended_because <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, recorded_by) references member,
  check ((kind = 'qualification') = (framework_code is not null)),
  check ((ended_on is null) = (ended_because is null)),
  check (ended_on is null or ended_on >= from_on)
);
-- One approval of a kind stands at a time.
create unique index centre_approval_open on centre_approval (organisation_id, kind, coalesce(framework_code, ''))
  where ended_on is null;
call put_behind_wall('centre_approval', 'select, insert, update (ended_on, ended_because)');

-- The Qualification Quality Rating of one qualification here, by version: the newest from a day on counts (R17).
create table centre_tariff (
  organisation_id uuid not null references organisation,
  id uuid not null,
  framework_code text not null check (framework_code <> ''),
  band text not null check (band in ('none', '01', '02', '3a', '3b')),
  from_on date not null,
  letter text not null check (letter <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, recorded_by) references member
);
create index centre_tariff_of on centre_tariff (organisation_id, framework_code, from_on, recorded_at);
call put_behind_wall('centre_tariff', 'select, insert');

-- Who was authorised for what, by the quality manager, never by themselves (R22).
create table centre_staff (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  post text not null check (post in ('adviser', 'assessor', 'internal_verifier')),
  -- References of units by framework, '*' for all of one: {"REC-L2-RR": ["RPC1", "RPC2"], "ST0321": ["*"]}.
  units jsonb not null check (jsonb_typeof(units) = 'object' and units <> '{}'),
  from_on date not null,
  authorised_at timestamptz not null,
  authorised_by uuid not null,
  ended_on date,
  ended_because text check (ended_because <> ''),
  -- The change was told to the awarding body, with a CV.
  told_on date,
  told_reference text,
  -- An internal verifier said that the early decisions of a new assessor were monitored (R28).
  settled_at timestamptz,
  settled_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, authorised_by) references member,
  foreign key (organisation_id, settled_by) references member,
  check (authorised_by <> member_id),
  check (settled_by <> member_id),
  check ((settled_at is null) = (settled_by is null)),
  check ((told_on is null) = (told_reference is null)),
  check ((ended_on is null) = (ended_because is null)),
  check (ended_on is null or ended_on >= from_on)
);
create unique index centre_staff_open on centre_staff (organisation_id, member_id, post) where ended_on is null;
call put_behind_wall('centre_staff',
  'select, insert, update (ended_on, ended_because, told_on, told_reference, settled_at, settled_by)');

-- Why somebody may assess or verify, and what they know of the trade (R23-R25); seen by somebody else.
create table staff_qualification (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  shows text not null check (shows in ('assessing', 'verifying', 'occupation')),
  by_way_of text not null check (by_way_of in
    ('accredited', 'mapped', 'employer_programme', 'qualification', 'membership', 'experience')),
  title text not null check (title <> ''),
  awarded_on date not null,
  expires_on date,
  seen_on date not null,
  seen_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text check (withdrawn_because <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, seen_by) references member,
  foreign key (organisation_id, withdrawn_by) references member,
  check (seen_by <> member_id),
  check ((shows = 'occupation') = (by_way_of in ('qualification', 'membership', 'experience'))),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (expires_on is null or expires_on >= awarded_on)
);
create index staff_qualification_of on staff_qualification (organisation_id, member_id);
call put_behind_wall('staff_qualification',
  'select, insert, update (withdrawn_at, withdrawn_by, withdrawn_because)');

-- What somebody did to keep themselves up to date (R23), tied to the units it is about.
create table staff_learning (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  on_day date not null,
  minutes int not null check (minutes between 1 and 6000),
  what text not null check (what <> ''),
  learnt text not null,
  units text[] not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member
);
create index staff_learning_of on staff_learning (organisation_id, member_id, on_day);
call put_behind_wall('staff_learning', 'select, insert');

-- What stands between somebody of the centre and a learner beside their work here (W34): said, shown and sampled.
create table tie (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  learner_id uuid not null,
  kind text not null check (kind in ('family', 'friend', 'line_manager', 'reports_to', 'business')),
  words text not null,
  declared_at timestamptz not null,
  declared_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_because text check (ended_because <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, learner_id) references member,
  foreign key (organisation_id, declared_by) references member,
  foreign key (organisation_id, ended_by) references member,
  check (member_id <> learner_id),
  check ((ended_at is null) = (ended_because is null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index tie_open on tie (organisation_id, member_id, learner_id, kind) where ended_at is null;
call put_behind_wall('tie', 'select, insert, update (ended_at, ended_by, ended_because)');

-- What was ended, withdrawn or settled once stays so.
create function keep_ended() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception '% % has ended and stays as it is', tg_table_name, old.id
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger centre_approval_stays before update on centre_approval for each row
  when (old.ended_on is not null) execute function keep_ended();
create trigger centre_staff_stays before update on centre_staff for each row
  when (old.ended_on is not null) execute function keep_ended();
create trigger staff_qualification_stays before update on staff_qualification for each row
  when (old.withdrawn_at is not null) execute function keep_ended();
create trigger tie_stays before update on tie for each row
  when (old.ended_at is not null) execute function keep_ended();
