-- A criterion that counts as met under the new framework since it was met under the old one.
create table carried_judgement (
  organisation_id uuid not null,
  move_id uuid not null,
  learner_id uuid not null,
  criterion_id uuid not null,
  judgement_id uuid not null,
  primary key (organisation_id, move_id, criterion_id),
  foreign key (organisation_id, move_id) references learner_move,
  foreign key (organisation_id, learner_id) references learner,
  foreign key (organisation_id, criterion_id) references framework_criterion,
  foreign key (organisation_id, judgement_id) references judgement
);
create index carried_judgement_of on carried_judgement (organisation_id, learner_id, criterion_id);
call put_behind_wall('carried_judgement', 'select, insert');
