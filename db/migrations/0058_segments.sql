-- One message to all who fit: as it was asked for, and each person it names, with why those were left out who were.
-- What is written goes through the outbox, a portion an act.
create table segment_message (
  organisation_id uuid not null references organisation,
  id uuid not null,
  -- Who was meant, as it was chosen: of the candidates by filter, of a booking line, of a site, or picked.
  source jsonb not null,
  label text not null,
  channel text not null check (channel in ('text', 'mail')),
  subject text not null,
  -- With its placeholders: what is each person's own stands in their mail or text.
  body text not null check (body <> ''),
  marketing boolean not null,
  words_hash bytea not null check (octet_length(words_hash) = 32),
  going int not null check (going > 0),
  left_out int not null check (left_out >= 0),
  -- Of texts: parts of all of them, as they were shown before the yes.
  segments int not null check (segments >= 0),
  branch_id uuid,
  approved_by uuid,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  stopped_at timestamptz,
  stopped_by uuid,
  done_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, made_by) references member (organisation_id, id),
  check ((channel = 'mail') = (subject <> ''))
);
create index segment_message_made on segment_message (organisation_id, made_at);
create index segment_message_open on segment_message (organisation_id) where done_at is null;
call put_behind_wall('segment_message', 'select, insert, update (source, label, stopped_at, stopped_by, done_at)');

create table segment_person (
  organisation_id uuid not null,
  message_id uuid not null,
  person_id uuid not null,
  -- The order in which they were found.
  position int not null,
  state text not null check (state in ('waiting', 'written', 'left_out', 'stopped')),
  -- Why they are left out.
  code text not null,
  because text not null,
  -- The id of their mail or text, made before it is written, so that it is written once.
  letter_id uuid not null,
  settled_at timestamptz,
  primary key (organisation_id, message_id, person_id),
  foreign key (organisation_id, message_id) references segment_message,
  check ((state = 'left_out') = (code <> '')),
  check ((state = 'waiting') = (settled_at is null))
);
create index segment_person_waiting on segment_person (organisation_id, message_id, position) where state = 'waiting';
create index segment_person_of on segment_person (organisation_id, person_id);
call put_behind_wall('segment_person', 'select, insert, update (state, code, because, settled_at)');

-- Found before an organisation is known: ids, the branch it goes from, and whether each is a sample.
create function segments_due() returns table (organisation_id uuid, is_sample boolean, message_id uuid, branch_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample, m.id, m.branch_id from public.segment_message m
  join public.organisation o on o.id = m.organisation_id
  where m.done_at is null order by m.made_at, m.id $$;
revoke all on function segments_due() from public;
grant execute on function segments_due() to deskproof_app;

-- How many people somebody may write to at once is a limit like any other.
alter table authority_limit drop constraint authority_limit_kind_check;
alter table authority_limit add constraint authority_limit_kind_check check (kind in ('discount', 'rate_above_card',
  'margin_below_floor', 'credit_over', 'spend', 'promise', 'waive_cancellation', 'override', 'message_people'));
alter table approval drop constraint approval_kind_check;
alter table approval add constraint approval_kind_check check (kind in ('discount', 'rate_above_card',
  'margin_below_floor', 'credit_over', 'spend', 'promise', 'waive_cancellation', 'override', 'message_people'));
