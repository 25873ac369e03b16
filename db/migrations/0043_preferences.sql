-- What a worker wants beside the hours they would like: least and most a week, the notice they need, their days.
alter table candidate
  add column least_weekly_minutes int check (least_weekly_minutes between 0 and 10080),
  add column most_weekly_minutes int check (most_weekly_minutes between 0 and 10080),
  add column notice_minutes int check (notice_minutes between 0 and 20160),
  -- 1 Monday to 7 Sunday; null: not said.
  add column wanted_days smallint[]
    check (cardinality(wanted_days) between 1 and 7 and wanted_days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  add constraint candidate_hours_in_order check (least_weekly_minutes <= most_weekly_minutes);

-- Where a worker likes to go, and where they would rather not: it counts in a ranking and stops nothing.
create table place_wish (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  client_id uuid,
  hirer_id uuid,
  site_id uuid,
  likes boolean not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, site_id) references site,
  check (num_nonnulls(client_id, hirer_id, site_id) = 1)
);
create unique index place_wish_once on place_wish
  (organisation_id, person_id, coalesce(client_id, hirer_id, site_id)) where ended_at is null;
call put_behind_wall('place_wish', 'select, insert, update (reason, ended_at, ended_by)');

-- A do-not-send that was looked at again and kept: by whom, why, and until when.
create table do_not_send_review (
  organisation_id uuid not null,
  id uuid not null,
  do_not_send_id uuid not null,
  reason text not null,
  review_on date not null,
  reviewed_at timestamptz not null,
  reviewed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, do_not_send_id) references do_not_send
);
create index do_not_send_review_of on do_not_send_review (organisation_id, do_not_send_id);
call put_behind_wall('do_not_send_review', 'select, insert, update (reason)');
