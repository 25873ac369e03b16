-- A file with a paper of an appeal: one each, handed in by whoever handed the paper in. What it shows stays apart from
-- the paper, so that lists stay light, and can go when a person in it is erased; that it was there, and its hash, stay.
alter table appeal_paper add constraint appeal_paper_handed_by unique (organisation_id, id, handed_by);

create table appeal_paper_file (
  organisation_id uuid not null,
  paper_id uuid not null,
  name text not null check (name <> '' and length(name) <= 200),
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'application/pdf')),
  sha256 bytea not null check (length(sha256) = 32),
  -- Null: emptied, since a person in it was erased.
  bytes bytea check (length(bytes) between 1 and 5242880),
  handed_by uuid not null,
  handed_at timestamptz not null,
  emptied_at timestamptz check ((emptied_at is null) = (bytes is not null)),
  primary key (organisation_id, paper_id),
  constraint appeal_file_by_its_hand foreign key (organisation_id, paper_id, handed_by)
    references appeal_paper (organisation_id, id, handed_by)
);
call put_behind_wall('appeal_paper_file', 'select, insert, update (name, bytes, emptied_at)');
