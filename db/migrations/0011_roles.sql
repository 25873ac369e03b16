-- The roles of the proof: who gathers evidence, and who judges it. One person may hold several.
alter table member_role drop constraint member_role_role_check;
alter table member_role add constraint member_role_role_check check (role in
  ('owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer', 'learner', 'assessor'));
