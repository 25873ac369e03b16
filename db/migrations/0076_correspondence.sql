-- What goes between a centre and its awarding body, and how that supports and visits the centre (R34, U33).

create table centre_letter (
  organisation_id uuid not null references organisation,
  id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  on_day date not null,
  about text not null check (about <> ''),
  words text not null check (words <> ''),
  reference text not null,
  -- By when it is to be answered; null: no answer is asked for.
  answer_due date check (answer_due >= on_day),
  -- The letter it answers, which went the other way.
  answers uuid,
  answers_direction text generated always as (case when answers is null then null
    when direction = 'in' then 'out' else 'in' end) stored,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  -- Entered wrongly: it counts no longer, and stays shown.
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_because text check (taken_back_because <> ''),
  primary key (organisation_id, id),
  unique (organisation_id, id, direction),
  foreign key (organisation_id, answers, answers_direction) references centre_letter (organisation_id, id, direction),
  foreign key (organisation_id, recorded_by) references member,
  foreign key (organisation_id, taken_back_by) references member,
  check ((taken_back_at is null) = (taken_back_by is null) and (taken_back_at is null) = (taken_back_because is null))
);
create index centre_letter_by_day on centre_letter (organisation_id, on_day);
call put_behind_wall('centre_letter',
  'select, insert, update (about, words, reference, taken_back_at, taken_back_by, taken_back_because)');

-- Centre Support Status by version: the newest from a day on counts.
create table centre_support (
  organisation_id uuid not null references organisation,
  id uuid not null,
  status text not null check (status <> ''),
  from_on date not null,
  -- How often in a year somebody comes, and how often they look from afar.
  visits int not null check (visits between 0 and 52),
  remote int not null check (remote between 0 and 52),
  letter text not null check (letter <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, recorded_by) references member
);
create index centre_support_from on centre_support (organisation_id, from_on, recorded_at);
call put_behind_wall('centre_support', 'select, insert');
