-- Texts: rows written in the act, sent by a worker afterwards; what comes back; questions asked by text.

-- The numbers we text from and are texted at: the organisation's, or one branch's. The operator gives them
-- out, since one provider serves every organisation here: whoever could claim a number would read another's replies.
create table text_number (
  organisation_id uuid not null references organisation,
  id uuid not null,
  number text not null check (number ~ '^\+[1-9][0-9]{6,14}$'),
  branch_id uuid,
  added_at timestamptz not null,
  added_by uuid,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, branch_id) references branch
);
create unique index text_number_once on text_number (number) where removed_at is null;
call put_behind_wall('text_number', 'select, insert, update (removed_at)');

-- Wording that people of the organisation start from; a change is a new version.
create table text_template (
  organisation_id uuid not null references organisation,
  id uuid not null,
  version int not null check (version > 0),
  name text not null,
  body text not null,
  saved_at timestamptz not null,
  saved_by uuid,
  retired boolean not null default false,
  primary key (organisation_id, id, version)
);
call put_behind_wall('text_template', 'select, insert');

create table outgoing_text (
  organisation_id uuid not null references organisation,
  id uuid not null,
  -- Null: an answer to a number that is nobody's in the books.
  person_id uuid,
  to_number text not null,
  -- Empty: the number of the provider's account.
  from_number text not null default '',
  body text not null,
  segments smallint not null,
  about_kind text not null default '',
  about_id uuid,
  -- The text that came in, of which this is the automatic answer.
  answers_id uuid,
  template_id uuid,
  template_version int,
  written_at timestamptz not null,
  written_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person
);
create index outgoing_text_person on outgoing_text (organisation_id, person_id, written_at desc);
create index outgoing_text_about on outgoing_text (organisation_id, about_id);
create index outgoing_text_number on outgoing_text (organisation_id, to_number, written_at desc);
create index outgoing_text_written on outgoing_text (organisation_id, written_at desc);
-- What is personal in a text can be emptied when its person is erased; nothing else of it changes.
call put_behind_wall('outgoing_text', 'select, insert, update (to_number, body)');

-- kept: stays here (a sample organisation, or no provider is set).
create table text_delivery (
  organisation_id uuid not null,
  text_id uuid not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'kept')),
  attempts int not null default 0,
  next_try_at timestamptz not null,
  last_error text not null default '',
  sent_at timestamptz,
  delivered_at timestamptz,
  provider_id text not null default '',
  primary key (organisation_id, text_id),
  foreign key (organisation_id, text_id) references outgoing_text
);
create index text_delivery_due on text_delivery (next_try_at) where state in ('queued', 'sending');
create index text_delivery_provider on text_delivery (provider_id) where provider_id <> '';
call put_behind_wall('text_delivery', 'select, insert, update');

