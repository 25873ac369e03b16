-- Who advises and who assesses whom (C5): one of each for a learner on a framework; who was it before stays.

create table caseload (
  organisation_id uuid not null references organisation,
  id uuid not null,
  learner_id uuid not null,
  framework_code text not null check (framework_code <> ''),
  post text not null check (post in ('adviser', 'assessor')),
  member_id uuid not null,
  since timestamptz not null,
  set_by uuid not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, set_by) references member,
  check (member_id <> learner_id),
  check (ended_at is null or ended_at >= since)
);
create unique index caseload_open on caseload (organisation_id, learner_id, framework_code, post) where ended_at is null;
create index caseload_of on caseload (organisation_id, member_id) where ended_at is null;
call put_behind_wall('caseload', 'select, insert, update (ended_at)');
create trigger caseload_stays before update on caseload for each row
  when (old.ended_at is not null) execute function keep_ended();

-- How many learners somebody takes; the newest counts, and more is warned of, never forbidden.
create table caseload_limit (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  most int not null check (most between 1 and 500),
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, set_by) references member
);
create index caseload_limit_of on caseload_limit (organisation_id, member_id, set_at);
call put_behind_wall('caseload_limit', 'select, insert');
