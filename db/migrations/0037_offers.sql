-- Asking people for work: how a client takes them, rounds in rings, what each person said, reserves, the hirer's
-- yes, and ringing down a list.

-- How a client, or one line of a booking, takes people; the newest entry counts.
create table offer_mode (
  organisation_id uuid not null references organisation,
  id uuid not null,
  client_id uuid not null,
  -- Null: for the client. Else for this line alone.
  line_id uuid,
  mode text not null check (mode in ('first_yes', 'collect', 'hirer_first')),
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, line_id) references booking_line
);
create index offer_mode_client on offer_mode (organisation_id, client_id, said_at desc);
create index offer_mode_line on offer_mode (organisation_id, line_id, said_at desc);
call put_behind_wall('offer_mode', 'select, insert');

-- Whom a client asks for by name: the first ring.
create table client_favourite (
  organisation_id uuid not null references organisation,
  id uuid not null,
  client_id uuid not null,
  person_id uuid not null,
  because text not null,
  added_at timestamptz not null,
  added_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, person_id) references candidate
);
create unique index client_favourite_once on client_favourite (organisation_id, client_id, person_id)
  where ended_at is null;
call put_behind_wall('client_favourite', 'select, insert, update (because, ended_at, ended_by)');

-- When nobody is asked by the machine; the newest entry counts. Minutes of the day in London.
create table offer_hours (
  organisation_id uuid not null references organisation,
  id uuid not null,
  quiet_from int not null check (quiet_from between 0 and 1439),
  quiet_until int not null check (quiet_until between 0 and 1439),
  -- A shift that starts within so many hours is asked about at night too.
  unless_hours int not null check (unless_hours between 0 and 72),
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, id)
);
call put_behind_wall('offer_hours', 'select, insert');

create table round_of_asking (
  organisation_id uuid not null references organisation,
  id uuid not null,
  booking_id uuid not null,
  line_id uuid not null,
  mode text not null check (mode in ('first_yes', 'collect', 'hirer_first')),
  channel text not null check (channel in ('text', 'mail')),
  note text not null,
  ring_minutes int not null check (ring_minutes between 1 and 1440),
  closes_at timestamptz not null,
  started_at timestamptz not null,
  started_by uuid not null,
  -- When the next ring is due, if one is left.
  next_at timestamptz,
  lease_until timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  closed_why text check (closed_why in ('filled', 'stopped')),
  primary key (organisation_id, id),
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, line_id) references booking_line,
  check (closes_at > started_at),
  check ((closed_at is null) = (closed_why is null))
);
create index offer_round_booking on round_of_asking (organisation_id, booking_id);
create index offer_round_due on round_of_asking (next_at) where closed_at is null and next_at is not null;
call put_behind_wall('round_of_asking',
  'select, insert, update (next_at, lease_until, closed_at, closed_by, closed_why)');

create table offer_round_shift (
  organisation_id uuid not null,
  round_id uuid not null,
  shift_id uuid not null,
  primary key (organisation_id, round_id, shift_id),
  foreign key (organisation_id, round_id) references round_of_asking,
  foreign key (organisation_id, shift_id) references shift
);
create index offer_round_shift_of on offer_round_shift (organisation_id, shift_id);
call put_behind_wall('offer_round_shift', 'select, insert');

-- A ring's id is the round id of its offers.
create table offer_ring (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  position int not null check (position >= 1),
  kind text not null check (kind in ('picked', 'favourites', 'know_site', 'everyone')),
  -- Who was picked; the other kinds are found when their turn comes.
  picked uuid[] not null,
  asked_at timestamptz,
  asked int,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references round_of_asking,
  unique (organisation_id, round_id, position)
);
call put_behind_wall('offer_ring', 'select, insert, update (asked_at, asked)');

create table offer_asked (
  organisation_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  ring_id uuid not null,
  -- In which order within the ring.
  position int not null,
  -- Why they were not asked; null for who was.
  left_out text,
  asked_at timestamptz not null,
  sent_id uuid,
  -- When they were told that others go.
  stood_down_at timestamptz,
  primary key (organisation_id, round_id, person_id),
  foreign key (organisation_id, round_id) references round_of_asking,
  foreign key (organisation_id, ring_id) references offer_ring,
  foreign key (organisation_id, person_id) references candidate
);
create index offer_asked_person on offer_asked (organisation_id, person_id);
call put_behind_wall('offer_asked', 'select, insert, update (left_out, sent_id, stood_down_at)');

-- What somebody said to a round, and what came of it.
create table offer_reply (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('link', 'text')),
  said_at timestamptz not null,
  yes_shifts uuid[] not null,
  words text not null,
  outcome text not null check (outcome in ('assigned', 'interested', 'declined', 'stopped', 'filled')),
  -- Shifts that they got.
  got_shifts uuid[] not null,
  -- The findings that stopped a yes.
  findings jsonb not null,
  seen_at timestamptz,
  seen_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id, person_id) references offer_asked,
  constraint offer_reply_once unique (organisation_id, round_id, person_id)
);
call put_behind_wall('offer_reply', 'select, insert, update (words, findings, seen_at, seen_by)');

