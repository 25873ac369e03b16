-- When work was ordered, last confirmed to the hirer, and given: what was agreed about it is what held then.

-- Shifts added to a booking later were ordered later; null for those of the booking as it was taken.
alter table shift add column added_at timestamptz;

create view orders_published with (security_invoker = true) as
  select s.organisation_id, s.id as shift_id, coalesce(s.added_at, b.taken_at) as ordered_at,
    (select max(c.made_at) from confirmed_shift k
      join confirmation c on c.organisation_id = k.organisation_id and c.id = k.confirmation_id
      join assignment a on a.organisation_id = k.organisation_id and a.id = k.assignment_id
      where k.organisation_id = s.organisation_id and a.shift_id = s.id and c.side = 'hirer' and k.stands) as confirmed_at,
    (select max(a.accepted_at) from assignment a
      where a.organisation_id = s.organisation_id and a.shift_id = s.id) as accepted_at
  from shift s
  join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id;
grant select on orders_published to deskproof_app;
