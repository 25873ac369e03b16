-- Verification between people: who stands by an unqualified verifier's record, what assessors answer, how plans go out.

-- The verifier held no verifier's certificate that day: the record waits for a countersignature (R27). What was
-- recorded before this was asked waits for none.
alter table verification_record add column countersign boolean not null default false;
alter table verification_record add column qualification_id uuid;
alter table verification_record add column shows text not null default 'verifying' check (shows = 'verifying');
alter table verification_record add constraint verified_by_certificate
  foreign key (organisation_id, qualification_id, recorded_by, shows)
  references staff_qualification (organisation_id, id, member_id, shows);
alter table verification_record add constraint verification_waits
  check (countersign = (qualification_id is null)) not valid;
alter table verification_start add constraint verification_between
  unique (organisation_id, id, verifier_id, assessor_id, learner_id);

create table verification_countersignature (
  organisation_id uuid not null,
  start_id uuid not null,
  verifier_id uuid not null,
  assessor_id uuid not null,
  learner_id uuid not null,
  signer_id uuid not null,
  -- Everybody who advises or advised this learner, or assessed a unit of theirs (R30).
  hands uuid[] not null,
  shows text not null default 'verifying' check (shows = 'verifying'),
  qualification_id uuid not null,
  signed_on date not null,
  signed_at timestamptz not null,
  primary key (organisation_id, start_id),
  foreign key (organisation_id, start_id) references verification_record,
  foreign key (organisation_id, start_id, verifier_id, assessor_id, learner_id)
    references verification_start (organisation_id, id, verifier_id, assessor_id, learner_id),
  constraint verification_countersigned_by_certificate foreign key (organisation_id, qualification_id, signer_id, shows)
    references staff_qualification (organisation_id, id, member_id, shows),
  constraint verification_signer_apart check (signer_id <> verifier_id and signer_id <> assessor_id
    and signer_id <> learner_id and not signer_id = any (hands))
);
call put_behind_wall('verification_countersignature', 'select, insert');
create trigger verification_countersigned_by_the_qualified after insert on verification_countersignature
  for each row execute function countersigner_is_qualified();

-- No base is released while a record of it waits (R27).
create function base_waits_for_countersignature() returns trigger language plpgsql
  set search_path = pg_catalog, public as $$
begin
  perform 1 from verification_sample m
    join verification_start s on s.organisation_id = m.organisation_id and s.sample_id = m.id
    join verification_record r on r.organisation_id = s.organisation_id and r.start_id = s.id
    left join verification_countersignature c on c.organisation_id = r.organisation_id and c.start_id = r.start_id
    where m.organisation_id = new.organisation_id and m.cycle_id = new.cycle_id
      and r.countersign and c.start_id is null;
  if found then
    raise exception 'a record of base % waits for a countersignature', new.cycle_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger released_once_countersigned after insert on verification_release
  for each row execute function base_waits_for_countersignature();

-- The assessor says what they did; the verifier who looks at it closes it.
alter table verification_action add column answered_at timestamptz;
alter table verification_action add column answer text check (answer <> '');
alter table verification_action add constraint verification_answer_whole
  check ((answered_at is null) = (answer is null));
grant update (answered_at, answer) on verification_action to deskproof_app;

-- The mail in which a plan went to the external verifier (R84); null: it went another way.
alter table verification_sending add column to_id uuid;
alter table verification_sending add column message_id uuid;
alter table verification_sending add constraint sent_to_member
  foreign key (organisation_id, to_id) references member;
alter table verification_sending add constraint sent_by_mail
  check ((message_id is null) = (to_id is null) and (message_id is null or way = 'email'));
