-- Files as evidence: a photo, a recording, a video or a document, sent in pieces that are checked one by one.
create table evidence_file (
  organisation_id uuid not null references organisation,
  -- The item that it becomes has the same.
  id uuid not null,
  learner_id uuid not null,
  name text not null check (name <> ''),
  title text not null check (title <> ''),
  shows text not null,
  -- As its content says once the first piece is here, before that as the device said.
  media text not null check (media ~ '^[a-z]+/[a-z0-9.+-]+$'),
  bytes bigint not null check (bytes between 1 and 524288000),
  piece_bytes int not null check (piece_bytes between 65536 and 5242880),
  -- SHA-256 over the pieces' SHA-256 one after another, as the device made it before it sent anything.
  pieces_sha256 bytea not null check (octet_length(pieces_sha256) = 32),
  criteria uuid[] not null,
  -- The clock of the device; opened_at and received_at are ours.
  made_at timestamptz not null,
  -- Is anybody else heard or seen? Then when and how they were told before.
  others boolean not null,
  told_on date,
  told_how text not null default '',
  opened_at timestamptz not null,
  received_at timestamptz,
  given_up_at timestamptz,
  -- Over the whole content, as we received it.
  sha256 bytea check (octet_length(sha256) = 32),
  -- Does the file itself say where it was made?
  says_where boolean not null default false,
  -- Of a photo: over the copy without what it says about place, time and device, which is what others see.
  shown_sha256 bytea check (octet_length(shown_sha256) = 32),
  evidence_id uuid,
  -- The employer let it leave the house.
  cleared_at timestamptz,
  cleared_by uuid,
  -- Somebody seen or heard in it was forgotten: the content is gone, its hash stays.
  emptied_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, learner_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, learner_id, evidence_id) references evidence (organisation_id, learner_id, id),
  foreign key (organisation_id, cleared_by) references member,
  constraint others_were_told check (not others or (told_on is not null and told_how <> '')),
  check (evidence_id is null or evidence_id = id),
  check ((received_at is null) = (evidence_id is null)),
  check ((received_at is null) = (sha256 is null)),
  check (received_at is null or given_up_at is null),
  check (emptied_at is null or received_at is not null),
  check ((cleared_at is null) = (cleared_by is null)),
  constraint own_file_cleared_by_another check (cleared_by <> learner_id)
);
create index evidence_file_learner on evidence_file (organisation_id, learner_id, opened_at);
create index evidence_file_open on evidence_file (opened_at) where received_at is null and given_up_at is null;
-- Name, size, hash and both clocks stay as they were given.
call put_behind_wall('evidence_file', 'select, insert, update (name, title, shows, media, told_how, received_at,
  given_up_at, sha256, says_where, shown_sha256, evidence_id, cleared_at, cleared_by, emptied_at)');

create table evidence_file_piece (
  organisation_id uuid not null,
  file_id uuid not null,
  -- From 0.
  nth int not null check (nth >= 0),
  bytes bytea not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  received_at timestamptz not null,
  primary key (organisation_id, file_id, nth),
  foreign key (organisation_id, file_id) references evidence_file
);
-- Pictures and sound are packed already; unpacked, a part of a piece is read without the rest.
alter table evidence_file_piece alter column bytes set storage external;
call put_behind_wall('evidence_file_piece', 'select, insert, delete');

-- What was received stays whole: pieces come only before, and go only from what was given up or emptied.
create function keep_pieces() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare v_file evidence_file;
begin
  if tg_op = 'INSERT' then
    select * into v_file from evidence_file where organisation_id = new.organisation_id and id = new.file_id;
    if v_file.received_at is not null or v_file.given_up_at is not null then
      raise exception 'file % takes no pieces any more', new.file_id using errcode = 'integrity_constraint_violation';
    end if;
  else
    select * into v_file from evidence_file where organisation_id = old.organisation_id and id = old.file_id;
    if v_file.given_up_at is null and v_file.emptied_at is null then
      raise exception 'file % stays whole', old.file_id using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  return null;
end $$;
create trigger pieces_of_an_open_file after insert or delete on evidence_file_piece
  for each row execute function keep_pieces();

-- The index inside a file: from a page, or a minute and second, to a criterion.
create table evidence_file_mark (
  organisation_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  learner_id uuid not null,
  criterion_id uuid not null,
  at_second int check (at_second between 0 and 86400),
  page int check (page between 1 and 10000),
  note text not null default '',
  made_by uuid not null,
  made_as text not null check (made_as in ('learner', 'assessor', 'adviser')),
  made_at timestamptz not null,
  taken_off_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id, file_id) references evidence_file (organisation_id, learner_id, id),
  foreign key (organisation_id, criterion_id) references framework_criterion,
  foreign key (organisation_id, made_by) references member,
  constraint own_marks_as_learner check ((made_as = 'learner') = (made_by = learner_id)),
  check (at_second is null or page is null)
);
create index evidence_file_mark_file on evidence_file_mark (organisation_id, file_id, made_at);
call put_behind_wall('evidence_file_mark', 'select, insert, update (note, taken_off_at)');

-- Organisations with uploads that nobody finished since a moment.
create function organisations_with_unfinished_files(p_before timestamptz)
  returns table (organisation_id uuid, is_sample boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.is_sample from public.organisation o
  where o.id in (select f.organisation_id from public.evidence_file f
    where f.received_at is null and f.given_up_at is null and f.opened_at < p_before) order by o.id $$;
revoke all on function organisations_with_unfinished_files(timestamptz) from public;
grant execute on function organisations_with_unfinished_files(timestamptz) to deskproof_app;
