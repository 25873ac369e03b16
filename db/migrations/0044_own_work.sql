-- Work about no booking, client or person is the learner's own: what they did of one kind in one month is a case.
-- Its about_id is the month's: '00000000-0000-8000-8000-000000202611' for November 2026.
alter table evidence_case
  drop constraint evidence_case_about_kind_check,
  add constraint evidence_case_about_kind_check check (about_kind in
    ('booking', 'worker', 'client', 'person', 'task', 'policy', 'handover')),
  add constraint evidence_case_of_a_month check (about_kind not in ('task', 'policy', 'handover')
    or about_id::text ~ '^00000000-0000-8000-8000-000000[0-9]{4}(0[1-9]|1[0-2])$');
