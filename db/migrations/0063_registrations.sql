-- Learners registered with the awarding body (R40, C9): prepared, sent in a batch, numbered by its answer.

create table registration_batch (
  organisation_id uuid not null references organisation,
  id uuid not null,
  framework_code text not null check (framework_code <> ''),
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, id, framework_code),
  foreign key (organisation_id, made_by) references member
);
call put_behind_wall('registration_batch', 'select, insert');

create table centre_registration (
  organisation_id uuid not null references organisation,
  id uuid not null,
  learner_id uuid not null,
  framework_code text not null check (framework_code <> ''),
  started_on date not null,
  -- What the awarding body asks for beside the name, where it is known.
  born_on date,
  uln text check (uln ~ '^[0-9]{10}$'),
  batch_id uuid not null,
  -- Its answer: the learner's number there, the fee in pence and the day of registration.
  number text check (number <> ''),
  fee_pence int check (fee_pence >= 0),
  registered_on date,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, batch_id, framework_code)
    references registration_batch (organisation_id, id, framework_code),
  foreign key (organisation_id, answered_by) references member,
  check ((number is null) = (fee_pence is null) and (number is null) = (registered_on is null)
    and (number is null) = (answered_at is null) and (number is null) = (answered_by is null))
);
-- Once for a qualification, under one number.
create unique index centre_registration_once on centre_registration (organisation_id, learner_id, framework_code);
create unique index centre_registration_number on centre_registration (organisation_id, framework_code, number);
call put_behind_wall('centre_registration',
  'select, insert, update (number, fee_pence, registered_on, answered_at, answered_by)');
create trigger centre_registration_stays before update on centre_registration for each row
  when (old.number is not null) execute function keep_ended();
