-- The organisation's own procedures by version. None is edited after it is published: a change is a new version,
-- and the highest version whose day has come is in force, unless the procedure was withdrawn.
create table procedure_version (
  organisation_id uuid not null references organisation,
  procedure_id uuid not null,
  version int not null check (version > 0),
  title text not null check (title <> ''),
  -- The text itself, or empty where it stands in the file.
  text text not null,
  file_name text,
  -- SHA-256 of what is read: the text as UTF-8, or the file.
  content_sha256 bytea not null check (octet_length(content_sha256) = 32),
  change text not null,
  in_force_from date not null,
  review_on date not null,
  owner_id uuid not null,
  -- The kinds of work record it governs, and the roles that must read it.
  governs text[] not null,
  readers text[] not null,
  published_at timestamptz not null,
  published_by uuid not null,
  published_by_name text not null,
  primary key (organisation_id, procedure_id, version),
  foreign key (organisation_id, owner_id) references member (organisation_id, id),
  check ((text = '') = (file_name is not null)),
  check (review_on > in_force_from),
  check (version = 1 or change <> '')
);
create index procedure_version_from on procedure_version (organisation_id, in_force_from);
call put_behind_wall('procedure_version', 'select, insert');

-- The file of a version, kept as it came.
create table procedure_file (
  organisation_id uuid not null,
  procedure_id uuid not null,
  version int not null,
  bytes bytea not null,
  primary key (organisation_id, procedure_id, version),
  foreign key (organisation_id, procedure_id, version) references procedure_version
);
call put_behind_wall('procedure_file', 'select, insert');

-- A procedure that governs nothing any more, from a moment on.
create table procedure_withdrawal (
  organisation_id uuid not null,
  procedure_id uuid not null,
  version int not null,
  reason text not null check (reason <> ''),
  withdrawn_at timestamptz not null,
  withdrawn_by uuid not null,
  withdrawn_by_name text not null,
  primary key (organisation_id, procedure_id),
  foreign key (organisation_id, procedure_id, version) references procedure_version
);
call put_behind_wall('procedure_withdrawal', 'select, insert');

-- Who has read which version, and when they said so: once a member and version.
create table procedure_receipt (
  organisation_id uuid not null,
  procedure_id uuid not null,
  version int not null,
  member_id uuid not null,
  read_at timestamptz not null,
  primary key (organisation_id, procedure_id, version, member_id),
  foreign key (organisation_id, procedure_id, version) references procedure_version,
  foreign key (organisation_id, member_id) references member (organisation_id, id)
);
call put_behind_wall('procedure_receipt', 'select, insert');

-- How far somebody may go alone, by kind, from a day on: for a member, or for everyone in a role. A change is a
-- new row; the newest whose day has come speaks. Nobody sets their own.
create table authority_limit (
  organisation_id uuid not null references organisation,
  id uuid not null,
  member_id uuid,
  role text check (role in ('branch_manager', 'consultant', 'resourcer', 'compliance_officer')),
  kind text not null check (kind in ('discount', 'rate_above_card', 'margin_below_floor', 'credit_over', 'spend',
    'promise', 'waive_cancellation', 'override')),
  basis text not null check (basis in ('amount', 'unlimited', 'role')),
  amount int check (amount >= 0),
  from_on date not null,
  reason text not null,
  set_at timestamptz not null,
  set_by uuid not null,
  set_by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member (organisation_id, id),
  check (num_nonnulls(member_id, role) = 1),
  check ((basis = 'amount') = (amount is not null)),
  -- Whoever has none of their own goes by their role: a role itself has nothing to fall back to.
  check (basis <> 'role' or member_id is not null),
  constraint limit_set_by_another check (set_by <> member_id)
);
create index authority_limit_kind on authority_limit (organisation_id, kind, from_on);
call put_behind_wall('authority_limit', 'select, insert');

-- A colleague was asked to allow what goes beyond somebody's own limit, in one matter and at most this amount.
create table approval (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('discount', 'rate_above_card', 'margin_below_floor', 'credit_over', 'spend',
    'promise', 'waive_cancellation', 'override')),
  about_kind text not null check (about_kind <> ''),
  about_id uuid not null,
  amount int not null check (amount > 0),
  because text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  -- Until then it may be decided, and once approved be used.
  expires_at timestamptz not null,
  answer text check (answer in ('approved', 'declined', 'withdrawn', 'lapsed')),
  answer_because text not null default '',
  answered_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  primary key (organisation_id, id),
  foreign key (organisation_id, asked_by) references member (organisation_id, id),
  foreign key (organisation_id, answered_by) references member (organisation_id, id),
  constraint approval_as_answered unique (organisation_id, id, kind, about_kind, about_id, amount, answer),
  constraint approval_by_another check (answered_by <> asked_by or answer not in ('approved', 'declined')),
  check (num_nulls(answer, answered_at) in (0, 2)),
  check ((answer in ('approved', 'declined')) <= (answered_by is not null)),
  check (answer is distinct from 'declined' or answer_because <> '')
);
-- One open question a matter: what was asked twice is answered once.
create unique index approval_open on approval (organisation_id, kind, about_kind, about_id) where answer is null;
create index approval_asked on approval (organisation_id, asked_at);
call put_behind_wall('approval', 'select, insert, update (because, expires_at, answer, answer_because, answered_at, answered_by, answered_by_name)');

-- An approval was used: once, for its own matter, never beyond its amount, and only when it was given.
create table approval_use (
  organisation_id uuid not null,
  approval_id uuid not null,
  kind text not null,
  about_kind text not null,
  about_id uuid not null,
  approved_amount int not null,
  answer text not null check (answer = 'approved'),
  amount int not null check (amount > 0 and amount <= approved_amount),
  used_at timestamptz not null,
  used_by uuid,
  used_by_name text not null,
  constraint approval_used_once primary key (organisation_id, approval_id),
  foreign key (organisation_id, approval_id, kind, about_kind, about_id, approved_amount, answer)
    references approval (organisation_id, id, kind, about_kind, about_id, amount, answer)
);
call put_behind_wall('approval_use', 'select, insert');