create table text_step (
  organisation_id uuid not null,
  text_id uuid not null,
  position int not null,
  at timestamptz not null,
  step text not null check (step in ('sent', 'later', 'failed', 'queued', 'delivered')),
  said text not null default '',
  member_id uuid,
  primary key (organisation_id, text_id, position),
  foreign key (organisation_id, text_id) references outgoing_text,
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('text_step', 'select, insert, update (said)');

-- A question that a text asked: YES or NO by its code. Open until answered, closed or past its end.
create table text_question (
  organisation_id uuid not null,
  text_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  about text not null,
  code smallint not null check (code between 1 and 99),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  closed_at timestamptz,
  primary key (organisation_id, text_id),
  foreign key (organisation_id, text_id) references outgoing_text,
  foreign key (organisation_id, person_id) references person,
  check ((answered_at is null) = (answer is null))
);
create unique index text_question_code on text_question (organisation_id, person_id, code)
  where answered_at is null and closed_at is null;
create index text_question_person on text_question (organisation_id, person_id, asked_at desc);
create index text_question_about on text_question (organisation_id, purpose, about);
call put_behind_wall('text_question', 'select, insert, update (answered_at, answer, closed_at)');

-- A text that came in, by the provider's webhook or entered by hand from another phone.
create table incoming_text (
  organisation_id uuid not null references organisation,
  id uuid not null,
  provider_id text not null default '',
  from_number text not null,
  to_number text not null,
  body text not null,
  received_at timestamptz not null,
  person_id uuid,
  -- answering: filed, and what it answers has not been done yet.
  state text not null check (state in ('answering', 'answered', 'refused', 'which_one', 'closed', 'stopped',
    'started', 'to_read', 'unmatched')),
  answer text check (answer in ('yes', 'no')),
  question_id uuid,
  -- refused: what stood in the way, for the desk.
  because text not null default '',
  about_kind text not null default '',
  about_id uuid,
  entered_by uuid,
  read_at timestamptz,
  read_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person,
  foreign key (organisation_id, question_id) references text_question
);
create unique index incoming_text_once on incoming_text (organisation_id, provider_id) where provider_id <> '';
create index incoming_text_person on incoming_text (organisation_id, person_id, received_at desc);
create index incoming_text_about on incoming_text (organisation_id, about_id);
create index incoming_text_received on incoming_text (organisation_id, received_at desc);
call put_behind_wall('incoming_text',
  'select, insert, update (from_number, body, person_id, state, answer, question_id, because, about_kind, about_id, read_at, read_by)');

-- A number that said STOP. Nothing goes to it, whoever's it is, until it says START.
create table text_opt_out (
  organisation_id uuid not null references organisation,
  id uuid not null,
  number text not null,
  asked_at timestamptz not null,
  -- The person's own record of it, where the number is one person's.
  do_not_contact_id uuid,
  lifted_at timestamptz,
  primary key (organisation_id, id)
);
create unique index text_opt_out_number on text_opt_out (organisation_id, number) where lifted_at is null;
call put_behind_wall('text_opt_out', 'select, insert, update (number, lifted_at)');

-- May this text still leave? Asked again at the moment of sending, since people say STOP in between.
create function text_stopped(p_person uuid, p_number text) returns boolean
  language sql stable set search_path = pg_catalog, public as $$
  select exists (select from public.text_opt_out o where o.organisation_id = public.current_organisation()
      and o.number = p_number and o.lifted_at is null)
    or exists (select from public.do_not_contact d where d.organisation_id = public.current_organisation()
      and d.person_id = p_person and d.lifted_at is null and d.channel in ('all', 'text')) $$;

-- Claims up to p_most texts whose turn has come, for p_lease, as claim_mail does; never a sample's.
create function claim_texts(p_now timestamptz, p_most int, p_lease interval)
  returns table (organisation_id uuid, text_id uuid, attempts int)
  language sql security definer set search_path = pg_catalog, public as $$
  update public.text_delivery d
     set state = 'sending', attempts = d.attempts + 1, next_try_at = p_now + p_lease
   where (d.organisation_id, d.text_id) in (
     select q.organisation_id, q.text_id from public.text_delivery q
      where q.state in ('queued', 'sending') and q.next_try_at <= p_now
        and not exists (select 1 from public.organisation o where o.id = q.organisation_id and o.is_sample)
      order by q.next_try_at limit p_most for update skip locked)
  returning d.organisation_id, d.text_id, d.attempts $$;

-- Whose number this is. With p_default (the provider's own number, given to nobody) it is the one
-- organisation's, where there is one only.
create function text_organisation(p_number text, p_default boolean) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(
    (select n.organisation_id from public.text_number n where n.number = p_number and n.removed_at is null),
    (select (array_agg(o.id))[1] from public.organisation o where p_default and not o.is_sample having count(*) = 1)) $$;

-- Whose text a delivery report is about: by our own reference, else by the provider's id.
create function text_report_organisation(p_reference uuid, p_provider_id text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select d.organisation_id from public.text_delivery d
  where d.text_id = p_reference or (p_provider_id <> '' and d.provider_id = p_provider_id)
  order by (d.text_id = p_reference) desc nulls last limit 1 $$;
create index text_delivery_text on text_delivery (text_id);

revoke all on function claim_texts(timestamptz, int, interval), text_organisation(text, boolean),
  text_report_organisation(uuid, text), text_stopped(uuid, text) from public;
grant execute on function claim_texts(timestamptz, int, interval), text_organisation(text, boolean),
  text_report_organisation(uuid, text), text_stopped(uuid, text) to deskproof_app;
