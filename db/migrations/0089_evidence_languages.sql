-- Evidence in another language than English (R50): what language an item is in, who of the staff reads it, and the
-- translation beside it.

-- That somebody reads a language is seen and recorded as a certificate is: never by themselves, withdrawn, never changed.
alter table staff_qualification
  add column language text check (language ~ '^[a-z]{2}$' and language <> 'en'),
  drop constraint staff_qualification_shows_check,
  drop constraint staff_qualification_by_way_of_check,
  drop constraint staff_qualification_check1,
  add constraint staff_qualification_shows_check
    check (shows in ('assessing', 'verifying', 'occupation', 'language')),
  add constraint staff_qualification_by_way_of_check check (by_way_of in ('accredited', 'mapped',
    'employer_programme', 'qualification', 'membership', 'experience', 'first_language')),
  add constraint staff_qualification_check1 check (case shows
    when 'occupation' then by_way_of in ('qualification', 'membership', 'experience')
    when 'language' then by_way_of in ('qualification', 'experience', 'first_language')
    else by_way_of in ('accredited', 'mapped', 'employer_programme') end),
  add constraint staff_qualification_language_named check ((shows = 'language') = (language is not null));

-- What language an item is in; the newest word counts, none is English.
create table evidence_language (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  evidence_id uuid not null,
  nth int not null check (nth > 0),
  language text not null check (language ~ '^[a-z]{2}$'),
  said_at timestamptz not null,
  said_by uuid not null,
  primary key (organisation_id, id),
  constraint evidence_language_one_after_another unique (organisation_id, evidence_id, nth),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, said_by) references member
);
call put_behind_wall('evidence_language', 'select, insert');

-- A translation that the centre had made; never the learner's own.
create table evidence_translation (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  evidence_id uuid not null,
  language text not null check (language ~ '^[a-z]{2}$' and language <> 'en'),
  translator text not null check (length(translator) between 1 and 200),
  words text not null check (length(words) between 1 and 20000),
  words_sha256 bytea not null check (length(words_sha256) = 32),
  made_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, recorded_by) references member,
  constraint translation_never_own check (recorded_by <> learner_id)
);
create index evidence_translation_of on evidence_translation (organisation_id, evidence_id);
call put_behind_wall('evidence_translation', 'select, insert, update (translator, words)');

-- Welsh or Irish, from the day on which the centre assesses in it.
create table assessed_language (
  organisation_id uuid not null references organisation,
  language text not null check (language in ('cy', 'ga')),
  from_on date not null,
  said_at timestamptz not null,
  said_by uuid not null,
  primary key (organisation_id, language),
  foreign key (organisation_id, said_by) references member
);
call put_behind_wall('assessed_language', 'select, insert');

-- Items of these that a member does not read on a day: in another language, with no translation beside them.
create function items_not_read(p_items uuid[], p_member uuid, p_on date) returns table (evidence_id uuid, language text)
  language sql stable set search_path = pg_catalog, public as $$
  select l.evidence_id, l.language from evidence_language l
    where l.organisation_id = current_organisation() and l.evidence_id = any(p_items) and l.language <> 'en'
      and not exists (select from evidence_language later where later.organisation_id = l.organisation_id
        and later.evidence_id = l.evidence_id and later.nth > l.nth)
      and not exists (select from evidence_translation t where t.organisation_id = l.organisation_id
        and t.evidence_id = l.evidence_id and t.language = l.language)
      and not exists (select from staff_qualification q where q.organisation_id = l.organisation_id
        and q.member_id = p_member and q.shows = 'language' and q.language = l.language
        and q.awarded_on <= p_on and (q.expires_on is null or q.expires_on >= p_on) and q.withdrawn_at is null)
$$;
revoke all on function items_not_read(uuid[], uuid, date) from public;
grant execute on function items_not_read(uuid[], uuid, date) to deskproof_app;

create function judged_by_who_reads_it() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare v judgement;
begin
  select * into v from judgement where organisation_id = new.organisation_id and id = new.judgement_id;
  if exists (select from items_not_read(array[new.evidence_id], v.assessor_id,
      (v.judged_at at time zone 'Europe/London')::date)) then
    raise exception 'item % is in a language the assessor does not read', new.evidence_id
      using errcode = 'check_violation', constraint = 'judged_by_who_reads_it';
  end if;
  return null;
end $$;
create trigger judged_by_who_reads_it after insert on judged_evidence
  for each row execute function judged_by_who_reads_it();

create function verified_by_who_reads_it() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from verification_start s, items_not_read(
      array(select c.evidence_id from claim_evidence c
        where c.organisation_id = s.organisation_id and c.claim_id = s.claim_id), new.recorded_by,
      (new.recorded_at at time zone 'Europe/London')::date)
      where s.organisation_id = new.organisation_id and s.id = new.start_id) then
    raise exception 'sample % holds an item in a language its verifier does not read', new.start_id
      using errcode = 'check_violation', constraint = 'verified_by_who_reads_it';
  end if;
  return null;
end $$;
create trigger verified_by_who_reads_it after insert on verification_record
  for each row execute function verified_by_who_reads_it();
