-- What a centre claims of the awarding body and what comes back; its own provisional statements, and credentials.

-- RSA keys that sign this centre's credentials, counted from 1. The private half is sealed as the log's keys are.
create table credential_key (
  organisation_id uuid not null references organisation,
  number int not null check (number > 0),
  id text not null check (id <> ''),
  public_jwk jsonb not null check (not public_jwk ? 'd'),
  sealed bytea not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (organisation_id, number),
  unique (organisation_id, id)
);
create unique index credential_key_live on credential_key (organisation_id) where retired_at is null;
call put_behind_wall('credential_key', 'select, insert, update (retired_at)');

-- For whoever verifies a credential, before any organisation is known: public halves alone, never a sample's.
create function credential_keys(p_organisation uuid) returns table (name text, id text, public_jwk jsonb)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.name, k.id, k.public_jwk from public.organisation o
  join public.credential_key k on k.organisation_id = o.id
  where o.id = p_organisation and not o.is_sample order by k.number desc $$;
revoke all on function credential_keys(uuid) from public;
grant execute on function credential_keys(uuid) to deskproof_app;

-- A statement of achievement, provisional: one of a unit, or the transcript of a framework. Frozen as it was issued.
create table statement (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  framework_id uuid not null,
  kind text not null check (kind in ('unit', 'transcript')),
  unit_id uuid,
  -- The decisions it rests on.
  decision_ids uuid[] not null check (decision_ids <> '{}'),
  -- What the paper says, as canonical JSON, and the credential as JSON; signed as a JWT, or not at all (a sample).
  paper text not null,
  paper_sha256 bytea not null check (paper_sha256 = sha256(convert_to(paper, 'UTF8'))),
  credential text not null,
  token text,
  key_id text,
  issued_at timestamptz not null,
  issued_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, unit_id) references framework_unit,
  foreign key (organisation_id, key_id) references credential_key (organisation_id, id),
  foreign key (organisation_id, issued_by) references member,
  check ((kind = 'unit') = (unit_id is not null)),
  check ((token is null) = (key_id is null))
);
create index statement_of on statement (organisation_id, learner_id, issued_at);
call put_behind_wall('statement', 'select, insert');

-- A credential of a learner's that somebody else issued, read and verified here (R13).
create table credential_received (
  organisation_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  name text not null,
  achievement_type text,
  issuer text not null check (issuer <> ''),
  issuer_name text,
  issued_at timestamptz,
  expires_at timestamptz,
  -- The key it was verified with, and whose it was said to be.
  verified_with jsonb not null check (not verified_with ? 'd'),
  key_holder text not null check (key_holder in ('awarding_body', 'centre', 'other')),
  token text not null,
  token_sha256 bytea not null check (token_sha256 = sha256(convert_to(token, 'UTF8'))),
  received_at timestamptz not null,
  received_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, received_by) references member
);
create unique index credential_received_once on credential_received (organisation_id, learner_id, token_sha256);
call put_behind_wall('credential_received', 'select, insert');

-- A batch claimed of the awarding body: the qualification, or single units (the unit payment route, R93).
create table award_claim (
  organisation_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  framework_code text not null,
  route text not null check (route in ('qualification', 'unit')),
  claimed_at timestamptz not null,
  claimed_by uuid not null,
  -- Sent to the awarding body as its schedule of results.
  sent_on date,
  sent_reference text check (sent_reference <> ''),
  primary key (organisation_id, id),
  foreign key (organisation_id, framework_id) references framework,
  foreign key (organisation_id, claimed_by) references member,
  check ((sent_on is null) = (sent_reference is null))
);
call put_behind_wall('award_claim', 'select, insert, update (sent_on, sent_reference)');
create trigger award_claim_stays before update on award_claim for each row
  when (old.sent_on is not null) execute function keep_ended();

create table award_line (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  learner_id uuid not null,
  framework_code text not null,
  -- What is claimed: '' the qualification, else the unit's reference.
  what text not null,
  units text[] not null check (units <> '{}'),
  extra_units text[] not null,
  credit int not null check (credit >= 0),
  decision_ids uuid[] not null check (decision_ids <> '{}'),
  -- The awarding body's answer.
  outcome text check (outcome in ('issued', 'refused')),
  answered_on date,
  refused_because text check (refused_because <> ''),
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, claim_id) references award_claim,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, answered_by) references member,
  check ((outcome is null) = (answered_on is null)),
  check ((outcome is null) = (answered_by is null)),
  check ((outcome is not distinct from 'refused') = (refused_because is not null)),
  -- Nobody enters a result for themselves.
  check (answered_by <> learner_id)
);
-- The same is claimed once; after a refusal it may be claimed again.
create unique index award_line_once on award_line (organisation_id, learner_id, framework_code, what)
  where outcome is distinct from 'refused';
call put_behind_wall('award_line', 'select, insert, update (outcome, answered_on, refused_because, answered_by)');
create trigger award_line_stays before update on award_line for each row
  when (old.outcome is not null) execute function keep_ended();

-- A certificate of the awarding body's on its way to the learner; a wrong or lost one is replaced by another row.
create table award_certificate (
  organisation_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  number text not null check (number <> ''),
  issued_on date not null,
  replaces uuid,
  entered_at timestamptz not null,
  received_on date,
  checked_on date,
  checked_by uuid,
  handed_on date,
  handed_how text check (handed_how in ('in_person', 'signed_post', 'electronically')),
  faulty text check (faulty in ('wrong_name', 'wrong_content', 'lost', 'name_changed')),
  faulty_on date,
  faulty_note text check (faulty_note <> ''),
  primary key (organisation_id, id),
  unique (organisation_id, number),
  unique (organisation_id, replaces),
  foreign key (organisation_id, line_id) references award_line,
  foreign key (organisation_id, replaces) references award_certificate,
  foreign key (organisation_id, checked_by) references member,
  check ((checked_on is null) = (checked_by is null)),
  check ((handed_on is null) = (handed_how is null)),
  check ((faulty is null) = (faulty_on is null)),
  check (checked_on is null or received_on is not null),
  check (handed_on is null or checked_on is not null)
);
create unique index award_certificate_live on award_certificate (organisation_id, line_id) where faulty is null;
call put_behind_wall('award_certificate',
  'select, insert, update (received_on, checked_on, checked_by, handed_on, handed_how, faulty, faulty_on, faulty_note)');
create trigger award_certificate_stays before update on award_certificate for each row
  when (old.faulty is not null) execute function keep_ended();
