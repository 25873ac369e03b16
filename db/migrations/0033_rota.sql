-- What a client means by its shift codes: E, L, LD, OFF. A site's own codes speak before its client's.
create table shift_code (
  organisation_id uuid not null,
  -- The client's or the site's id.
  place_id uuid not null,
  -- As it is found: in capitals, one space between words.
  code text not null check (code <> '' and length(code) <= 20),
  client_id uuid not null,
  site_id uuid,
  -- Both empty: nobody works.
  starts text not null check (starts ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
  ends text not null check (ends ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
  break_minutes int not null check (break_minutes between 0 and 600),
  kind text not null check (kind in ('waking', 'sleep_in', 'on_call')),
  kept_at timestamptz not null,
  kept_by uuid,
  primary key (organisation_id, place_id, code),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, site_id) references site,
  check (place_id = coalesce(site_id, client_id)),
  check ((starts = '') = (ends = ''))
);
call put_behind_wall('shift_code', 'select, insert, update, delete');

-- A named rota of a client, or of one of its sites, used for the weeks somebody names.
create table rota_template (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  site_id uuid,
  name text not null check (name <> ''),
  name_key text not null,
  version int not null check (version > 0),
  lines jsonb not null,
  kept_at timestamptz not null,
  kept_by uuid,
  dropped_at timestamptz,
  dropped_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, site_id) references site
);
create unique index rota_template_name on rota_template (organisation_id, client_id, name_key)
  where dropped_at is null;
call put_behind_wall('rota_template', 'select, insert, update');

-- A rota as it was pasted, painted, copied or made from a template, before anybody said yes to it. It is dropped
-- on its day, or before.
create table rota_draft (
  organisation_id uuid not null references organisation,
  id uuid not null,
  source text not null check (source in ('paste', 'template', 'copy', 'paint')),
  title text not null,
  client_id uuid,
  site_id uuid,
  role text not null,
  unread text[] not null,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  -- The act that pasted lines again, so that the same press does nothing a second time.
  pasted_again_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, site_id) references site
);
create index rota_draft_expiry on rota_draft (organisation_id, expires_at);
call put_behind_wall('rota_draft', 'select, insert, update, delete');

-- Its lines: what each says, what the desk chose where it left doubt, and what was booked of it.
create table rota_line (
  organisation_id uuid not null,
  draft_id uuid not null,
  line int not null check (line > 0),
  at text not null,
  said jsonb not null,
  chosen jsonb not null,
  asks jsonb,
  -- Who is asked for: a name, and the person if it was copied from a shift of theirs.
  worker text not null,
  worker_id uuid,
  booking_id uuid,
  act_id uuid,
  shift_ids uuid[] not null,
  primary key (organisation_id, draft_id, line),
  foreign key (organisation_id, draft_id) references rota_draft on delete cascade,
  foreign key (organisation_id, booking_id) references booking,
  check (num_nulls(booking_id, act_id) in (0, 2))
);
create index rota_line_act on rota_line (organisation_id, draft_id, act_id) where act_id is not null;
call put_behind_wall('rota_line', 'select, insert, update, delete');
