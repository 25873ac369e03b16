-- A copy of a photo with parts of it covered, made in the house from the file it stands for: a file of its own.
alter table evidence_file add column covers uuid;
-- In thousandths of the picture as it is seen: left, top, width, height.
alter table evidence_file add column covered jsonb;
alter table evidence_file add constraint evidence_file_covers
  foreign key (organisation_id, learner_id, covers) references evidence_file (organisation_id, learner_id, id);
alter table evidence_file add constraint evidence_file_covered check ((covers is null) = (covered is null)
  and covers <> id and (covered is null or jsonb_array_length(covered) between 1 and 40));
create index evidence_file_covered_copies on evidence_file (organisation_id, learner_id, covers) where covers is not null;
