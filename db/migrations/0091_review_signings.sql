-- A line manager who is no member reads a three-way review and signs it by a personal link (C6, U30).
alter table personal_link drop constraint personal_link_purpose_check;
alter table personal_link add constraint personal_link_purpose_check check (purpose in ('availability', 'offer',
  'signature', 'arrival', 'reference', 'gatehouse', 'testimony', 'release', 'review'));

create table review_signing (
  organisation_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  learner_id uuid not null,
  signer_id uuid not null,
  relation text not null check (relation in ('line_manager', 'sponsor', 'mentor')),
  -- What is put before them, and nothing else.
  text_sha256 bytea not null check (length(text_sha256) = 32),
  asked_at timestamptz not null,
  asked_by uuid not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  message_id uuid,
  opened_at timestamptz,
  withdrawn_at timestamptz,
  answered_at timestamptz,
  answer_id uuid,
  agreed boolean,
  comment text not null default '' check (length(comment) <= 2000),
  signed_name text not null default '' check (length(signed_name) <= 200),
  job text not null default '' check (length(job) <= 200),
  primary key (organisation_id, id),
  foreign key (organisation_id, step_id) references programme_step,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, signer_id) references person,
  foreign key (organisation_id, asked_by) references member,
  check ((answered_at is null) = (agreed is null)),
  check ((answered_at is null) = (answer_id is null)),
  check (answered_at is null or withdrawn_at is null),
  check (answered_at is null or opened_at is not null)
);
-- One is waited for at a time.
create unique index review_signing_open on review_signing (organisation_id, step_id)
  where answered_at is null and withdrawn_at is null;
create index review_signing_of on review_signing (organisation_id, learner_id);
call put_behind_wall('review_signing', 'select, insert, update (message_id, opened_at, withdrawn_at, answered_at,
  answer_id, agreed, comment, signed_name, job)');

-- An answer stays: erasure alone empties its words.
create function review_answer_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.answered_at is distinct from old.answered_at or new.agreed is distinct from old.agreed
      or new.answer_id is distinct from old.answer_id or new.withdrawn_at is not null
      or new.opened_at is distinct from old.opened_at then
    raise exception 'signing % was answered', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger review_answer_stays after update on review_signing for each row
  when (old.answered_at is not null) execute function review_answer_stays();

-- Only a review is signed.
create function signing_is_of_a_review() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from programme_step where organisation_id = new.organisation_id and id = new.step_id
      and learner_id = new.learner_id and kind = 'review') then
    raise exception 'step % is no review', new.step_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger signing_is_of_a_review after insert on review_signing for each row
  execute function signing_is_of_a_review();
