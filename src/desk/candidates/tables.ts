import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { PeoplePublished, PeopleWordsPublished } from '../people/index.ts';

/** What other rooms may join of a candidate. */
export interface CandidatesPublished {
  organisation_id: string;
  person_id: string;
  branch_id: string | null;
  /** In capitals with its space; '' when unknown. */
  postcode: string;
  latitude: number | null;
  longitude: number | null;
  archived: boolean;
}

interface CandidateRow {
  organisation_id: string;
  person_id: string;
  branch_id: string | null;
  address: string;
  town: string;
  postcode: string;
  latitude: number | null;
  longitude: number | null;
  located_by: 'district' | 'area' | null;
  travel_miles: number | null;
  minimum_pay_pence: number | null;
  wanted_weekly_minutes: number | null;
  least_weekly_minutes: number | null;
  most_weekly_minutes: number | null;
  notice_minutes: number | null;
  wanted_days: number[] | null;
  works_nights: boolean | null;
  notes: string;
  source: string;
  source_system: string;
  external_id: string | null;
  registered_at: Date;
  registered_by: string | null;
}

interface QualificationRow {
  organisation_id: string;
  id: string;
  person_id: string;
  name: string;
  name_key: string;
  awarded_by: string;
  number: string;
  issued_on: string | null;
  expires_on: string | null;
  seen_on: string | null;
  seen_by: string | null;
  recorded_at: Date;
  recorded_by: string | null;
}

interface WorkHistoryRow {
  organisation_id: string;
  id: string;
  person_id: string;
  employer: string;
  job_title: string;
  from_on: string | null;
  to_on: string | null;
  duties: string;
}

/** JSON in, parsed out. */
type Json<T> = ColumnType<T, string, string>;

interface CandidateImportRow {
  organisation_id: string;
  id: string;
  file_name: string;
  file_sha256: Buffer;
  mapping: Json<unknown>;
  rows_read: number;
  people_added: number;
  people_updated: number;
  rows_refused: number;
  report: Json<unknown>;
  imported_at: Date;
  imported_by: string | null;
}

export interface CandidatesTables {
  candidate: CandidateRow;
  candidate_archive: {
    organisation_id: string;
    person_id: string;
    archived_at: Date;
    archived_by: string | null;
    reason: string;
  };
  role_name: { organisation_id: string; role: string; name: string };
  candidate_role: { organisation_id: string; person_id: string; role: string };
  candidate_skill: {
    organisation_id: string;
    person_id: string;
    skill_key: string;
    skill: string;
  };
  qualification: QualificationRow;
  work_history: WorkHistoryRow;
  candidate_import: CandidateImportRow;
  candidate_import_row: {
    organisation_id: string;
    import_id: string;
    line: number;
    person_id: string;
    row_sha256: Buffer;
    outcome: 'added' | 'updated' | 'skipped';
  };
  people_published: PeoplePublished;
  people_words_published: PeopleWordsPublished;
}

/** Opens this room's tables in a transaction. */
export const candidatesDb = opener<CandidatesTables>();
