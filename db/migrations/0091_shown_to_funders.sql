-- Funding evidence (C10): that eligibility was looked at, and that the agreement was signed. Never edited: the newest
-- of a kind counts.
create table funding_note (
  organisation_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  learner_id uuid not null,
  kind text not null check (kind in ('eligibility', 'agreement')),
  on_day date not null,
  eligible boolean,
  -- What was seen, or which agreement; no copy of it.
  words text not null check (length(words) between 1 and 500),
  signed_by text not null check (length(signed_by) <= 200),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id, learner_id) references enrolment (organisation_id, id, learner_id),
  foreign key (organisation_id, recorded_by) references member,
  constraint funding_never_own check (recorded_by <> learner_id),
  check ((kind = 'eligibility') = (eligible is not null)),
  check ((kind = 'agreement') = (signed_by <> ''))
);
create index funding_note_of on funding_note (organisation_id, enrolment_id, kind, recorded_at);
call put_behind_wall('funding_note', 'select, insert, update (words, signed_by)');
