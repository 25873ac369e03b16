-- What was agreed, decided, ended or taken back in a programme or in verification stays as it was, but for a name in
-- words when the person is erased.

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
grant update (what, because) on required_learning to deskproof_app;

drop trigger verification_action_stays on verification_action;
create trigger verification_action_stays before update of closed_at, closed_by, answered_at on verification_action
  for each row when (old.closed_at is not null) execute function keep_ended();
grant update (because) on verification_risk to deskproof_app;
grant update (feedback) on verification_record to deskproof_app;
grant update (words) on verification_finding to deskproof_app;
grant update (words) on verification_action to deskproof_app;
