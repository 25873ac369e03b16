-- A change to shifts that were booked: who asked for it, who agreed for each side, and what came of it. Its state is
-- never kept: it is what these records add up to.
create table amendment (
  organisation_id uuid not null references organisation,
  id uuid not null,
  booking_id uuid not null,
  asked_side text not null check (asked_side in ('hirer', 'worker')),
  -- The hirer's contact, or the worker.
  asked_by_contact uuid,
  asked_by_worker uuid,
  asked_how text not null check (asked_how in ('phone', 'email', 'text', 'in_person')),
  asked_at timestamptz not null,
  because text not null,
  -- Days later, start, end, break, pay, charge, where to report: what is left out stays.
  change jsonb not null,
  -- Who goes instead of whoever holds the shifts.
  to_person uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, asked_by_contact) references contact,
  foreign key (organisation_id, asked_by_worker) references candidate,
  foreign key (organisation_id, to_person) references candidate,
  check ((asked_side = 'hirer') = (asked_by_contact is not null)),
  check ((asked_side = 'worker') = (asked_by_worker is not null))
);
create index amendment_booking on amendment (organisation_id, booking_id);
call put_behind_wall('amendment', 'select, insert, update (because)');

-- Each shift it is about, as it stood when the change was asked for.
create table amendment_shift (
  organisation_id uuid not null,
  amendment_id uuid not null,
  shift_id uuid not null,
  revision int not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  break_minutes int not null,
  pay_pence int not null,
  charge_pence int not null,
  -- Who held it.
  person_id uuid,
  primary key (organisation_id, amendment_id, shift_id),
  foreign key (organisation_id, amendment_id) references amendment,
  foreign key (organisation_id, shift_id) references shift,
  foreign key (organisation_id, person_id) references candidate
);
create index amendment_shift_of on amendment_shift (organisation_id, shift_id);
create index amendment_shift_person on amendment_shift (organisation_id, person_id);
call put_behind_wall('amendment_shift', 'select, insert');

-- What was said to it, and what was done.
create table amendment_word (
  organisation_id uuid not null,
  id uuid not null,
  amendment_id uuid not null,
  said text not null check (said in ('agreed', 'declined', 'withdrawn', 'applied')),
  -- For which side; null for what the desk did.
  side text check (side in ('hirer', 'worker')),
  by_contact uuid,
  by_worker uuid,
  how text check (how in ('phone', 'email', 'text', 'in_person')),
  said_at timestamptz not null,
  words text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, amendment_id) references amendment,
  foreign key (organisation_id, by_contact) references contact,
  foreign key (organisation_id, by_worker) references candidate,
  check ((said in ('agreed', 'declined')) = (side is not null)),
  check ((side is null) = (how is null)),
  check ((side is not distinct from 'hirer') = (by_contact is not null)),
  check ((side is not distinct from 'worker') = (by_worker is not null))
);
create unique index amendment_agreed_once on amendment_word (organisation_id, amendment_id, side, by_worker)
  nulls not distinct where said = 'agreed';
create unique index amendment_ended_once on amendment_word (organisation_id, amendment_id)
  where said <> 'agreed';
call put_behind_wall('amendment_word', 'select, insert, update (words)');
