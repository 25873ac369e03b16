import { opener } from '../../platform/db/tx.ts';
import type { CheckBasis } from '../../rules/right-to-work/follow-up.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { ClientsPublished, SitesPublished } from '../clients/index.ts';
import type { CheckKind } from './schema.ts';

export interface ComplianceTables {
  worker_check: {
    organisation_id: string;
    id: string;
    person_id: string;
    kind: CheckKind;
    name: string;
    route: string;
    list: 'A' | 'B1' | 'B2' | null;
    basis: CheckBasis | null;
    permission_ends_on: string | null;
    notice_dated: string | null;
    in_time_application: boolean;
    outcome: 'satisfied' | 'not_satisfied';
    checked_on: string;
    expires_on: string | null;
    reference: string;
    checked_by: string | null;
    recorded_at: Date;
  };
  do_not_send: {
    organisation_id: string;
    id: string;
    person_id: string;
    client_id: string | null;
    hirer_id: string | null;
    site_id: string | null;
    said_by: 'client' | 'worker';
    reason: string;
    review_on: string | null;
    recorded_at: Date;
    recorded_by: string | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  place_wish: {
    organisation_id: string;
    id: string;
    person_id: string;
    client_id: string | null;
    hirer_id: string | null;
    site_id: string | null;
    likes: boolean;
    reason: string;
    recorded_at: Date;
    recorded_by: string | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  do_not_send_review: {
    organisation_id: string;
    id: string;
    do_not_send_id: string;
    reason: string;
    review_on: string;
    reviewed_at: Date;
    reviewed_by: string | null;
  };
  candidates_published: CandidatesPublished;
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const complianceDb = opener<ComplianceTables>();
