-- A hirer's shutdown as one worker's clock there knows it: their weeks there neither count nor are lost (reg 7(8)(f)).
create table hirer_shutdown (
  organisation_id uuid not null references organisation,
  -- The closure it comes from.
  closure_id uuid not null,
  person_id uuid not null,
  hirer_id uuid not null,
  from_on date not null,
  to_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  lifted_at timestamptz,
  primary key (organisation_id, closure_id, person_id, hirer_id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, hirer_id) references hirer,
  check (to_on >= from_on)
);
create index hirer_shutdown_person on hirer_shutdown (organisation_id, person_id);
call put_behind_wall('hirer_shutdown', 'select, insert, update (lifted_at)');
