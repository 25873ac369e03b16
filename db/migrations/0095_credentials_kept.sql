-- What becomes of credentials once they are out: a statement withdrawn, a key followed by another or ended, and lists of
-- what counts no longer that anybody who verifies one may read.

-- Which bit of which list says whether the credential still counts; none of a sample's, nor of what was issued before.
alter table statement
  add status_list int check (status_list > 0),
  add status_index int check (status_index between 0 and 131071),
  add check ((status_list is null) = (status_index is null)),
  add check (status_list is null or token is not null),
  add unique (organisation_id, id, learner_id);
create unique index statement_status on statement (organisation_id, status_list, status_index);

-- A centre issues no certificate (practice W22): its own papers say provisional, whatever command wrote them.
alter table statement add constraint statement_is_no_certificate check (
  (credential::jsonb ->> 'name') ~ '^(Sample, not evidence: )?Provisional '
  and not jsonb_path_exists(credential::jsonb, '$.**.achievementType ? (@ != "Competency")'));

-- A statement that counts no longer; the statement itself stays as it was.
create table statement_withdrawal (
  organisation_id uuid not null,
  statement_id uuid not null,
  learner_id uuid not null,
  ground text not null check (ground in ('appeal', 'reopened', 'mistake', 'replaced', 'key_ended')),
  because text not null check (because <> ''),
  withdrawn_at timestamptz not null,
  withdrawn_by uuid not null,
  primary key (organisation_id, statement_id),
  constraint withdrawal_statement foreign key (organisation_id, statement_id, learner_id)
    references statement (organisation_id, id, learner_id),
  foreign key (organisation_id, withdrawn_by) references member,
  constraint withdrawn_by_another check (withdrawn_by <> learner_id)
);
call put_behind_wall('statement_withdrawal', 'select, insert, update (because)');

-- The last day on which what this key signed counts; a key that is ended signs nothing.
alter table credential_key
  add ended_on date,
  add ended_because text check (ended_because <> ''),
  add ended_by uuid,
  add foreign key (organisation_id, ended_by) references member,
  add check ((ended_on is null) = (ended_because is null)),
  add check ((ended_on is null) = (ended_by is null)),
  add check (ended_on is null or retired_at is not null);
grant update (ended_on, ended_because, ended_by) on credential_key to deskproof_app;
create trigger credential_key_stays before update of ended_on, ended_by on credential_key for each row
  when (old.ended_on is not null) execute function keep_ended();

-- Each list as it was signed last.
create table credential_status_list (
  organisation_id uuid not null references organisation,
  number int not null check (number > 0),
  token text not null,
  key_id text not null,
  made_at timestamptz not null,
  primary key (organisation_id, number),
  foreign key (organisation_id, key_id) references credential_key (organisation_id, id)
);
call put_behind_wall('credential_status_list', 'select, insert, update (token, key_id, made_at)');

drop function credential_keys(uuid);
create function credential_keys(p_organisation uuid)
  returns table (name text, id text, public_jwk jsonb, made_at timestamptz, retired_at timestamptz, ended_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.name, k.id, k.public_jwk, k.made_at, k.retired_at, k.ended_on from public.organisation o
  join public.credential_key k on k.organisation_id = o.id
  where o.id = p_organisation and not o.is_sample order by k.number desc $$;
revoke all on function credential_keys(uuid) from public;
grant execute on function credential_keys(uuid) to deskproof_app;

create function credential_status_list_of(p_organisation uuid, p_number int) returns table (token text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.token from public.credential_status_list l
  where l.organisation_id = p_organisation and l.number = p_number $$;
revoke all on function credential_status_list_of(uuid, int) from public;
grant execute on function credential_status_list_of(uuid, int) to deskproof_app;

-- Whether another's credential was looked up in its issuer's list; null: kept before that was asked.
alter table credential_received add status text check (status in ('none', 'unchecked', 'good'));

-- Keys under which a credential called a certificate is taken as one (practice W22): entered by one, confirmed by another.
create table awarding_key (
  organisation_id uuid not null references organisation,
  id uuid not null,
  body_name text not null check (body_name <> ''),
  -- As the credential names its issuer: a DID or an address.
  issuer text not null check (issuer <> ''),
  public_key jsonb not null check (not public_key ? 'd'),
  thumbprint text not null check (thumbprint <> ''),
  -- Where the key was read or who handed it over.
  source text not null check (source <> ''),
  from_on date not null,
  to_on date check (to_on >= from_on),
  entered_at timestamptz not null,
  entered_by uuid not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, entered_by) references member,
  foreign key (organisation_id, confirmed_by) references member,
  foreign key (organisation_id, ended_by) references member,
  check ((confirmed_at is null) = (confirmed_by is null)),
  check ((to_on is null) = (ended_by is null)),
  constraint awarding_key_two_presses check (confirmed_by <> entered_by)
);
create unique index awarding_key_once on awarding_key (organisation_id, issuer, thumbprint) where to_on is null;
call put_behind_wall('awarding_key', 'select, insert, update (confirmed_at, confirmed_by, to_on, ended_by, source)');
create trigger awarding_key_stays before update of to_on, ended_by on awarding_key for each row
  when (old.to_on is not null) execute function keep_ended();
create trigger awarding_key_confirmed before update of confirmed_at, confirmed_by on awarding_key for each row
  when (old.confirmed_at is not null) execute function keep_ended();

-- A credential is an awarding body's only under a confirmed key of the register; rows before it had none.
alter table credential_received
  add named_certificate boolean not null default false,
  add awarding_key_id uuid,
  add foreign key (organisation_id, awarding_key_id) references awarding_key,
  add constraint credential_of_awarding_body
    check ((key_holder = 'awarding_body') = (awarding_key_id is not null)) not valid;
create function by_confirmed_key() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from awarding_key k where k.organisation_id = new.organisation_id
    and k.id = new.awarding_key_id and k.confirmed_at is not null) then
    raise exception 'A certificate is taken only under a confirmed key of an awarding body'
      using errcode = 'integrity_constraint_violation', constraint = 'by_confirmed_key';
  end if;
  return null;
end $$;
create trigger by_confirmed_key after insert on credential_received for each row
  when (new.awarding_key_id is not null) execute function by_confirmed_key();
