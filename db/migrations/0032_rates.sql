-- What work is paid and charged at: a card for a client, for one hirer or one site of it, or (no client) the
-- agency's own. A card is never edited: what changes is a new version from a date.
create table rate_card (
  organisation_id uuid not null references organisation,
  id uuid not null,
  client_id uuid,
  hirer_id uuid,
  site_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, site_id) references site,
  check (num_nonnulls(hirer_id, site_id) < 2),
  check (client_id is not null or num_nonnulls(hirer_id, site_id) = 0),
  constraint rate_card_once unique nulls not distinct (organisation_id, client_id, hirer_id, site_id)
);
call put_behind_wall('rate_card', 'select, insert');

create table rate_card_version (
  organisation_id uuid not null,
  card_id uuid not null,
  version int not null check (version > 0),
  id uuid not null,
  from_on date not null,
  -- Local times between which a night rate holds; neither: the card has no nights.
  night_from text,
  night_to text,
  -- A shift that touches two rates: the one it starts in, or each for its own minutes.
  mixed text not null check (mixed in ('by_start', 'by_minute')),
  why text not null check (why in ('agreed', 'minimum_wage')),
  agreed_by uuid,
  agreed_on date not null,
  note text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, card_id, version),
  unique (organisation_id, id),
  foreign key (organisation_id, card_id) references rate_card,
  foreign key (organisation_id, agreed_by) references contact,
  check (num_nulls(night_from, night_to) in (0, 2)),
  check (night_from is distinct from night_to or night_from is null)
);
call put_behind_wall('rate_card_version', 'select, insert, update (note)');

create table rate_card_rate (
  organisation_id uuid not null,
  card_id uuid not null,
  version int not null,
  role text not null check (role <> ''),
  kind text not null check (kind in ('waking', 'sleep_in', 'on_call')),
  day_type text not null check (day_type in ('weekday', 'saturday', 'sunday', 'bank_holiday')),
  part text not null check (part in ('day', 'night')),
  -- Pence an hour. Only the agency's own card may leave the charge open.
  pay_pence int not null check (pay_pence > 0),
  charge_pence int check (charge_pence > 0),
  primary key (organisation_id, card_id, version, role, kind, day_type, part),
  foreign key (organisation_id, card_id, version) references rate_card_version
);
call put_behind_wall('rate_card_rate', 'select, insert');

-- What the agency reckons on top of pay, and the least net margin it works for; a client can have a floor of its
-- own. Basis points are of the charge.
create table cost_basis (
  organisation_id uuid primary key references organisation,
  weekly_minutes int not null check (weekly_minutes between 60 and 6000),
  pension_points int not null check (pension_points between 0 and 3000),
  pays_levy boolean not null,
  floor_points int check (floor_points between 0 and 9900),
  set_at timestamptz not null,
  set_by uuid
);
call put_behind_wall('cost_basis', 'select, insert, update');

create table client_floor (
  organisation_id uuid not null,
  client_id uuid not null,
  floor_points int check (floor_points between 0 and 9900),
  set_at timestamptz not null,
  set_by uuid,
  primary key (organisation_id, client_id),
  foreign key (organisation_id, client_id) references client
);
call put_behind_wall('client_floor', 'select, insert, update');

-- How much work a bill-to may owe for, insured until when.
create table credit (
  organisation_id uuid not null,
  bill_to_id uuid not null,
  limit_pence int check (limit_pence >= 0),
  insured_until date,
  set_at timestamptz not null,
  set_by uuid,
  primary key (organisation_id, bill_to_id),
  foreign key (organisation_id, bill_to_id) references bill_to
);
call put_behind_wall('credit', 'select, insert, update');

-- A bill-to on stop: nothing new is booked for it until somebody lifts the stop.
create table credit_stop (
  organisation_id uuid not null,
  id uuid not null,
  bill_to_id uuid not null,
  because text not null,
  stopped_at timestamptz not null,
  stopped_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text,
  primary key (organisation_id, id),
  foreign key (organisation_id, bill_to_id) references bill_to,
  check (num_nulls(lifted_at, lifted_because) in (0, 2))
);
create unique index credit_stop_once on credit_stop (organisation_id, bill_to_id) where lifted_at is null;
call put_behind_wall('credit_stop', 'select, insert, update (because, lifted_at, lifted_by, lifted_because)');

