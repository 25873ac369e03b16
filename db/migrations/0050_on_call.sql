-- Who answers out of hours, from when to when, and under which number. One at a time.
create table on_call (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The number to ring, as it is said to clients and workers; empty: the agency's own.
  phone text not null,
  set_at timestamptz not null,
  set_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member,
  check (ends_at > starts_at),
  constraint on_call_one_at_a_time exclude using gist
    (organisation_id with =, tstzrange(starts_at, ends_at) with &&) where (withdrawn_at is null)
);
call put_behind_wall('on_call', 'select, insert, update (withdrawn_at, withdrawn_by)');