-- Who would go if somebody drops out, in order.
create table offer_reserve (
  organisation_id uuid not null references organisation,
  id uuid not null,
  line_id uuid not null,
  person_id uuid not null,
  position int not null,
  added_at timestamptz not null,
  added_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, line_id) references booking_line,
  foreign key (organisation_id, person_id) references candidate
);
create unique index offer_reserve_once on offer_reserve (organisation_id, line_id, person_id)
  where ended_at is null;
create unique index offer_reserve_place on offer_reserve (organisation_id, line_id, position)
  where ended_at is null;
call put_behind_wall('offer_reserve', 'select, insert, update (ended_at, ended_by)');

-- A person proposed to the hirer, and what the hirer said.
create table offer_proposal (
  organisation_id uuid not null references organisation,
  id uuid not null,
  line_id uuid not null,
  person_id uuid not null,
  shift_ids uuid[] not null check (cardinality(shift_ids) > 0),
  how text not null check (how in ('phone', 'email', 'in_person')),
  proposed_at timestamptz not null,
  proposed_by uuid,
  answer text check (answer in ('accepted', 'declined')),
  answered_how text check (answered_how in ('phone', 'email', 'in_person')),
  -- The hirer's contact who said so.
  answered_by uuid,
  answered_at timestamptz,
  recorded_by uuid,
  words text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, line_id) references booking_line,
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, answered_by) references contact,
  check ((answer is null) = (answered_at is null)),
  check ((answer is null) = (answered_by is null))
);
create unique index offer_proposal_open on offer_proposal (organisation_id, line_id, person_id)
  where answer is null;
create index offer_proposal_person on offer_proposal (organisation_id, person_id);
call put_behind_wall('offer_proposal',
  'select, insert, update (answer, answered_how, answered_by, answered_at, recorded_by, words)');

-- People to ring in order.
create table call_down (
  organisation_id uuid not null references organisation,
  id uuid not null,
  booking_id uuid not null,
  line_id uuid not null,
  shift_ids uuid[] not null check (cardinality(shift_ids) > 0),
  made_at timestamptz not null,
  made_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, line_id) references booking_line
);
create index call_down_booking on call_down (organisation_id, booking_id);
call put_behind_wall('call_down', 'select, insert');

create table call_down_person (
  organisation_id uuid not null,
  call_down_id uuid not null,
  person_id uuid not null,
  position int not null,
  primary key (organisation_id, call_down_id, person_id),
  foreign key (organisation_id, call_down_id) references call_down,
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('call_down_person', 'select, insert');

-- One person is rung by one colleague at a time, whatever the list: one row a person.
create table call_claim (
  organisation_id uuid not null references organisation,
  person_id uuid not null,
  call_down_id uuid not null,
  claimed_by uuid not null,
  claimed_at timestamptz not null,
  until timestamptz not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, call_down_id) references call_down,
  foreign key (organisation_id, person_id) references candidate
);
call put_behind_wall('call_claim', 'select, insert, update, delete');

create table call_press (
  organisation_id uuid not null,
  id uuid not null,
  call_down_id uuid not null,
  person_id uuid not null,
  outcome text not null check (outcome in ('no_answer', 'message_left', 'declined', 'yes', 'ring_back')),
  words text not null,
  ring_back_at timestamptz,
  at timestamptz not null,
  by_member uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, call_down_id, person_id) references call_down_person,
  check ((outcome = 'ring_back') = (ring_back_at is not null))
);
create index call_press_of on call_press (organisation_id, call_down_id, at);
call put_behind_wall('call_press', 'select, insert, update (words)');

-- Claims rounds whose next ring is due, each for one process for a while; a claim that is left lapses.
create function claim_rings(p_now timestamptz, p_most int, p_lease interval)
  returns table (organisation_id uuid, round_id uuid, is_sample boolean)
  language sql security definer set search_path = pg_catalog, public as $$
  update public.round_of_asking r
     set lease_until = p_now + p_lease
    from public.organisation o
   where o.id = r.organisation_id and (r.organisation_id, r.id) in (
     select q.organisation_id, q.id from public.round_of_asking q
      where q.closed_at is null and q.next_at <= p_now and q.closes_at > p_now
        and (q.lease_until is null or q.lease_until <= p_now)
      order by q.next_at limit p_most for update skip locked)
  returning r.organisation_id, r.id, o.is_sample $$;
revoke all on function claim_rings(timestamptz, int, interval) from public;
grant execute on function claim_rings(timestamptz, int, interval) to deskproof_app;
