-- A purchase order may end on a day, and its client may change what it is worth or how long it runs.
alter table purchase_order add column ends_on date;

-- Each change with what stood before, who of the client's said so and how.
create table purchase_order_change (
  organisation_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  value_before int not null,
  value_pence int not null check (value_pence > 0),
  ends_before date,
  ends_on date,
  said_by uuid not null,
  how text not null check (how in ('phone', 'email', 'letter', 'in_person')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, order_id) references purchase_order,
  foreign key (organisation_id, said_by) references contact
);
call put_behind_wall('purchase_order_change', 'select, insert');
create index purchase_order_change_order on purchase_order_change (organisation_id, order_id);
grant update (ends_on) on purchase_order to deskproof_app;
