-- What changes a second factor and what the logs have to say of it stand or fall together. Accounts are kept under a
-- role of their own that cannot write to a log, so the change leaves a note in its own transaction, one for each
-- organisation of the account; the note is taken up in the very act that writes the entry.
alter table auth."twoFactor" add column "takenOffBy" text;

create table second_factor_due (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid not null,
  what text not null check (what in ('set_up', 'taken_off', 'reset', 'codes_renewed', 'code_used')),
  -- The member who took it off for them; null: the operator, or they themselves.
  by_member uuid,
  codes_left int not null,
  happened_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('second_factor_due', 'select, delete');

create function auth.note_second_factor() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v_what text;
  v_codes int;
begin
  if tg_op = 'DELETE' then
    if not old."verified" then return old; end if;
    v_what := case when old."takenOffBy" is null then 'taken_off' else 'reset' end;
    v_codes := 0;
  else
    v_codes := jsonb_array_length(new."backupCodes"::jsonb);
    v_what := case
      when not new."verified" then null
      when not old."verified" then 'set_up'
      when new."backupCodes" = old."backupCodes" then null
      when v_codes < jsonb_array_length(old."backupCodes"::jsonb) then 'code_used'
      else 'codes_renewed' end;
  end if;
  if v_what is not null then
    -- The account says so in the same step: a factor that is on is never left unasked.
    if v_what in ('set_up', 'taken_off', 'reset') then
      update auth."user" set "twoFactorEnabled" = (v_what = 'set_up') where id = old."userId";
    end if;
    insert into public.second_factor_due
      (organisation_id, id, member_id, what, by_member, codes_left, happened_at)
    select m.organisation_id, gen_random_uuid(), m.id, v_what,
      case when old."takenOffBy" <> 'operator' then old."takenOffBy"::uuid end, v_codes, clock_timestamp()
    from public.member m
    where m.auth_user_id = old."userId"
      and m.organisation_id in (select organisation_id from public.memberships_of(old."userId"));
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger note_second_factor before update or delete on auth."twoFactor"
  for each row execute function auth.note_second_factor();

-- Which organisations have something of theirs still to be written down; of one account, or of all (null).
create function second_factors_due(p_auth_user_id text) returns table (organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct f.organisation_id from public.second_factor_due f
  join public.member m on m.organisation_id = f.organisation_id and m.id = f.member_id
  where p_auth_user_id is null or m.auth_user_id = p_auth_user_id $$;
revoke all on function second_factors_due(text) from public;
grant execute on function second_factors_due(text) to deskproof_app;
