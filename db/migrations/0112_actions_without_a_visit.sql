-- An external verifier asks the centre for something outside a visit too: by letter, or in remote contact. Such an action
-- stands under their appointment.
alter table visit_action
  add column appointment_id uuid,
  add column by_means text check (by_means in ('letter', 'remote')),
  add constraint visit_action_appointed foreign key (organisation_id, appointment_id, member_id)
    references external_appointment (organisation_id, id, member_id),
  add constraint visit_action_means check ((appointment_id is null) = (by_means is null)),
  add constraint visit_action_one_source
    check (num_nonnulls(visit_id, contact_id, observation_id, appointment_id) = 1),
  drop constraint visit_action_check;

-- Nobody but an external verifier of its qualification judges what the centre answered.
create function judged_from_outside() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (
    select from visit_action a
      join external_appointment e on e.organisation_id = a.organisation_id and e.framework_code = a.framework_code
    where a.organisation_id = new.organisation_id and a.id = new.action_id and e.member_id = new.judged_by
  ) then
    raise exception 'Only an external verifier of its qualification judges an answer.'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger visit_action_answer_judged after insert or update on visit_action_answer for each row
  when (new.judged_by is not null) execute function judged_from_outside();
