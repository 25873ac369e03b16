-- Evidence that is no work record: the room that keeps it is named, and it belongs to no case.
alter table evidence add column source text not null default 'work' check (source ~ '^[a-z_]{3,40}$');
alter table evidence alter column case_id drop not null;
alter table evidence add constraint evidence_source_case check ((source = 'work') = (case_id is not null));
-- Members who had a hand in an item that is no work record: an assessor among them is a party.
alter table evidence add column parties uuid[] not null default '{}';
alter table evidence add constraint evidence_work_parties check (source <> 'work' or parties = '{}');

-- A work record stands in an item from work alone.
create function keep_entries_to_work() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if (select source from evidence where organisation_id = new.organisation_id and id = new.evidence_id) <> 'work' then
    raise exception 'item % is no work record', new.evidence_id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger entries_of_work before insert on evidence_entry for each row execute function keep_entries_to_work();
