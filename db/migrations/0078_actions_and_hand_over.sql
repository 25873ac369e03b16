-- What a learner did about the action of a “not yet”, before they claim again (W36); the newest answer counts.
create table action_answer (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  claim_id uuid not null,
  -- The judgement whose action it answers; null: the action for all that nobody judged.
  judgement_id uuid,
  words text not null check (words <> ''),
  -- The item that shows it; null: nothing of the portfolio does.
  evidence_id uuid,
  answered_at timestamptz not null,
  primary key (organisation_id, id),
  constraint action_answer_learner foreign key (organisation_id, claim_id, learner_id)
    references claim (organisation_id, id, learner_id),
  foreign key (organisation_id, judgement_id) references judgement,
  foreign key (organisation_id, evidence_id) references evidence
);
create index action_answer_claim on action_answer (organisation_id, claim_id, answered_at);
call put_behind_wall('action_answer', 'select, insert, update (words)');

-- What was asked and is not signed as a true account, set aside with the reason so that a claim can be handed over (C5).
create table dialogue_set_aside (
  organisation_id uuid not null,
  judgement_id uuid not null,
  claim_id uuid not null,
  held_on date not null,
  reason text not null check (reason <> ''),
  set_aside_at timestamptz not null,
  set_aside_by uuid not null,
  primary key (organisation_id, judgement_id),
  foreign key (organisation_id, judgement_id) references judgement,
  foreign key (organisation_id, claim_id) references claim,
  foreign key (organisation_id, set_aside_by) references member
);
create index dialogue_set_aside_claim on dialogue_set_aside (organisation_id, claim_id);
call put_behind_wall('dialogue_set_aside', 'select, insert, update (reason)');

-- A hand-over is signed only once what was asked of that claim is signed by its assessor, or set aside.
create function handed_over_without_open_dialogue() returns trigger language plpgsql
  set search_path = pg_catalog, public as $$
begin
  perform 1 from judgement j
    join judged_answer a on a.organisation_id = j.organisation_id and a.judgement_id = j.id
    where j.organisation_id = new.organisation_id and j.claim_id = new.claim_id
      and not exists (select 1 from dialogue_judgement d
        where d.organisation_id = j.organisation_id and d.judgement_id = j.id)
      and not exists (select 1 from dialogue_set_aside s
        where s.organisation_id = j.organisation_id and s.judgement_id = j.id);
  if found then
    raise exception 'what was asked on claim % is neither signed nor set aside', new.claim_id
      using errcode = 'integrity_constraint_violation', constraint = tg_name;
  end if;
  return new;
end $$;
create trigger handover_needs_signed_dialogue after update on claim_handover for each row
  when (old.read_at is null and new.read_at is not null)
  execute function handed_over_without_open_dialogue();
