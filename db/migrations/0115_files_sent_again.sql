-- A file that travels, with a released item or with a learner, is promised by its hash: what was not finished in time is
-- deleted as of any other, and can be sent again. The fourteen days then begin anew.
alter table evidence_file
  add column sent_again_at timestamptz,
  add constraint sent_again_after_opened check (sent_again_at >= opened_at);
grant update (sent_again_at) on evidence_file to deskproof_app;

drop index evidence_file_open;
create index evidence_file_open on evidence_file (coalesce(sent_again_at, opened_at))
  where received_at is null and given_up_at is null;

-- What was given up stays so, but for a file that travels. After the row, so that tenancy answers first.
create function keep_given_up() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.sent_again_at is null or new.sent_again_at <= coalesce(old.sent_again_at, old.opened_at)
    or not (exists (select from released_file r
        where r.organisation_id = new.organisation_id and r.evidence_id = new.id)
      or exists (select from brought_file b
        where b.organisation_id = new.organisation_id and b.evidence_id = new.id)) then
    raise exception 'file % was given up', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger evidence_file_given_up after update of given_up_at on evidence_file
  for each row when (old.given_up_at is not null and new.given_up_at is null) execute function keep_given_up();

create or replace function organisations_with_unfinished_files(p_before timestamptz)
  returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.organisation o
  where o.id in (select f.organisation_id from public.evidence_file f
    where f.received_at is null and f.given_up_at is null and coalesce(f.sent_again_at, f.opened_at) < p_before)
  order by o.id $$;
