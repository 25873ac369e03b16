-- The CV of somebody of the centre's staff, and the paper of a certificate of theirs. What it shows can go when a person in
-- it is erased; that it was there, and its hash, stay.
alter table staff_qualification add constraint staff_qualification_theirs unique (organisation_id, id, member_id);

create table staff_file (
  organisation_id uuid not null references organisation,
  id uuid not null,
  -- Whose file it is.
  member_id uuid not null,
  kind text not null check (kind in ('cv', 'certificate')),
  qualification_id uuid,
  name text not null check (name <> '' and length(name) <= 200),
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'application/pdf')),
  size int not null check (size between 1 and 5242880),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- Null: emptied, since a person in it was erased.
  bytes bytea,
  kept_by uuid not null,
  kept_at timestamptz not null,
  emptied_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, member_id) references member,
  foreign key (organisation_id, kept_by) references member,
  constraint staff_file_of_certificate foreign key (organisation_id, qualification_id, member_id)
    references staff_qualification (organisation_id, id, member_id),
  check ((kind = 'certificate') = (qualification_id is not null)),
  constraint staff_file_whole check ((bytes is null) = (emptied_at is not null) and length(bytes) = size)
);
-- The same file of the same thing is kept once.
create unique index staff_file_once on staff_file
  (organisation_id, member_id, coalesce(qualification_id, member_id), sha256);
call put_behind_wall('staff_file', 'select, insert, update (name, bytes, emptied_at)');
