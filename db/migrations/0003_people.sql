-- One human once, whatever hats they wear.
create table person (
  organisation_id uuid not null references organisation,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  known_as text not null default '',
  -- First given name and family name as two spellings of one name meet: see person.ts.
  name_key text not null,
  -- Family name first, folded: the order of every list of people.
  sort_key text collate "C" not null,
  date_of_birth date,
  created_at timestamptz not null,
  created_by uuid,
  primary key (organisation_id, id)
);
create index person_name on person (organisation_id, name_key, date_of_birth);
create index person_sort on person (organisation_id, sort_key, id);
call put_behind_wall('person', 'select, insert, update');

-- Every word a person is found by: names, e-mail addresses, phone digits. Looked up by its beginning as a
-- range in the C collation: LIKE is not leakproof, so under row-level security it would not use the index.
create table person_word (
  organisation_id uuid not null,
  word text collate "C" not null,
  person_id uuid not null,
  primary key (organisation_id, word, person_id),
  foreign key (organisation_id, person_id) references person
);
create index person_word_person on person_word (organisation_id, person_id);
call put_behind_wall('person_word', 'select, insert, delete');

create table person_email (
  organisation_id uuid not null,
  person_id uuid not null,
  email_key text not null,
  email text not null,
  position smallint not null,
  primary key (organisation_id, person_id, email_key),
  foreign key (organisation_id, person_id) references person
);
create index person_email_key on person_email (organisation_id, email_key);
call put_behind_wall('person_email', 'select, insert, update, delete');

create table person_phone (
  organisation_id uuid not null,
  person_id uuid not null,
  phone_key text not null,
  phone text not null,
  position smallint not null,
  primary key (organisation_id, person_id, phone_key),
  foreign key (organisation_id, person_id) references person
);
create index person_phone_key on person_phone (organisation_id, phone_key);
call put_behind_wall('person_phone', 'select, insert, update, delete');

create table person_hat (
  organisation_id uuid not null,
  person_id uuid not null,
  hat text not null check (hat in ('candidate', 'worker', 'contact', 'referee', 'colleague', 'learner')),
  since timestamptz not null,
  given_by uuid,
  primary key (organisation_id, person_id, hat),
  foreign key (organisation_id, person_id) references person
);
call put_behind_wall('person_hat', 'select, insert, delete');

create table consent (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  wording text not null,
  given_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person
);
create index consent_person on consent (organisation_id, person_id);
call put_behind_wall('consent', 'select, insert, update');

create table do_not_contact (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('all', 'email', 'phone', 'text', 'marketing')),
  reason text not null,
  asked_at timestamptz not null,
  recorded_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person
);
create index do_not_contact_person on do_not_contact (organisation_id, person_id);
call put_behind_wall('do_not_contact', 'select, insert, update');

create table person_erasure (
  organisation_id uuid not null,
  person_id uuid not null,
  erased_at timestamptz not null,
  erased_by uuid not null,
  reason text not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person
);
call put_behind_wall('person_erasure', 'select, insert');

-- What other rooms may show of a person.
create view people_published with (security_invoker = true) as
  select p.organisation_id, p.id as person_id, p.given_name, p.family_name, p.known_as, p.date_of_birth, p.sort_key,
    trim(case when p.known_as <> '' then p.known_as else p.given_name end || ' ' || p.family_name) as display_name,
    (select e.email from person_email e where e.organisation_id = p.organisation_id and e.person_id = p.id
      order by e.position, e.email_key limit 1) as email,
    (select f.phone from person_phone f where f.organisation_id = p.organisation_id and f.person_id = p.id
      order by f.position, f.phone_key limit 1) as phone
  from person p;
grant select on people_published to deskproof_app;

-- The words other rooms may find people by, beside their own.
create view people_words_published with (security_invoker = true) as
  select organisation_id, person_id, word from person_word;
grant select on people_words_published to deskproof_app;
