-- Checks on people, do-not-send both ways, and overrides with their legal ground.
create table worker_check (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('right_to_work', 'identity', 'dbs', 'reference', 'other')),
  name text not null default '',
  route text not null default '',
  list text check (list in ('A', 'B1', 'B2')),
  -- What a satisfied right-to-work check rests on, and the dates its follow-up is counted from.
  basis text check (basis in ('list_a', 'no_time_limit', 'pre_settled', 'list_b_group_1', 'online_time_limited',
                              'list_b_group_2', 'positive_verification_notice')),
  permission_ends_on date,
  notice_dated date,
  in_time_application boolean not null default false,
  outcome text not null check (outcome in ('satisfied', 'not_satisfied')),
  checked_on date not null,
  expires_on date,
  check (kind <> 'right_to_work' or outcome = 'not_satisfied' or basis is not null),
  check (kind = 'right_to_work' or basis is null),
  reference text not null default '',
  checked_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate
);
create index worker_check_person on worker_check (organisation_id, person_id, kind, checked_on);
call put_behind_wall('worker_check', 'select, insert, update (reference)');

-- Exactly one of the three places is named; the narrowest that was said.
create table do_not_send (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  client_id uuid,
  hirer_id uuid,
  site_id uuid,
  said_by text not null check (said_by in ('client', 'worker')),
  reason text not null check (reason <> ''),
  review_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, site_id) references site,
  check (num_nonnulls(client_id, hirer_id, site_id) = 1)
);
create index do_not_send_person on do_not_send (organisation_id, person_id);
call put_behind_wall('do_not_send', 'select, insert, update');

-- A block that the law lets a compliance officer lift on a named ground, for one worker and one shift at
-- the times it had then: a shift that is moved asks again.
create table rule_override (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  shift_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  rule text not null,
  ground text not null check (ground <> ''),
  given_at timestamptz not null,
  given_by uuid not null,
  given_by_name text not null,
  primary key (organisation_id, id),
  constraint rule_override_once unique (organisation_id, person_id, shift_id, rule, starts_at, ends_at),
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('rule_override', 'select, insert, update (ground)');
