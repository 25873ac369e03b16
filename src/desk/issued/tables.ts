import { opener } from '../../platform/db/tx.ts';
import type { ClientsPublished, SitesPublished } from '../clients/index.ts';
import type { EndedHow, ItemKind, LeavingReason } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

export interface IssuedTables {
  issued_item: Tenant & {
    id: string;
    person_id: string;
    kind: ItemKind;
    name: string;
    size: string;
    number: string;
    client_id: string | null;
    issued_on: string;
    back_by: string | null;
    recorded_at: Date;
    recorded_by: string | null;
    ended_how: EndedHow | null;
    ended_on: string | null;
    ended_at: Date | null;
    ended_by: string | null;
    note: string;
  };
  leaving: Tenant & {
    id: string;
    person_id: string;
    reason: LeavingReason;
    last_day: string;
    note: string;
    recorded_at: Date;
    recorded_by: string | null;
    closed_at: Date | null;
    back_on: string | null;
    back_at: Date | null;
    back_by: string | null;
  };
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
}

export const issuedDb = opener<IssuedTables>();
