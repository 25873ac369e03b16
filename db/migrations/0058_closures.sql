-- Days on which a client, or one site of it, is closed: nothing is to be worked there.
create table client_closure (
  organisation_id uuid not null references organisation,
  id uuid not null,
  client_id uuid not null,
  -- Null: every site of the client.
  site_id uuid,
  from_on date not null,
  to_on date not null,
  because text not null check (because <> ''),
  made_at timestamptz not null,
  made_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, site_id) references site,
  check (to_on >= from_on),
  check ((lifted_at is null) = (lifted_because = ''))
);
create index client_closure_client on client_closure (organisation_id, client_id, from_on);
call put_behind_wall('client_closure', 'select, insert, update (lifted_at, lifted_by, lifted_because)');

-- Every day of every site that is closed and not lifted, as spans.
create view closures_published with (security_invoker = true) as
  select c.organisation_id, c.id as closure_id, c.client_id, s.id as site_id, c.from_on, c.to_on, c.because
  from client_closure c
  join site s on s.organisation_id = c.organisation_id and s.client_id = c.client_id
    and (c.site_id is null or c.site_id = s.id)
  where c.lifted_at is null;
grant select on closures_published to deskproof_app;
