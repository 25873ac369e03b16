-- What else of a qualification an external verifier opened, once a thing and day: a staff file, a cycle with its plan,
-- the minutes and what was standardised.
create table external_opened (
  organisation_id uuid not null,
  appointment_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('staff', 'cycle', 'minutes')),
  -- A member, a cycle; of the minutes the appointment itself.
  thing_id uuid not null,
  on_day date not null,
  opened_at timestamptz not null,
  primary key (organisation_id, appointment_id, kind, thing_id, on_day),
  foreign key (organisation_id, appointment_id, member_id)
    references external_appointment (organisation_id, id, member_id)
);
call put_behind_wall('external_opened', 'select, insert');
