-- Bookings, lines, shifts, offers of work, assignments, confirmations.
create table booking_number (
  organisation_id uuid primary key references organisation,
  last int not null
);
call put_behind_wall('booking_number', 'select, insert, update');

-- A client's order for temps, with the particulars a hirer must give (Conduct Regs 2003 reg 18).
create table booking (
  organisation_id uuid not null references organisation,
  id uuid not null,
  number int not null,
  branch_id uuid,
  client_id uuid not null,
  hirer_id uuid not null,
  site_id uuid not null,
  bill_to_id uuid not null,
  ordered_by uuid not null,          -- contact who asked
  approver_id uuid,                  -- contact who signs hours
  contract_kind text not null check (contract_kind in ('paye', 'umbrella', 'limited_company')),
  po_number text not null default '',
  client_reference text not null default '',
  report_to text not null default '',
  risks text not null default '',
  controls text not null default '',
  ppe text not null default '',
  breaks text not null default '',
  expenses text not null default '',
  likely_length text not null default '',
  pay_interval text not null default 'weekly',
  notes text not null default '',
  revision int not null default 1,   -- grows when something changes that stands on the paper
  taken_at timestamptz not null,
  taken_by uuid not null,
  how text not null check (how in ('phone', 'email', 'in_person', 'other')),
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, branch_id) references branch,
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, site_id) references site,
  foreign key (organisation_id, bill_to_id) references bill_to,
  foreign key (organisation_id, ordered_by) references contact,
  foreign key (organisation_id, approver_id) references contact
);
call put_behind_wall('booking', 'select, insert, update');

-- A place x days that may want one face.
create table booking_line (
  organisation_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  position int not null,
  role text not null,
  duties text not null default '',
  same_person text not null check (same_person in ('must', 'prefer', 'no')),
  experience text not null default '',
  required_skills text[] not null default '{}',
  required_qualifications text[] not null default '{}',
  required_checks text[] not null default '{}',
  pay_pence int not null check (pay_pence >= 0),
  charge_pence int not null check (charge_pence >= 0),
  primary key (organisation_id, id),
  unique (organisation_id, booking_id, position),
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, role) references role_name
);
call put_behind_wall('booking_line', 'select, insert, update');

-- One worker-place in time.
create table shift (
  organisation_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  line_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  kind text not null check (kind in ('waking', 'sleep_in', 'on_call')),
  break_minutes int not null check (break_minutes >= 0),
  pay_pence int not null check (pay_pence >= 0),
  charge_pence int not null check (charge_pence >= 0),
  po_number text not null default '',
  reference text not null default '',
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_because text,
  revision int not null default 1,
  added_by_act uuid,                 -- the act that added it after the booking was taken: the same act again adds nothing
  primary key (organisation_id, id),
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, line_id) references booking_line
);
create index shift_line on shift (organisation_id, line_id);
create index shift_act on shift (organisation_id, added_by_act) where added_by_act is not null;
create index shift_starts on shift (organisation_id, starts_at);
create index shift_booking on shift (organisation_id, booking_id, starts_at);
call put_behind_wall('shift', 'select, insert, update');

-- An offer of work asks and holds nothing.
create table offer (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,            -- one act of asking: several workers, several shifts
  shift_id uuid not null,
  person_id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  how text not null check (how in ('phone', 'email', 'text', 'in_person')),
  answer text check (answer in ('accepted', 'declined', 'lapsed', 'withdrawn')),
  answered_at timestamptz,
  answer_recorded_by uuid,
  answer_note text not null default '',
  yes_at timestamptz,                -- when the worker said yes; kept when the yes lapses or is withdrawn
  primary key (organisation_id, id),
  foreign key (organisation_id, shift_id) references shift,
  foreign key (organisation_id, person_id) references candidate,
  check ((answer is null) = (answered_at is null))
);
create unique index offer_open on offer (organisation_id, shift_id, person_id) where answer is null;
create index offer_person on offer (organisation_id, person_id) where answer is null or answer = 'accepted';
create index offer_round on offer (organisation_id, round_id);
create index offer_shift on offer (organisation_id, shift_id);
call put_behind_wall('offer', 'select, insert, update');

-- A worker in a shift: pencilled with their word, then accepted; ended when released or cancelled.
create table assignment (
  organisation_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  person_id uuid not null,
  pencilled_at timestamptz,
  pencilled_by uuid,
  lapses_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid,
  accepted_how text check (accepted_how in ('spoken', 'in_writing')),
  willing boolean not null default false,   -- reg 19(1)(c): the worker said they are willing to do this position
  ended_at timestamptz,
  ended_by uuid,
  ended_because text,
  primary key (organisation_id, id),
  foreign key (organisation_id, shift_id) references shift,
  foreign key (organisation_id, person_id) references candidate,
  check (pencilled_at is not null or accepted_at is not null)
);
create unique index assignment_one_live on assignment (organisation_id, shift_id) where ended_at is null;
create index assignment_person on assignment (organisation_id, person_id) where ended_at is null;
create index assignment_shift on assignment (organisation_id, shift_id);
create index assignment_lapses on assignment (organisation_id, lapses_at) where ended_at is null and accepted_at is null;
call put_behind_wall('assignment', 'select, insert, update');

-- When the particulars were given by word of mouth, the paper is due by the third business day after (reg 21).
create table information_due (
  organisation_id uuid not null,
  assignment_id uuid not null,
  side text not null check (side in ('hirer', 'worker')),
  given_at timestamptz not null,
  due_on date not null,
  confirmed_at timestamptz,
  primary key (organisation_id, assignment_id, side),
  foreign key (organisation_id, assignment_id) references assignment
);
create index information_due_open on information_due (organisation_id, due_on) where confirmed_at is null;
call put_behind_wall('information_due', 'select, insert, update');

-- A confirmation as sent: the worker's shifts in one booking, a version a side; never changed, only emptied
-- when the worker's details are erased.
create table confirmation (
  organisation_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  person_id uuid not null,
  side text not null check (side in ('hirer', 'worker')),
  version int not null,
  reason text not null check (reason in ('first', 'change', 'cancellation')),
  booking_revision int not null,
  facts text not null,
  pdf bytea not null,
  calendar text not null,
  message_id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, booking_id, person_id, side, version),
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, message_id) references message
);
call put_behind_wall('confirmation', 'select, insert, update (facts, pdf, calendar)');

create table confirmed_shift (
  organisation_id uuid not null,
  confirmation_id uuid not null,
  assignment_id uuid not null,
  shift_revision int not null,
  stands boolean not null,           -- false: the paper tells that this shift will not be worked
  primary key (organisation_id, confirmation_id, assignment_id),
  foreign key (organisation_id, confirmation_id) references confirmation,
  foreign key (organisation_id, assignment_id) references assignment
);
create index confirmed_shift_assignment on confirmed_shift (organisation_id, assignment_id);
call put_behind_wall('confirmed_shift', 'select, insert');
