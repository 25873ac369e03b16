-- The learners' survey (C13): how they find their programme, once a quarter for each framework. Counts, and apart from
-- them that somebody answered, as of equal access: no row of anybody's own answers.
create table learner_survey_answered (
  organisation_id uuid not null,
  learner_id uuid not null,
  framework_code text not null check (framework_code <> ''),
  period text not null check (period ~ '^\d{4}-Q[1-4]$'),
  primary key (organisation_id, learner_id, framework_code, period),
  foreign key (organisation_id, learner_id) references learner
);
call put_behind_wall('learner_survey_answered', 'select, insert');

create table learner_survey_count (
  organisation_id uuid not null references organisation,
  framework_code text not null check (framework_code <> ''),
  period text not null check (period ~ '^\d{4}-Q[1-4]$'),
  question text not null check (question <> ''),
  answer text not null check (answer in ('agree', 'rather', 'neither', 'rather_not', 'disagree', 'cannot_say')),
  answers int not null check (answers > 0),
  primary key (organisation_id, framework_code, period, question, answer)
);
call put_behind_wall('learner_survey_count', 'select, insert, update (answers)');
