-- The people of a centre: who registers and claims, who answers for quality, who advises, and who verifies within
-- and from without. A role may end by itself: an external verifier's always does.
alter table member_role drop constraint member_role_role_check;
alter table member_role add constraint member_role_role_check check (role in
  ('owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer', 'learner', 'assessor',
   'adviser', 'internal_verifier', 'external_verifier', 'centre_administrator', 'quality_manager'));
alter table member_role add column until_on date;
alter table member_role add constraint member_role_external_ends
  check (role <> 'external_verifier' or until_on is not null);

alter table invitation add column external_until date;
alter table invitation add constraint invitation_external_ends
  check (not ('external_verifier' = any(roles)) or external_until is not null);
