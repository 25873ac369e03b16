-- When somebody last showed that it is them, with password and second factor, before they sign for themselves.
create table identity_confirmation (
  organisation_id uuid not null,
  member_id uuid not null,
  confirmed_at timestamptz not null,
  primary key (organisation_id, member_id),
  foreign key (organisation_id, member_id) references member
);
call put_behind_wall('identity_confirmation', 'select, insert, update (confirmed_at)');
