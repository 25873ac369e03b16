import { opener } from '../../platform/db/tx.ts';
import type { SitesPublished } from '../clients/index.ts';
import type { Answers } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

interface DutiesTables {
  work_setting: Tenant & {
    id: string;
    site_id: string;
    /** '' for every role at the site. */
    role: string;
    version: number;
    vulnerable: Answers['vulnerable'];
    regulated_activity: Answers['regulatedActivity'];
    school: Answers['school'];
    dbs_class: Answers['dbsClass'];
    night_hazard: Answers['nightHazard'];
    young_sector: Answers['youngSector'];
    gangmaster_sector: Answers['gangmasterSector'];
    gangmaster_task: Answers['gangmasterTask'];
    food_for_sale: Answers['foodForSale'];
    driving: Answers['driving'];
    notes: string;
    withdrawn: boolean;
    said_by: string;
    said_on: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  industrial_action: Tenant & {
    id: string;
    client_id: string;
    hirer_id: string | null;
    site_id: string | null;
    roles: string[];
    moved_roles: string[];
    official: 'yes' | 'no' | 'not_known';
    from_on: string;
    to_on: string | null;
    said_by: string | null;
    source: string;
    recorded_at: Date;
    recorded_by: string | null;
    ended_at: Date | null;
    ended_by: string | null;
    ended_how: 'over' | 'mistake' | null;
  };
  agency_licence: Tenant & {
    id: string;
    number: string;
    number_key: string;
    from_on: string;
    to_on: string;
    seen_on: string;
    page: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  sites_published: SitesPublished;
}

/** Opens this room's tables, and the view of sites. */
export const dutiesDb = opener<DutiesTables>();
