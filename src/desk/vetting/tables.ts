import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { SitesPublished } from '../clients/index.ts';
import type { Certificate, NightAnswer, TermSpan, Told } from './schema.ts';

interface OfWorker {
  organisation_id: string;
  person_id: string;
}

interface Recorded extends OfWorker {
  id: string;
  recorded_at: Date;
  recorded_by: string | null;
}

interface VettingTables {
  student_permission: Recorded & {
    weekly_limit_minutes: number;
    valid_from: string;
    valid_to: string;
    terms: string | readonly TermSpan[];
    covers_from: string | null;
    covers_to: string | null;
    given_by: string;
    given_on: string | null;
  };
  certificate: OfWorker & {
    check_id: string;
    issued_by: Certificate['issuedBy'];
    level: Certificate['level'];
    workforce: Certificate['workforce'];
    children_list: boolean;
    adults_list: boolean;
    issued_on: string;
    original_seen_on: string | null;
    update_consent: boolean | null;
  };
  status_check: Recorded & { check_id: string; checked_on: string; unchanged: boolean };
  referee: OfWorker & {
    check_id: string;
    relative: boolean | null;
    may_be_shown: boolean | null;
  };
  /** The answer is null once the worker is erased. */
  night_health: Recorded & {
    offered_on: string;
    answer: NightAnswer | null;
    capacities: boolean;
  };
  told_client: Recorded & { site_id: string; what: Told; sent_on: string; steps: string };
  candidates_published: CandidatesPublished;
  sites_published: SitesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const vettingDb = opener<VettingTables>();
