-- For any one learner the internal verifier is never the adviser nor the assessor (R30): whoever looks after a learner
-- once, and whoever verified them once, stays on that side. One row a learner and member, so that two presses on two
-- processes cannot put somebody on both.

create table learner_side (
  organisation_id uuid not null,
  learner_id uuid not null,
  member_id uuid not null,
  side text not null check (side in ('looks_after', 'verifies')),
  primary key (organisation_id, learner_id, member_id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, member_id) references member,
  check (member_id <> learner_id)
);
call put_behind_wall('learner_side', 'select, insert');

create function take_side(p_organisation uuid, p_learner uuid, p_member uuid, p_side text) returns void
  language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into learner_side (organisation_id, learner_id, member_id, side)
    values (p_organisation, p_learner, p_member, p_side) on conflict do nothing;
  if (select s.side from learner_side s where s.organisation_id = p_organisation and s.learner_id = p_learner
      and s.member_id = p_member) <> p_side then
    raise exception 'member % is on the other side of learner % already', p_member, p_learner
      using errcode = 'unique_violation', constraint = 'learner_side_apart';
  end if;
end $$;

-- Arguments: the column that names the member, and their side.
create function takes_side() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform take_side(new.organisation_id, new.learner_id, (to_jsonb(new) ->> tg_argv[0])::uuid, tg_argv[1]);
  return null;
end $$;
create trigger caseload_side after insert on caseload for each row
  execute function takes_side('member_id', 'looks_after');
create trigger claim_side_new after insert on claim for each row
  when (new.assessor_id is not null) execute function takes_side('assessor_id', 'looks_after');
create trigger claim_side after update of assessor_id on claim for each row
  when (new.assessor_id is not null and new.assessor_id is distinct from old.assessor_id)
  execute function takes_side('assessor_id', 'looks_after');
create trigger observation_side after insert on observation for each row
  execute function takes_side('observer_id', 'looks_after');
create trigger verification_side after insert on verification_start for each row
  execute function takes_side('verifier_id', 'verifies');
create trigger countersignature_side after insert on verification_countersignature for each row
  execute function takes_side('signer_id', 'verifies');

-- What stood before; where somebody was on both sides, what they did first counts.
insert into learner_side (organisation_id, learner_id, member_id, side)
  select organisation_id, learner_id, member_id, side from (
    select organisation_id, learner_id, member_id, 'looks_after' as side, since as at from caseload
    union all
    select c.organisation_id, c.learner_id, j.assessor_id, 'looks_after', min(j.judged_at)
      from claim c join judgement j on j.organisation_id = c.organisation_id and j.claim_id = c.id group by 1, 2, 3
    union all
    select organisation_id, learner_id, assessor_id, 'looks_after', taken_at from claim where assessor_id is not null
    union all
    select organisation_id, learner_id, observer_id, 'looks_after', recorded_at from observation
    union all
    select organisation_id, learner_id, verifier_id, 'verifies', started_at from verification_start
  ) every_hand where member_id <> learner_id order by at
  on conflict do nothing;
