-- Clients: the company we serve, and the four names behind a booking: hirer, site, bill-to, approver.
create table client (
  organisation_id uuid not null references organisation,
  id uuid not null,
  name text not null check (name <> ''),
  name_key text not null,
  branch_id uuid,
  notes text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, name_key),
  foreign key (organisation_id, branch_id) references branch
);
call put_behind_wall('client', 'select, insert, update');

-- The legal entity that takes the worker; identity and nature of business are asked by reg 18(a).
create table hirer (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  legal_name text not null check (legal_name <> ''),
  company_number text not null default '',
  nature_of_business text not null default '',
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client
);
create index hirer_client on hirer (organisation_id, client_id);
call put_behind_wall('hirer', 'select, insert, update');

create table site (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  hirer_id uuid not null,
  name text not null check (name <> ''),
  address text not null default '',
  postcode text not null default '',
  nation text not null check (nation in ('england', 'wales', 'scotland', 'northern-ireland')),
  latitude double precision,
  longitude double precision,
  located_by text check (located_by in ('district', 'area')),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, hirer_id) references hirer
);
create index site_client on site (organisation_id, client_id);
call put_behind_wall('site', 'select, insert, update');

-- The standing sheet: what every booking at this site needs to say. A change is a new version.
create table site_sheet (
  organisation_id uuid not null,
  site_id uuid not null,
  version int not null,
  report_to text not null default '',
  arrival text not null default '',
  ppe text not null default '',
  risks text not null default '',
  controls text not null default '',
  breaks text not null default '',
  expenses text not null default '',
  review_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, site_id, version),
  foreign key (organisation_id, site_id) references site
);
call put_behind_wall('site_sheet', 'select, insert');

create table bill_to (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  name text not null check (name <> ''),
  address text not null default '',
  email text not null default '',
  po_required boolean not null default false,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client
);
create index bill_to_client on bill_to (organisation_id, client_id);
call put_behind_wall('bill_to', 'select, insert, update');

-- A person there. Their name, e-mail and phone are the person's own.
create table contact (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  person_id uuid not null,
  job_title text not null default '',
  approves_hours boolean not null default false,
  takes_confirmations boolean not null default true,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, client_id, person_id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, person_id) references person
);
create index contact_person on contact (organisation_id, person_id);
call put_behind_wall('contact', 'select, insert, update');

-- Terms of business as sent and as agreed; who they were sent to and who agreed is a contact, so that a name
-- stands in one place. What was agreed stays: only the columns of the agreement can be written, once.
create table terms_of_business (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version text not null check (version <> ''),
  version_key text not null,
  sent_on date not null,
  sent_to uuid not null,
  sent_recorded_at timestamptz not null,
  sent_recorded_by uuid,
  agreed_on date,
  agreed_by uuid,
  agreed_how text check (agreed_how in ('signed', 'email', 'spoken')),
  agreed_recorded_at timestamptz,
  agreed_recorded_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, client_id, version_key),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, sent_to) references contact,
  foreign key (organisation_id, agreed_by) references contact,
  check (num_nulls(agreed_on, agreed_by, agreed_how, agreed_recorded_at) in (0, 4)),
  check (agreed_on >= sent_on)
);
call put_behind_wall('terms_of_business',
  'select, insert, update (agreed_on, agreed_by, agreed_how, agreed_recorded_at, agreed_recorded_by)');

create view clients_published with (security_invoker = true) as
  select organisation_id, id as client_id, name, branch_id from client;
create view sites_published with (security_invoker = true) as
  select s.organisation_id, s.id as site_id, s.client_id, s.hirer_id, s.name, s.address, s.postcode, s.nation,
    s.latitude, s.longitude, c.name as client_name, h.legal_name as hirer_name, h.nature_of_business
  from site s
  join client c on c.organisation_id = s.organisation_id and c.id = s.client_id
  join hirer h on h.organisation_id = s.organisation_id and h.id = s.hirer_id;
grant select on clients_published, sites_published to deskproof_app;

-- Where a postcode district lies: open reference data for everyone, loaded by the operator; no tenant's data.
create table postcode_district (
  outward text primary key,
  latitude double precision not null,
  longitude double precision not null,
  source text not null
);
grant select on postcode_district to deskproof_app;
