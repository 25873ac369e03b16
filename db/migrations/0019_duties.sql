-- What the law asks of a piece of work beyond its hours, as somebody at the client said it: for a site, or for
-- one role there. A change is a new version; the highest version speaks, and none is ever edited.
create table work_setting (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- Empty: every role at the site that has no setting of its own.
  role text not null,
  version int not null check (version > 0),
  vulnerable text not null check (vulnerable in ('yes', 'no', 'not_known')),
  regulated_activity text not null check (regulated_activity in ('children', 'adults', 'none', 'not_known')),
  school text not null check (school in ('yes', 'no', 'not_known')),
  dbs_class text not null check (dbs_class in ('no_special_eligibility', 'exceptions_order',
    'police_act_regulations', 'regulated_activity', 'not_known')),
  night_hazard text not null check (night_hazard in ('yes', 'no', 'not_known')),
  young_sector text not null check (young_sector in ('office', 'agriculture', 'retail', 'post_newspapers',
    'catering', 'hotel_pub_restaurant', 'bakery', 'hospital', 'cultural_sport_advertising', 'other', 'not_known')),
  gangmaster_sector text not null check (gangmaster_sector in ('agriculture', 'horticulture',
    'shellfish_gathering', 'food_processing_packaging', 'hotel_or_school_garden', 'logistics', 'other', 'none',
    'not_known')),
  gangmaster_task text not null check (gangmaster_task in ('production', 'clerical_integral_to_production',
    'clerical_not_integral', 'warehouse_parcels', 'other', 'not_known')),
  food_for_sale text not null check (food_for_sale in ('yes', 'no', 'not_known')),
  driving text not null check (driving in ('none', 'van_gb_domestic', 'lorry_or_coach', 'not_known')),
  notes text not null,
  -- One role is no longer different: from here on what is said of the whole site speaks for it.
  withdrawn boolean not null,
  check (not withdrawn or role <> ''),
  said_by uuid not null,
  said_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, site_id, role, version),
  unique (organisation_id, id),
  foreign key (organisation_id, site_id) references site,
  foreign key (organisation_id, said_by) references contact,
  -- Regulated activity is work with vulnerable people, and its own class of DBS check.
  constraint work_setting_agrees check (
    (regulated_activity not in ('children', 'adults') or (vulnerable = 'yes' and dbs_class = 'regulated_activity'))
    and (dbs_class <> 'regulated_activity' or regulated_activity in ('children', 'adults')))
);
-- The answers stay as they were recorded; a note that names somebody can be emptied when they are erased.
call put_behind_wall('work_setting', 'select, insert, update (notes)');

-- A strike or other industrial action at a hirer or a site: whose duties are not done because of it, and the
-- duties of those the hirer moved to cover. No roles: all of them.
create table industrial_action (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  hirer_id uuid,
  site_id uuid,
  roles text[] not null,
  moved_roles text[] not null,
  official text not null check (official in ('yes', 'no', 'not_known')),
  from_on date not null,
  to_on date,
  said_by uuid,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_how text check (ended_how in ('over', 'mistake')),
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references client,
  foreign key (organisation_id, hirer_id) references hirer,
  foreign key (organisation_id, site_id) references site,
  foreign key (organisation_id, said_by) references contact,
  check (num_nonnulls(hirer_id, site_id) = 1),
  check (to_on >= from_on),
  check (said_by is not null or source <> ''),
  check (num_nulls(ended_at, ended_how) in (0, 2)),
  check (ended_how is distinct from 'over' or to_on is not null)
);
create index industrial_action_client on industrial_action (organisation_id, client_id);
call put_behind_wall('industrial_action', 'select, insert, update (source, to_on, ended_at, ended_by, ended_how)');

-- The agency's own gangmaster's licence as the public register showed it on a day; a later look at the same
-- number takes the place of the earlier one.
create table agency_licence (
  organisation_id uuid not null references organisation,
  id uuid not null,
  number text not null check (number <> ''),
  number_key text not null,
  from_on date not null,
  to_on date not null,
  seen_on date not null,
  page text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  check (to_on >= from_on)
);
call put_behind_wall('agency_licence', 'select, insert');
