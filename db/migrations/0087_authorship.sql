-- Evidence shows this learner's own competence (R55): what the assessor found of an item, and the hand-outs and other
-- papers of the centre that no item may be a copy of.
create table authorship_finding (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  claim_id uuid not null,
  evidence_id uuid not null,
  nth int not null check (nth > 0),
  finding text not null check (finding in ('own', 'policy_copy', 'hand_out', 'of_another')),
  -- Said where it is not the learner's own.
  because text not null check (length(because) <= 1000),
  found_at timestamptz not null,
  found_by uuid not null,
  primary key (organisation_id, id),
  -- The newest counts; what was found before stays.
  constraint authorship_finding_one_after_another unique (organisation_id, claim_id, evidence_id, nth),
  foreign key (organisation_id, claim_id, evidence_id) references claim_evidence,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, found_by) references member,
  check (found_by <> learner_id),
  check (finding = 'own' or because <> '')
);
call put_behind_wall('authorship_finding', 'select, insert, update (because)');

create function found_by_who_has_the_claim() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from claim c where c.organisation_id = new.organisation_id and c.id = new.claim_id
      and c.learner_id = new.learner_id and c.assessor_id = new.found_by
      and c.decided_at is null and c.withdrawn_at is null) then
    raise exception 'Whoever has an open claim in hand says whose work its items are'
      using errcode = 'exclusion_violation', constraint = 'found_by_who_has_the_claim';
  end if;
  return null;
end $$;
create trigger found_by_who_has_the_claim after insert on authorship_finding
  for each row execute function found_by_who_has_the_claim();
-- What was found of a learner's items, the newest word of each, in whichever claim.
create function authorship_of(learner uuid) returns table (evidence_id uuid, finding text)
  language sql stable set search_path = pg_catalog, public as $$
  select distinct on (f.evidence_id) f.evidence_id, f.finding from authorship_finding f
  where f.organisation_id = current_organisation() and f.learner_id = $1
  order by f.evidence_id, f.found_at desc, f.nth desc
$$;

-- No unit is achieved while a file has no finding, or while what is met rests on what is not the learner's own.
create function achieved_by_own_work() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare v_claim claim;
begin
  select * into v_claim from claim c where c.organisation_id = new.organisation_id and c.id = new.claim_id;
  if new.outcome = 'achieved' and (
    exists (select from claim_evidence p
      join evidence_file e on e.organisation_id = p.organisation_id and e.evidence_id = p.evidence_id
        and e.sha256 is not null
      where p.organisation_id = new.organisation_id and p.claim_id = new.claim_id
        and not exists (select from authorship_finding f where f.organisation_id = p.organisation_id
          and f.claim_id = p.claim_id and f.evidence_id = p.evidence_id))
    or exists (select from (select distinct on (j.criterion_id) j.id, j.outcome from judgement j
        join claim a on a.organisation_id = j.organisation_id and a.id = j.claim_id
        where a.organisation_id = new.organisation_id and a.learner_id = v_claim.learner_id
          -- What an earlier attempt met counts on.
          and a.unit_id = v_claim.unit_id and a.attempt <= v_claim.attempt
        order by j.criterion_id, j.judged_at desc, j.id desc) n
      join judged_evidence i on i.organisation_id = new.organisation_id and i.judgement_id = n.id
      join authorship_of(v_claim.learner_id) f on f.evidence_id = i.evidence_id and f.finding <> 'own'
      where n.outcome = 'met')) then
    raise exception 'A unit is achieved by the learner''s own work'
      using errcode = 'exclusion_violation', constraint = 'achieved_by_own_work';
  end if;
  return null;
end $$;
create trigger achieved_by_own_work after insert on unit_decision
  for each row execute function achieved_by_own_work();

-- Papers that the centre hands out: their hash, so that a copy of one is known when it comes as evidence.
create table hand_out (
  organisation_id uuid not null references organisation,
  id uuid not null,
  title text not null check (title <> '' and length(title) <= 200),
  sha256 bytea not null check (octet_length(sha256) = 32),
  kept_at timestamptz not null,
  kept_by uuid not null,
  primary key (organisation_id, id),
  constraint hand_out_once unique (organisation_id, sha256),
  foreign key (organisation_id, kept_by) references member
);
call put_behind_wall('hand_out', 'select, insert');
