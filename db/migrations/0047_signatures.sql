-- Signatures: who was asked to accept which paper, and what they answered to exactly which bytes.

-- Whom each confirmation asks to accept it, and after how many hours silence stands on Today.
create table signature_setting (
  organisation_id uuid primary key references organisation,
  asks_worker boolean not null,
  asks_hirer boolean not null,
  chase_hours int not null check (chase_hours between 1 and 336)
);
call put_behind_wall('signature_setting', 'select, insert, update');

-- One asking of one signer, each time it went out. The paper itself lies with the room that made it: `kind` says
-- which, `document_id` which version.
create table signature_request (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,40}$'),
  document_id uuid not null,
  side text not null check (side in ('worker', 'hirer')),
  person_id uuid not null,
  channel text not null check (channel in ('mail', 'text')),
  asked_at timestamptz not null,
  asked_by uuid,
  expires_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person
);
create index signature_request_document on signature_request (organisation_id, kind, document_id);
create index signature_request_person on signature_request (organisation_id, person_id);
call put_behind_wall('signature_request', 'select, insert');

-- An answer to one version of one paper: signed by the signer's own link, accepted by word of mouth or by mail and
-- recorded here, or declined. Never changed, only emptied when the signer's details are erased.
create table signature (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,40}$'),
  document_id uuid not null,
  version int not null,
  title text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),  -- of the exact bytes shown
  matter_id uuid not null,           -- the booking
  about_person uuid not null,        -- the worker whom the paper is about
  side text not null check (side in ('worker', 'hirer')),
  person_id uuid not null,           -- who answered
  answer text not null check (answer in ('signed', 'accepted', 'declined')),
  how text not null check (how in ('link', 'phone', 'in_person', 'email')),
  said_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  request_id uuid,
  typed_name text not null default '',
  drawn jsonb,                       -- strokes of the hand: lists of x, y, x, y, 0 to 1000
  consent int,                       -- which wording of the consent was ticked
  address text not null default '',
  user_agent text not null default '',
  words text not null default '',
  page bytea,                        -- what follows the paper's own bytes in the signed copy
  copy_sha256 text check (copy_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, request_id) references signature_request,
  check ((answer = 'signed') = (consent is not null and copy_sha256 is not null)),
  check (answer <> 'signed' or how = 'link')
);
-- The last wall: a side accepts a version once, however many links and colleagues press.
create unique index signature_once on signature (organisation_id, kind, document_id, side) where answer <> 'declined';
create index signature_document on signature (organisation_id, kind, document_id);
create index signature_matter on signature (organisation_id, matter_id);
create index signature_person on signature (organisation_id, person_id);
create index signature_recorded on signature (organisation_id, recorded_at);
call put_behind_wall('signature', 'select, insert, update (typed_name, drawn, address, user_agent, words, page)');

-- What each paper tells of each shift: one row a paper and shift, and whether a newer version has overtaken the paper.
create view told_shifts_published with (security_invoker = true) as
  select c.organisation_id, c.id as confirmation_id, c.booking_id, b.number, b.client_id, b.site_id, b.ordered_by,
    c.person_id, c.side, c.version, c.reason, c.made_at, c.made_by, s.id as shift_id, s.starts_at, s.ends_at, k.stands,
    not exists (select from confirmation n where n.organisation_id = c.organisation_id
      and n.booking_id = c.booking_id and n.person_id = c.person_id and n.side = c.side
      and n.version > c.version) as newest
  from confirmed_shift k
  join confirmation c on c.organisation_id = k.organisation_id and c.id = k.confirmation_id
  join assignment a on a.organisation_id = k.organisation_id and a.id = k.assignment_id
  join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
  join booking b on b.organisation_id = c.organisation_id and b.id = c.booking_id;
grant select on told_shifts_published to deskproof_app;
