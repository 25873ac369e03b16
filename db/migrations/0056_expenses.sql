-- What a worker is owed beyond the hours of a shift: miles, expenses with their receipts, bonus.

-- What a mile is paid and charged at from a day on; the latest agreed by a day holds for it. Null: the agency's own.
create table mileage_rate (
  organisation_id uuid not null references organisation,
  id uuid not null,
  client_id uuid,
  from_on date not null,
  pay_pence int not null check (pay_pence between 1 and 500),
  charge_pence int not null check (charge_pence between 0 and 500),
  agreed_at timestamptz not null,
  agreed_by uuid,
  agreed_by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client
);
create index mileage_rate_of on mileage_rate (organisation_id, client_id, from_on);
call put_behind_wall('mileage_rate', 'select, insert');

create table expense_claim (
  organisation_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  shift_id uuid not null,
  booking_id uuid not null,
  client_id uuid not null,
  kind text not null check (kind in
    ('mileage', 'public_transport', 'parking', 'accommodation', 'meal', 'ppe', 'other', 'bonus')),
  -- Home to work and back, or from one place of work to another.
  journey text check (journey in ('to_work', 'in_work')),
  vehicle text check (vehicle in ('car', 'motorcycle', 'bicycle')),
  miles_tenths int check (miles_tenths between 1 and 20000),
  -- The rate that held on the day of the shift, as it stood when the claim was said.
  mile_pay_pence int,
  mile_charge_pence int,
  -- Is that rate one agreed with the client?
  mile_of_client boolean,
  pence int not null check (pence between 1 and 1000000),
  words text not null,
  said_how text not null check (said_how in ('phone', 'email', 'text', 'in_person', 'desk')),
  said_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  receipt_sha256 bytea check (length(receipt_sha256) = 32),
  -- False: withdrawn or taken back; it holds neither its receipt nor its sum any more.
  standing boolean not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, shift_id) references shift,
  foreign key (organisation_id, booking_id) references booking,
  foreign key (organisation_id, client_id) references client,
  check (num_nonnulls(vehicle, miles_tenths, mile_pay_pence, mile_charge_pence, mile_of_client)
    = case when kind = 'mileage' then 5 else 0 end),
  check ((journey is not null) = (kind in ('mileage', 'public_transport')))
);
create index expense_claim_person on expense_claim (organisation_id, person_id);
create index expense_claim_booking on expense_claim (organisation_id, booking_id);
create index expense_claim_recorded on expense_claim (organisation_id, recorded_at);
-- No claim twice: a worker's receipt stands once, and without a receipt the same sum of a kind once a shift.
create unique index expense_receipt_once on expense_claim (organisation_id, person_id, receipt_sha256)
  where standing and receipt_sha256 is not null;
create unique index expense_sum_once
  on expense_claim (organisation_id, shift_id, person_id, kind, coalesce(journey, ''), pence)
  where standing and receipt_sha256 is null;
call put_behind_wall('expense_claim', 'select, insert, update (standing, words, receipt_sha256)');

-- Photo or PDF, apart from the claim so that lists stay light.
create table expense_receipt (
  organisation_id uuid not null references organisation,
  claim_id uuid not null,
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'application/pdf')),
  file_name text not null,
  bytes bytea not null check (length(bytes) <= 5242880),
  taken_in_at timestamptz not null,
  taken_in_by uuid,
  primary key (organisation_id, claim_id),
  foreign key (organisation_id, claim_id) references expense_claim
);
call put_behind_wall('expense_receipt', 'select, insert, update, delete');

-- What became of a claim, one line a step; money only by approval, and off again only by its opposite.
create table expense_entry (
  organisation_id uuid not null references organisation,
  claim_id uuid not null,
  what text not null check (what in ('approved', 'refused', 'withdrawn', 'taken_back')),
  because text not null,
  -- Who bears it: the client by the booking's particulars, by the agreed mileage rate, or as asked; or the agency.
  charged_on text check (charged_on in ('particulars', 'rate', 'asked', 'agency')),
  agreed_with text not null,
  pay_pence int not null,
  charge_pence int not null,
  -- The part of it that is taxed as pay; null: payroll judges.
  taxable_pence int,
  -- What the pay of the week lacks of the minimum wage because a cost of the job was not paid back.
  short_pence int check (short_pence > 0),
  decided_at timestamptz not null,
  decided_by uuid,
  decided_by_name text not null,
  approved_by uuid,
  primary key (organisation_id, claim_id, what),
  foreign key (organisation_id, claim_id) references expense_claim,
  check ((what in ('approved', 'taken_back')) = (charged_on is not null)),
  check (case what when 'approved' then pay_pence > 0 and charge_pence >= 0
    when 'taken_back' then pay_pence < 0 and charge_pence <= 0
    else pay_pence = 0 and charge_pence = 0 end),
  check (short_pence is null or what = 'refused')
);
create unique index expense_decided_once on expense_entry (organisation_id, claim_id)
  where what in ('approved', 'refused');
create unique index expense_ended_once on expense_entry (organisation_id, claim_id)
  where what in ('withdrawn', 'taken_back');
call put_behind_wall('expense_entry', 'select, insert, update (because, agreed_with)');
