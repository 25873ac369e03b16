-- Papers of the agency's own that are signed: terms of work, terms of business, the 48-hour opt-out, key information.

-- What a paper is made from, by version: the agency's own text or file, or the facts that the house writes it from.
create table paper_form (
  organisation_id uuid not null references organisation,
  form_id uuid not null,
  version int not null check (version > 0),
  kind text not null check (kind in ('terms_of_work', 'terms_of_business', 'opt_out', 'key_information')),
  name text not null check (name <> ''),
  change text not null,
  text text not null,
  facts jsonb not null,
  file_name text,
  file bytea,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (organisation_id, form_id, version),
  check ((file is null) = (file_name is null)),
  check (version = 1 or change <> '')
);
call put_behind_wall('paper_form', 'select, insert');

-- One paper made for one worker or one client: the exact bytes that are signed. Emptied when the worker is erased.
create table paper (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null,
  form_id uuid not null,
  form_version int not null,
  version int not null check (version > 0),  -- of this worker's or client's papers of this kind
  matter_id uuid not null,                   -- the worker or the client
  person_id uuid,
  client_id uuid,
  contact_id uuid,                           -- of the client: who is asked; the terms there have the id of the paper
  pdf bytea not null,
  says jsonb,                                -- the same, to be read on a phone
  made_at timestamptz not null,
  made_by uuid,
  primary key (organisation_id, id),
  constraint paper_version unique (organisation_id, kind, matter_id, version),
  foreign key (organisation_id, form_id, form_version) references paper_form,
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, contact_id) references contact,
  check (matter_id = coalesce(person_id, client_id)),
  check (num_nonnulls(person_id, client_id) = 1),
  check ((client_id is null) = (contact_id is null))
);
create index paper_form_of on paper (organisation_id, form_id);
create index paper_person on paper (organisation_id, person_id);
create index paper_client on paper (organisation_id, client_id);
call put_behind_wall('paper', 'select, insert, update (pdf, says)');

-- Terms of business are about no worker. A second factor that was used stands with the signature.
alter table signature alter column about_person drop not null;
alter table signature add column code_channel text check (code_channel in ('mail', 'text'));
alter table signature_setting add column code_kinds text[] not null default '{}';

-- A code of six digits sent by the other way than the link. Kept is its hash alone.
create table signature_code (
  organisation_id uuid not null references organisation,
  id uuid not null,
  request_id uuid not null,
  channel text not null check (channel in ('mail', 'text')),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0 check (tries between 0 and 5),
  proved_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, request_id) references signature_request
);
create index signature_code_request on signature_code (organisation_id, request_id, sent_at);
call put_behind_wall('signature_code', 'select, insert, update (tries, proved_at)');
