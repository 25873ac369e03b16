-- What several judge blind may be a file handed in for the purpose, which is nobody's evidence: then the item has a title
-- and no claim, and its file comes after it. A file of a learner's evidence needs nothing here: files keeps it.
alter table standardised_item
  alter column claim_id drop not null,
  alter column learner_id drop not null,
  alter column evidence_id drop not null,
  alter column rendition_sha256 drop not null,
  -- Longer than what is entered: where a name was, a mark stands after an erasure.
  add column title text check (title <> '' and length(title) <= 4000),
  add constraint standardised_is_one_thing check (
    num_nulls(claim_id, learner_id, evidence_id, rendition_sha256) = case when title is null then 0 else 4 end);
-- A title may lose a name.
grant update (title) on standardised_item to deskproof_app;

-- Nobody judges their own work: a seat names whose work the item is. With no learner the key above does not look.
alter table standardised_seat
  alter column learner_id drop not null,
  add constraint standardised_seat_at_item foreign key (organisation_id, item_id) references standardised_item;

create function seat_names_the_learner() returns trigger language plpgsql
  set search_path = pg_catalog, public as $$
begin
  if new.learner_id is null and exists (select 1 from standardised_item
    where organisation_id = new.organisation_id and id = new.item_id and learner_id is not null) then
    raise exception 'a seat of item % does not say whose work it judges', new.item_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger standardised_seat_names_the_learner after insert on standardised_seat
  for each row execute function seat_names_the_learner();

create table standardised_file (
  organisation_id uuid not null,
  item_id uuid not null,
  name text not null check (name <> '' and length(name) <= 4000),
  media text not null check (media in ('image/jpeg', 'image/png', 'image/webp', 'audio/mpeg', 'audio/mp4', 'audio/wav',
    'audio/ogg', 'audio/webm', 'video/mp4', 'video/quicktime', 'video/webm', 'application/pdf')),
  -- Of what is kept: a photo without what it says of place and device.
  sha256 bytea not null check (octet_length(sha256) = 32),
  size integer not null check (size between 1 and 20971520),
  -- Null: emptied, since a person named with it was erased.
  content bytea check (octet_length(content) = size),
  handed_by uuid not null,
  handed_at timestamptz not null,
  emptied_at timestamptz check ((emptied_at is null) = (content is not null)),
  primary key (organisation_id, item_id),
  foreign key (organisation_id, item_id) references standardised_item,
  foreign key (organisation_id, handed_by) references member
);
call put_behind_wall('standardised_file', 'select, insert, update (name, content, emptied_at)');

create function file_of_an_item_without_claim() returns trigger language plpgsql
  set search_path = pg_catalog, public as $$
begin
  perform 1 from standardised_item where organisation_id = new.organisation_id and id = new.item_id
    and title is not null and uncovered_at is null for share;
  if not found then
    raise exception 'item % is no file to be handed in', new.item_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger standardised_file_has_its_item after insert on standardised_file
  for each row execute function file_of_an_item_without_claim();

-- Nobody judges what is not here, nor, as before, what is uncovered.
create or replace function answered_before_uncovering() returns trigger language plpgsql
  set search_path = pg_catalog, public as $$
begin
  perform 1 from standardised_item
    where organisation_id = new.organisation_id and id = new.item_id and uncovered_at is null for share;
  if not found then
    raise exception 'item % is uncovered, nobody judges it any more', new.item_id
      using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select 1 from standardised_item i where i.organisation_id = new.organisation_id and i.id = new.item_id
    and i.title is not null and not exists (select 1 from standardised_file f
      where f.organisation_id = i.organisation_id and f.item_id = i.id)) then
    raise exception 'the file of item % is not here yet', new.item_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
