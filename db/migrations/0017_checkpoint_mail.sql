-- People outside to whom checkpoints of the log are mailed, so that they are kept elsewhere. They are
-- nobody's candidate and nobody's contact: their name and address stand here alone, and go when they are forgotten.
create table checkpoint_recipient (
  organisation_id uuid not null references organisation,
  id uuid not null,
  name text not null,
  address text not null,
  added_at timestamptz not null,
  added_by uuid,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, added_by) references member
);
create unique index checkpoint_recipient_once on checkpoint_recipient (organisation_id, lower(address))
  where removed_at is null;
call put_behind_wall('checkpoint_recipient', 'select, insert, update (name, address, removed_at)');

-- Which checkpoint went to whom: once a London day by itself, and whenever somebody presses (run = the press).
create table checkpoint_mailing (
  organisation_id uuid not null references organisation,
  run uuid not null,
  recipient_id uuid not null,
  size bigint not null check (size > 0),
  how text not null check (how in ('daily', 'pressed')),
  day date not null,
  message_id uuid not null,
  mailed_at timestamptz not null,
  primary key (organisation_id, run, recipient_id),
  foreign key (organisation_id, recipient_id) references checkpoint_recipient,
  foreign key (organisation_id, message_id) references message
);
create unique index checkpoint_mailing_daily on checkpoint_mailing (organisation_id, recipient_id, day)
  where how = 'daily';
call put_behind_wall('checkpoint_mailing', 'select, insert');

-- Is there more in a log after an entry than what mailing a checkpoint itself leaves there?
create function log_grew_since(p_organisation uuid, p_size bigint) returns boolean
  language sql stable set search_path = pg_catalog, public as $$
  select exists (select from public.log_entry e
    where e.organisation_id = p_organisation and e.seq > p_size
      and e.kind not like 'mail.%' and e.kind <> 'checkpoint.mailed') $$;

-- Who has recipients that had no checkpoint on this day although the log grew since their last: found before
-- an organisation is known, so it gives ids and whether each is a sample, nothing else.
create function checkpoint_mail_due(p_day date) returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.organisation o
  where exists (select from public.checkpoint_recipient r
    where r.organisation_id = o.id and r.removed_at is null
      and not exists (select from public.checkpoint_mailing m
        where m.organisation_id = r.organisation_id and m.recipient_id = r.id
          and m.how = 'daily' and m.day >= p_day)
      and public.log_grew_since(o.id, coalesce((select max(m.size) from public.checkpoint_mailing m
        where m.organisation_id = r.organisation_id and m.recipient_id = r.id), 0)))
  order by o.id $$;
revoke all on function checkpoint_mail_due(date), log_grew_since(uuid, bigint) from public;
grant execute on function checkpoint_mail_due(date), log_grew_since(uuid, bigint) to deskproof_app;
