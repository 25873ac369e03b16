-- Learners on the awarding body's unit payment route (R93), and words that can be taken out when a person is erased.

create table unit_route (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  framework_code text not null,
  -- What the awarding body wrote.
  reference text not null check (reference <> ''),
  from_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  ended_on date,
  ended_because text check (ended_because <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, recorded_by) references member,
  check (recorded_by <> learner_id),
  check ((ended_on is null) = (ended_because is null)),
  check (ended_on >= from_on)
);
create unique index unit_route_live on unit_route (organisation_id, learner_id, framework_code)
  where ended_on is null;
call put_behind_wall('unit_route', 'select, insert, update (ended_on, ended_because)');
create trigger unit_route_stays before update of ended_on on unit_route for each row
  when (old.ended_on is not null) execute function keep_ended();

-- A single unit is claimed only for a learner on that route; after the insert, so that the wall answers first.
create function unit_on_its_route() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.what <> '' and not exists (select from unit_route r
    where r.organisation_id = new.organisation_id and r.learner_id = new.learner_id
      and r.framework_code = new.framework_code and r.ended_on is null) then
    raise exception 'A unit is claimed only on the unit payment route'
      using errcode = 'integrity_constraint_violation', constraint = 'unit_on_its_route';
  end if;
  return null;
end $$;
create trigger unit_on_its_route after insert on award_line for each row execute function unit_on_its_route();

-- What ended stays as it was, but for a name in words when the person is erased.
drop trigger award_claim_stays on award_claim;
create trigger award_claim_stays before update of sent_on on award_claim for each row
  when (old.sent_on is not null) execute function keep_ended();
drop trigger award_line_stays on award_line;
create trigger award_line_stays before update of outcome, answered_on, answered_by on award_line for each row
  when (old.outcome is not null) execute function keep_ended();
drop trigger award_certificate_stays on award_certificate;
create trigger award_certificate_stays before update of received_on, checked_on, checked_by, handed_on, handed_how,
  faulty, faulty_on on award_certificate for each row
  when (old.faulty is not null) execute function keep_ended();

grant update (refused, grounds, late_because) on appeal to deskproof_app;
grant update (why, late_because, reference) on appeal_stage to deskproof_app;
grant update (title, words) on appeal_paper to deskproof_app;
grant update (reasons, hearing) on appeal_outcome to deskproof_app;
