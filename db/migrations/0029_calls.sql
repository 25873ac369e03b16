-- What was said outside our own mail and texts: calls, messages on other phones, notes.
create table conversation (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('call', 'message', 'note')),
  person_id uuid,
  about_kind text not null check (about_kind in ('person', 'client', 'booking')),
  about_id uuid not null,
  direction text check (direction in ('in', 'out')),
  medium text check (medium in ('whatsapp', 'mobile', 'social', 'other')),
  outcome text check (outcome in ('spoke', 'no_answer', 'message_left', 'wrong_number')),
  identity_checked boolean,
  words text not null,
  happened_at timestamptz not null,
  noted_at timestamptz not null,
  noted_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  check ((kind = 'call') = (outcome is not null)),
  check ((kind = 'call') = (identity_checked is not null)),
  check ((kind = 'message') = (medium is not null)),
  check ((kind = 'note') = (direction is null))
);
create index conversation_person on conversation (organisation_id, person_id, happened_at desc);
create index conversation_about on conversation (organisation_id, about_id, happened_at desc);
-- The words can be emptied when their person is erased; nothing else changes.
call put_behind_wall('conversation', 'select, insert, update (words)');

-- Is this record one of ours? Whoever files something to a record names it by its kind and id.
create function record_known(p_kind text, p_id uuid) returns boolean
  language sql stable set search_path = pg_catalog, public as $$
  select case p_kind
    when 'person' then exists (select from public.person p
      where p.organisation_id = public.current_organisation() and p.id = p_id)
    when 'client' then exists (select from public.client c
      where c.organisation_id = public.current_organisation() and c.id = p_id)
    when 'booking' then exists (select from public.booking b
      where b.organisation_id = public.current_organisation() and b.id = p_id)
    else false end $$;
revoke all on function record_known(text, uuid) from public;
grant execute on function record_known(text, uuid) to deskproof_app;
