-- Equal access in totals only (R49, R86): what learners say of themselves stands as counts and names nobody; that
-- somebody answered stands apart from it.

create table equal_access_answered (
  organisation_id uuid not null,
  learner_id uuid not null,
  framework_code text not null check (framework_code <> ''),
  -- The calendar quarter: '2026-Q4'.
  period text not null check (period ~ '^\d{4}-Q[1-4]$'),
  primary key (organisation_id, learner_id, framework_code, period),
  foreign key (organisation_id, learner_id) references learner
);
call put_behind_wall('equal_access_answered', 'select, insert');

-- Counts and no row for each who answered: rows would stand in the order in which they came.
create table equal_access_count (
  organisation_id uuid not null references organisation,
  framework_code text not null check (framework_code <> ''),
  period text not null check (period ~ '^\d{4}-Q[1-4]$'),
  question text not null check (question <> ''),
  answer text not null check (answer <> ''),
  answers int not null check (answers > 0),
  primary key (organisation_id, framework_code, period, question, answer)
);
call put_behind_wall('equal_access_count', 'select, insert, update (answers)');
