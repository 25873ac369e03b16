-- An override names its ground in law by its key in the rule book. Older ones said it in words alone. One that a
-- manager did not agree with has ended: it lifts nothing for a shift that had not begun, and another may be given.
-- Of a rest that was shortened the minutes due and had are kept: the difference is owed (Working Time Regulations
-- 1998, reg 24).
alter table rule_override
  add column ground_key text check (ground_key <> ''),
  add column due_minutes int check (due_minutes > 0),
  add column had_minutes int check (had_minutes >= 0),
  add column ended_at timestamptz,
  drop constraint rule_override_once,
  add constraint rule_override_giver unique (organisation_id, id, given_by);
create unique index rule_override_once on rule_override
  (organisation_id, person_id, shift_id, rule, starts_at, ends_at) where ended_at is null;
create index rule_override_given on rule_override (organisation_id, given_at);
grant update (ended_at) on rule_override to deskproof_app;

-- A manager's word on an override: agreed, or not and why; once, and never by whoever gave it.
create table override_sign_off (
  organisation_id uuid not null,
  override_id uuid not null,
  given_by uuid not null,
  agreed boolean not null,
  reason text not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  signed_by_name text not null,
  primary key (organisation_id, override_id),
  foreign key (organisation_id, override_id, given_by) references rule_override (organisation_id, id, given_by),
  constraint override_signed_by_another check (signed_by <> given_by),
  check (agreed or reason <> '')
);
call put_behind_wall('override_sign_off', 'select, insert, update (reason)');
