-- That a worker was told of what they have at a hirer from the first day: its shared facilities and its
-- vacancies (Agency Workers Regulations 2010, regs 12-13). One telling may be of many workers.
create table day_one_told (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  hirer_id uuid not null,
  told_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id, person_id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, hirer_id) references hirer
);
create index day_one_told_person on day_one_told (organisation_id, person_id, hirer_id);
call put_behind_wall('day_one_told', 'select, insert');

-- A worker's written request about equal treatment at a hirer in a role, and the day it was answered (reg 16).
create table equal_treatment_request (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  hirer_id uuid not null,
  role text not null,
  asked_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  answered_on date,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, role) references role_name,
  check ((answered_on is null) = (answered_at is null)),
  check (answered_on >= asked_on)
);
create index equal_treatment_request_person on equal_treatment_request (organisation_id, person_id);
call put_behind_wall('equal_treatment_request', 'select, insert, update (answered_on, answered_at, answered_by)');
