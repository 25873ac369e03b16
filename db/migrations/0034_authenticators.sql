-- A second factor: a code from an authenticator app. better-auth keeps the secret (encrypted with a secret that is
-- not in this database) and counts wrong codes; recovery codes stand as hashes; the last step used is never used again.
alter table auth."user" add column "twoFactorEnabled" boolean not null default false;

create table auth."twoFactor" (
  "id" text primary key,
  "userId" text not null unique references auth."user" on delete cascade,
  "secret" text not null,
  "backupCodes" text not null,
  "verified" boolean not null default false,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz,
  "lastStep" integer not null default 0,
  "setUpAt" timestamptz
);
grant select, insert, update, delete on auth."twoFactor" to deskproof_auth;

-- How an organisation's members sign in. No row: as each likes.
create table sign_in_rule (
  organisation_id uuid primary key references organisation,
  authenticator_required boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);
call put_behind_wall('sign_in_rule', 'select, insert, update');

-- Which members of the organisation at work have a second factor: their ids and nothing else of their accounts.
create function members_with_authenticator() returns table (member_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.id from public.member m join auth."user" u on u.id = m.auth_user_id
  where m.organisation_id = public.current_organisation() and u."twoFactorEnabled" $$;
revoke all on function members_with_authenticator() from public;
grant execute on function members_with_authenticator() to deskproof_app;
