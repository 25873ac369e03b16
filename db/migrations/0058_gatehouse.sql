-- A day's list for the gatehouse: by a link of its own, to look at and print, until the end of the day after.
alter table attendance_list drop constraint attendance_list_kind_check;
alter table attendance_list add constraint attendance_list_kind_check check (kind in ('list', 'code', 'gatehouse'));
alter table attendance_list add column revoked_at timestamptz;
alter table attendance_list add column revoked_by uuid;
grant update (revoked_at, revoked_by) on attendance_list to deskproof_app;

alter table personal_link drop constraint personal_link_purpose_check;
alter table personal_link add constraint personal_link_purpose_check check (purpose in ('availability', 'offer',
  'signature', 'arrival', 'reference', 'gatehouse'));

-- Which days the link was looked at, and whom it showed then.
create table gatehouse_shown (
  organisation_id uuid not null,
  list_id uuid not null,
  shown_on date not null,
  shown_at timestamptz not null,
  assignment_ids uuid[] not null,
  primary key (organisation_id, list_id, shown_on),
  foreign key (organisation_id, list_id) references attendance_list
);
call put_behind_wall('gatehouse_shown', 'select, insert');
