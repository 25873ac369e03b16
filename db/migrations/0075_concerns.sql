-- The logs of a centre (C13): malpractice, complaints of learners, safeguarding. Nothing is edited or deleted: a word
-- that was wrong is replaced by another, and both stay.

create table concern (
  organisation_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('malpractice', 'complaint', 'safeguarding')),
  said_on date not null,
  due_on date not null check (due_on >= said_on),
  -- By whom it was said, and what about; both in words, for either may be somebody outside.
  said_by text not null check (said_by <> ''),
  about text not null check (about <> ''),
  facts text not null check (facts <> ''),
  -- The member whom it is against, who neither reads nor handles it.
  against uuid,
  raised_at timestamptz not null,
  raised_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, against) references member,
  foreign key (organisation_id, raised_by) references member
);
create index concern_by_kind on concern (organisation_id, kind, said_on);
call put_behind_wall('concern', 'select, insert, update (said_by, about, facts)');

create table concern_entry (
  organisation_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  number int not null check (number > 0),
  state text not null check (state in ('looked_into', 'reported', 'told', 'closed', 'reopened')),
  on_day date not null,
  -- By when the next thing is due; null: it stays as it was.
  due_on date,
  words text not null check (words <> ''),
  -- The reference under which it was reported outside.
  reference text not null,
  outcome text check (outcome in ('founded', 'partly', 'not_founded')),
  replaces int,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (organisation_id, id),
  unique (organisation_id, concern_id, number),
  unique (organisation_id, concern_id, replaces),
  foreign key (organisation_id, concern_id) references concern,
  foreign key (organisation_id, concern_id, replaces) references concern_entry (organisation_id, concern_id, number),
  foreign key (organisation_id, written_by) references member,
  check ((state = 'closed') = (outcome is not null)),
  check (state <> 'reported' or reference <> ''),
  check (replaces < number)
);
call put_behind_wall('concern_entry', 'select, insert, update (words, reference)');

-- Who it is against does not handle it; suspected malpractice is reported to the awarding body before it is closed,
-- and who complained is told.
create function concern_is_handled() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare c concern;
begin
  select * into c from concern where organisation_id = new.organisation_id and id = new.concern_id;
  if c.against = new.written_by then
    raise exception 'concern % is against who would handle it', c.id using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'closed' and c.kind <> 'safeguarding' and not exists (
    select from concern_entry e where e.organisation_id = c.organisation_id and e.concern_id = c.id
      and e.state = case c.kind when 'malpractice' then 'reported' else 'told' end
      and not exists (select from concern_entry r where r.organisation_id = e.organisation_id
        and r.concern_id = e.concern_id and r.replaces = e.number)
  ) then
    raise exception 'concern % is closed before it was reported or answered', c.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
-- After the insert, so that who may not write here at all hears that first.
create trigger concern_handled after insert on concern_entry for each row execute function concern_is_handled();
