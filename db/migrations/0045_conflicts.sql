-- What is charged and paid when work is cancelled late: agreed with a client (client_id), or what we promise our
-- workers. A version holds from its day until the next one's.
create table cancellation_terms (
  organisation_id uuid not null references organisation,
  id uuid not null,
  client_id uuid,
  version int not null check (version > 0),
  from_on date not null,
  -- [{ underMinutes, chargePercent, payPercent }], the shortest notice first.
  bands jsonb not null check (jsonb_typeof(bands) = 'array'),
  minimum_minutes int not null check (minimum_minutes between 0 and 1440),
  -- Notice that we ask of a worker who cancels; nothing is ever taken off for it.
  asked_minutes int check (asked_minutes between 0 and 43200),
  note text not null,
  agreed_at timestamptz not null,
  agreed_by uuid,
  agreed_by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  check (client_id is null or asked_minutes is null)
);
create unique index cancellation_terms_version on cancellation_terms (organisation_id, client_id, version)
  nulls not distinct;
call put_behind_wall('cancellation_terms', 'select, insert, update (note)');

-- Something that went wrong around work. How far it is follows from its records; it keeps no state of its own.
create table conflict (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('late', 'no_show', 'sick', 'worker_cancels', 'hirer_cancels',
    'double_request', 'complaint', 'accident', 'near_miss', 'safeguarding')),
  came_from text not null check (came_from in ('desk', 'cancellation', 'start_board')),
  booking_id uuid,
  client_id uuid,
  site_id uuid,
  person_id uuid,
  -- Of a double request: the booking that asks for the same.
  other_booking_id uuid,
  happened_at timestamptz not null,
  -- Whom it is given to: of a safeguarding concern the person it was escalated to.
  owner_id uuid,
  opened_at timestamptz not null,
  opened_by uuid,
  opened_by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, other_booking_id) references booking,
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, owner_id) references member (organisation_id, id),
  check (kind <> 'safeguarding' or owner_id is not null),
  check (kind <> 'double_request' or other_booking_id is not null)
);
create index conflict_opened on conflict (organisation_id, opened_at);
create index conflict_booking on conflict (organisation_id, booking_id);
create index conflict_person on conflict (organisation_id, person_id);
call put_behind_wall('conflict', 'select, insert, update (owner_id)');

-- The shifts it is about, each with whoever held it, and whoever was found in their place.
create table conflict_shift (
  organisation_id uuid not null,
  conflict_id uuid not null,
  shift_id uuid not null,
  person_id uuid,
  -- Minutes to the start when it happened; below zero once it had begun.
  notice_minutes int not null,
  -- What the conflict did to it.
  done text check (done in ('cancelled', 'released')),
  refilled_at timestamptz,
  refilled_by uuid,
  primary key (organisation_id, conflict_id, shift_id),
  foreign key (organisation_id, conflict_id) references conflict,
  foreign key (organisation_id, shift_id) references shift,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, refilled_by) references person,
  check (num_nulls(refilled_at, refilled_by) in (0, 2)),
  check (refilled_at is null or done is distinct from 'cancelled')
);
create index conflict_shift_shift on conflict_shift (organisation_id, shift_id);
create index conflict_shift_person on conflict_shift (organisation_id, person_id);
create index conflict_shift_refilled_by on conflict_shift (organisation_id, refilled_by);
call put_behind_wall('conflict_shift', 'select, insert, update (done, refilled_at, refilled_by)');

-- Everything said and done about it, in one list: its states are read from here.
create table conflict_record (
  organisation_id uuid not null,
  id uuid not null,
  conflict_id uuid not null,
  step text not null check (step in ('statement', 'cause', 'option', 'agreed', 'lesson', 'hirer_told', 'police_told',
    'authority_told', 'referred', 'no_referral', 'refilled', 'given', 'closed')),
  by_whom text not null check (by_whom in ('worker', 'hirer', 'desk', 'other')),
  how text not null check (how in ('phone', 'text', 'email', 'in_person', 'noticed')),
  words text not null,
  cause text check (cause in ('personal', 'travel', 'mix_up', 'worker_choice', 'client_need', 'client_error', 'our_error',
    'instructions', 'conduct', 'workplace', 'unknown')),
  -- Of an agreement: on which option, and with whom.
  option_id uuid,
  with_whom text[] not null default '{}' check (with_whom <@ array['worker', 'hirer', 'desk', 'other']),
  at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, conflict_id) references conflict,
  foreign key (organisation_id, option_id) references conflict_record,
  check ((step = 'cause') = (cause is not null)),
  check ((step = 'agreed') = (with_whom <> '{}')),
  check (option_id is null or step = 'agreed')
);
create index conflict_record_conflict on conflict_record (organisation_id, conflict_id, recorded_at);
create unique index conflict_closed_once on conflict_record (organisation_id, conflict_id) where step = 'closed';
call put_behind_wall('conflict_record', 'select, insert, update (words)');

-- What it comes to in money: by the terms, or as agreed. A waiver lowers what the client is charged, and says why.
create table conflict_sum (
  organisation_id uuid not null,
  id uuid not null,
  conflict_id uuid not null,
  shift_id uuid,
  -- charge: the client pays; credit: the client pays less; pay: the worker is paid.
  side text not null check (side in ('charge', 'credit', 'pay')),
  person_id uuid,
  terms_id uuid,
  notice_minutes int,
  percent int check (percent between 0 and 100),
  full_pence int check (full_pence >= 0),
  pence int not null check (pence > 0),
  waived_pence int not null default 0,
  waived_because text not null default '',
  waived_at timestamptz,
  waived_by uuid,
  waived_by_name text,
  approved_by uuid,
  made_at timestamptz not null,
  made_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, conflict_id) references conflict,
  foreign key (organisation_id, shift_id) references shift,
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, terms_id) references cancellation_terms,
  check (waived_pence between 0 and pence),
  -- What a worker is owed is never taken back.
  check (side = 'charge' or waived_pence = 0),
  check ((side = 'pay') = (person_id is not null)),
  check ((waived_pence = 0) = (waived_at is null))
);
create index conflict_sum_conflict on conflict_sum (organisation_id, conflict_id);
create index conflict_sum_shift on conflict_sum (organisation_id, shift_id);
create index conflict_sum_person on conflict_sum (organisation_id, person_id);
call put_behind_wall('conflict_sum', 'select, insert, update (waived_pence, waived_because, waived_at, waived_by, waived_by_name, approved_by)');

-- An accident or a near miss, as the accident book asks for it. Words on an injury are of a special category.
create table accident (
  organisation_id uuid not null,
  conflict_id uuid not null,
  place text not null,
  doing text not null,
  injured boolean not null,
  injury text not null,
  treatment text not null,
  hospital boolean not null,
  -- Away from their normal work for more than seven days; null: not known yet.
  over_seven_days boolean,
  witnesses text not null,
  primary key (organisation_id, conflict_id),
  foreign key (organisation_id, conflict_id) references conflict,
  check (injured or injury = '')
);
call put_behind_wall('accident', 'select, insert, update (injury, treatment, witnesses, doing, over_seven_days)');
