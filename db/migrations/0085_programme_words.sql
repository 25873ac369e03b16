-- What was agreed, decided, ended or taken back in a programme stays as it was, but for a name in words when the person
-- is erased.

drop trigger special_arrangement_stays on special_arrangement;
create trigger special_arrangement_stays before update of agreed_with, agreed_on, agreed_recorded_by, from_on, to_on,
  ended_at, ended_by on special_arrangement for each row execute function keep_agreed_arrangement();
drop trigger prior_learning_stays on prior_learning;
create trigger prior_learning_stays before update of granted, decided_at, decided_by on prior_learning for each row
  when (old.granted is not null) execute function keep_decided_learning();
drop trigger guided_time_stays on guided_time;
create trigger guided_time_stays before update of taken_back_at, taken_back_by on guided_time for each row
  when (old.taken_back_at is not null) execute function keep_taken_back();

grant update (who, words) on programme_step to deskproof_app;
grant update (what) on special_arrangement to deskproof_app;
grant update (awarded_by, currency) on prior_learning to deskproof_app;
grant update (actions, words) on plan_version to deskproof_app;
grant update (words) on guided_time to deskproof_app;
grant update (words) on learner_state to deskproof_app;
