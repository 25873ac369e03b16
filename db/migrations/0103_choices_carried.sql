-- What the centre chose of a contradiction holds for the next revision of the document where it contradicts itself alike.
alter table framework_choice
  -- The choice that somebody made; null: this is one.
  add column carried_from uuid,
  add foreign key (organisation_id, carried_from) references framework_choice,
  add constraint framework_choice_carried_once unique (organisation_id, framework_id, carried_from);

-- A carried choice says what was chosen, by whom and when, of an earlier revision of the same framework, and nothing else.
-- After the row, so that tenancy answers first.
create function framework_choice_carried_as_made() returns trigger language plpgsql as $$
begin
  if new.carried_from is not null and not exists (
    select 1 from framework_choice c
    join framework f on f.organisation_id = c.organisation_id and f.id = c.framework_id
    join framework n on n.organisation_id = new.organisation_id and n.id = new.framework_id
    where c.organisation_id = new.organisation_id and c.id = new.carried_from and c.carried_from is null
      and c.key = new.key and c.value = new.value and c.chosen_by = new.chosen_by and c.chosen_at = new.chosen_at
      and f.code = n.code and f.revision < n.revision
  ) then
    raise exception 'a choice is carried over as it was made'
      using errcode = 'check_violation', constraint = 'framework_choice_carried_as_made';
  end if;
  return null;
end $$;
create trigger framework_choice_carried_as_made after insert on framework_choice
  for each row execute function framework_choice_carried_as_made();
