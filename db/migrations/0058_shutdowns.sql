-- What a client's shutdown cancelled, so that both sides are told and the workers are offered other work.
create table shutdown_shift (
  organisation_id uuid not null references organisation,
  closure_id uuid not null,
  shift_id uuid not null,
  booking_id uuid not null,
  -- Who had been given the work; null: nobody.
  person_id uuid,
  -- A paper had promised it to both sides.
  told boolean not null,
  charge_pence int not null check (charge_pence >= 0),
  pay_pence int not null check (pay_pence >= 0),
  primary key (organisation_id, closure_id, shift_id),
  foreign key (organisation_id, closure_id) references client_closure,
  foreign key (organisation_id, shift_id) references shift
);
create index shutdown_shift_person on shutdown_shift (organisation_id, person_id);
call put_behind_wall('shutdown_shift', 'select, insert');
