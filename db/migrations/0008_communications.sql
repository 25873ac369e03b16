-- Outgoing mail: rows written in the act, sent by a worker afterwards.
create table message (
  organisation_id uuid not null references organisation,
  id uuid not null,
  to_name text not null default '',
  to_address text not null,
  reply_to text not null default '',
  subject text not null,
  body text not null,
  person_id uuid,
  about_kind text not null default '',
  about_id uuid,
  mail_id text not null,
  written_at timestamptz not null,
  written_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person
);
create index message_about on message (organisation_id, about_id);
create index message_written on message (organisation_id, written_at desc);
-- What is personal in a mail can be emptied when its person is erased; nothing else of it changes.
call put_behind_wall('message', 'select, insert, update (to_name, to_address, reply_to, subject, body)');

create table message_attachment (
  organisation_id uuid not null,
  message_id uuid not null,
  position smallint not null,
  file_name text not null,
  content_type text not null,
  content bytea not null,
  primary key (organisation_id, message_id, position),
  foreign key (organisation_id, message_id) references message
);
call put_behind_wall('message_attachment', 'select, insert, delete');

-- kept: stays in the outbox (a sample organisation, or no mail server is set).
create table message_delivery (
  organisation_id uuid not null,
  message_id uuid not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'kept')),
  attempts int not null default 0,
  next_try_at timestamptz not null,
  last_error text not null default '',
  sent_at timestamptz,
  server_reply text not null default '',
  primary key (organisation_id, message_id),
  foreign key (organisation_id, message_id) references message
);
create index message_delivery_due on message_delivery (next_try_at) where state in ('queued', 'sending');
call put_behind_wall('message_delivery', 'select, insert, update');

-- What happened to a mail on its way, step by step: a try at the mail server, or someone pressing Send.
create table delivery_step (
  organisation_id uuid not null,
  message_id uuid not null,
  position int not null,
  at timestamptz not null,
  step text not null check (step in ('sent', 'later', 'failed', 'queued')),
  said text not null default '',
  member_id uuid,
  primary key (organisation_id, message_id, position),
  foreign key (organisation_id, message_id) references message,
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('delivery_step', 'select, insert, update (said)');

-- Claims up to p_most messages whose turn has come, for p_lease; two processes never claim the same one.
-- A process that died while sending leaves its claim to lapse: after a crash one mail may go twice, never none.
-- A sample organisation's mail is never claimed, whatever its row says.
create function claim_mail(p_now timestamptz, p_most int, p_lease interval)
  returns table (organisation_id uuid, message_id uuid, attempts int)
  language sql security definer set search_path = pg_catalog, public as $$
  update public.message_delivery d
     set state = 'sending', attempts = d.attempts + 1, next_try_at = p_now + p_lease
   where (d.organisation_id, d.message_id) in (
     select q.organisation_id, q.message_id from public.message_delivery q
      where q.state in ('queued', 'sending') and q.next_try_at <= p_now
        and not exists (select 1 from public.organisation o where o.id = q.organisation_id and o.is_sample)
      order by q.next_try_at limit p_most for update skip locked)
  returning d.organisation_id, d.message_id, d.attempts $$;
revoke all on function claim_mail(timestamptz, int, interval) from public;
grant execute on function claim_mail(timestamptz, int, interval) to deskproof_app;
