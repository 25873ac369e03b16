-- No item is claimed in a language that nobody arranged for by that day, with the awarding body told (R50): the command
-- says so, and the database holds it.
create function claimed_in_arranged_language() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  v_learner uuid;
  v_on date;
  v_language text;
begin
  select learner_id, (claimed_at at time zone 'Europe/London')::date into v_learner, v_on
    from claim where organisation_id = new.organisation_id and id = new.claim_id;
  select l.language into v_language from evidence_language l
    where l.organisation_id = new.organisation_id and l.evidence_id = new.evidence_id
    order by l.nth desc limit 1;
  if v_language is null or v_language = 'en' then return null; end if;
  if exists (select from assessed_language where organisation_id = new.organisation_id
      and language = v_language and from_on <= v_on) then return null; end if;
  -- Arrangements of before languages had codes name theirs in words, which the command reads.
  if not exists (select from programme_step s where s.organisation_id = new.organisation_id
      and s.learner_id = v_learner and s.kind = 'language' and s.on_day <= v_on
      and (s.details ->> 'toldOn')::date <= v_on
      and (s.details ->> 'language' = v_language or length(s.details ->> 'language') > 2)) then
    raise exception 'item % is in a language that nobody arranged for', new.evidence_id
      using errcode = 'check_violation', constraint = 'claimed_in_arranged_language';
  end if;
  return null;
end $$;
create trigger claimed_in_arranged_language after insert on claim_evidence
  for each row execute function claimed_in_arranged_language();
