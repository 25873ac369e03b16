-- What a worker has of ours or of a client's, until it comes back; and workers who leave and come back.
create table issued_item (
  organisation_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('ppe', 'badge', 'key', 'uniform', 'equipment', 'other')),
  name text not null check (name <> ''),
  size text not null,
  number text not null,
  -- Whose it is; null: ours.
  client_id uuid,
  issued_on date not null,
  back_by date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  ended_how text check (ended_how in ('returned', 'lost', 'worn_out')),
  ended_on date,
  ended_at timestamptz,
  ended_by uuid,
  note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  foreign key (organisation_id, client_id) references client,
  check ((ended_how is null) = (ended_on is null)),
  check (ended_on is null or ended_on >= issued_on)
);
create index issued_item_person on issued_item (organisation_id, person_id);
create index issued_item_out on issued_item (organisation_id, issued_on) where ended_how is null;
call put_behind_wall('issued_item', 'select, insert, update');

create table leaving (
  organisation_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in
    ('own_choice', 'no_more_work', 'taken_on_by_client', 'let_go', 'retired', 'other')),
  last_day date not null,
  note text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  -- When they were taken off the books; null: the last day lies ahead.
  closed_at timestamptz,
  back_on date,
  back_at timestamptz,
  back_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references candidate,
  check ((back_on is null) = (back_at is null))
);
-- Who has left has left once, until they are back.
create unique index leaving_once on leaving (organisation_id, person_id) where back_at is null;
call put_behind_wall('leaving', 'select, insert, update');