-- A purchase order of a bill-to with its value; what is left of it is reckoned from the shifts that name it.
create table purchase_order (
  organisation_id uuid not null,
  id uuid not null,
  bill_to_id uuid not null,
  number text not null check (number <> ''),
  number_key text not null,
  value_pence int not null check (value_pence > 0),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, bill_to_id) references bill_to,
  constraint purchase_order_once unique (organisation_id, bill_to_id, number_key)
);
call put_behind_wall('purchase_order', 'select, insert, update (value_pence)');

-- A bill-to that pays on another client's behalf too: a head office, a managed service provider.
create table bill_to_on_behalf (
  organisation_id uuid not null,
  bill_to_id uuid not null,
  client_id uuid not null,
  since timestamptz not null,
  primary key (organisation_id, bill_to_id, client_id),
  foreign key (organisation_id, bill_to_id) references bill_to,
  foreign key (organisation_id, client_id) references client
);
create index bill_to_on_behalf_client on bill_to_on_behalf (organisation_id, client_id);
call put_behind_wall('bill_to_on_behalf', 'select, insert, delete');

alter table bill_to
  add column cost_centre_required boolean not null default false,
  add column reference_required boolean not null default false;

create view bill_tos_published with (security_invoker = true) as
  select organisation_id, id as bill_to_id, client_id, name, po_required, cost_centre_required, reference_required
  from bill_to;
grant select on bill_tos_published to deskproof_app;

-- Where a rate came from, for each shift and for what a line's next shifts start with. The parts are kept where a
-- shift is paid at more than one rate: [{ name, minutes, payPence, chargePence }]; its own pay and charge are then
-- the lowest of them, which the minimum wage is held against.
alter table booking_line
  add column rate_origin text not null default 'said' check (rate_origin in ('card', 'last_used', 'said')),
  add column vat_code text not null default 'standard' check (vat_code in ('standard', 'exempt_medical'));
alter table booking add column cost_centre text not null default '';
alter table shift
  add column rate_origin text not null default 'said' check (rate_origin in ('card', 'last_used', 'said')),
  add column rate_card_id uuid,
  add column rate_card_version int,
  add column rate_name text not null default '',
  add column rate_parts jsonb,
  add column cost_centre text not null default '',
  add foreign key (organisation_id, rate_card_id, rate_card_version) references rate_card_version,
  add check ((rate_origin = 'card') = (rate_card_id is not null)),
  add check (num_nulls(rate_card_id, rate_card_version) in (0, 2));

-- Shifts as other rooms may sum them: whose, when, at what, under which order. Money of the whole shift in pence,
-- half a penny up.
create view shifts_published with (security_invoker = true) as
  select s.organisation_id, s.id as shift_id, s.booking_id, s.line_id, b.number, b.client_id, b.hirer_id, b.site_id,
    b.bill_to_id, b.contract_kind, l.role, s.kind, s.starts_at, s.ends_at, s.break_minutes, s.pay_pence,
    s.charge_pence, s.rate_origin, s.rate_card_id, s.rate_card_version, s.rate_parts, s.cancelled_at,
    coalesce(nullif(s.po_number, ''), b.po_number) as po_number,
    coalesce(nullif(s.reference, ''), b.client_reference) as reference,
    coalesce(nullif(s.cost_centre, ''), b.cost_centre) as cost_centre,
    m.minutes, p.pay as pay_total, p.charge as charge_total
  from shift s
  join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
  join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
  cross join lateral (select
    (extract(epoch from s.ends_at - s.starts_at) / 60)::int - s.break_minutes as minutes) m
  cross join lateral (select
    case when s.rate_parts is null then (m.minutes::bigint * s.pay_pence * 2 + 60) / 120
      else (select sum((r.minutes * r."payPence" * 2 + 60) / 120)::bigint
        from jsonb_to_recordset(s.rate_parts) as r(minutes bigint, "payPence" bigint)) end as pay,
    case when s.rate_parts is null then (m.minutes::bigint * s.charge_pence * 2 + 60) / 120
      else (select sum((r.minutes * r."chargePence" * 2 + 60) / 120)::bigint
        from jsonb_to_recordset(s.rate_parts) as r(minutes bigint, "chargePence" bigint)) end as charge) p;
grant select on shifts_published to deskproof_app;
create index booking_bill_to on booking (organisation_id, bill_to_id);
