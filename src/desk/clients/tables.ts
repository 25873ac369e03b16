import type { Nation } from '../../lib/calendar.ts';
import { opener } from '../../platform/db/tx.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { AgreedHow } from './terms.ts';

interface Tenant {
  organisation_id: string;
}

interface ClientsTables {
  client: Tenant & {
    id: string;
    name: string;
    name_key: string;
    branch_id: string | null;
    notes: string;
    created_at: Date;
    created_by: string | null;
  };
  hirer: Tenant & {
    id: string;
    client_id: string;
    legal_name: string;
    company_number: string;
    nature_of_business: string;
    created_at: Date;
  };
  site: Tenant & {
    id: string;
    client_id: string;
    hirer_id: string;
    name: string;
    address: string;
    postcode: string;
    nation: Nation;
    latitude: number | null;
    longitude: number | null;
    located_by: 'district' | 'area' | null;
    created_at: Date;
  };
  client_closure: Tenant & {
    id: string;
    client_id: string;
    site_id: string | null;
    from_on: string;
    to_on: string;
    because: string;
    made_at: Date;
    made_by: string | null;
    lifted_at: Date | null;
    lifted_by: string | null;
    lifted_because: string;
  };
  site_sheet: Tenant & {
    site_id: string;
    version: number;
    report_to: string;
    arrival: string;
    ppe: string;
    risks: string;
    controls: string;
    breaks: string;
    expenses: string;
    review_on: string | null;
    recorded_at: Date;
    recorded_by: string | null;
  };
  bill_to: Tenant & {
    id: string;
    client_id: string;
    name: string;
    address: string;
    email: string;
    po_required: boolean;
    cost_centre_required: boolean;
    reference_required: boolean;
    created_at: Date;
  };
  bill_to_on_behalf: Tenant & { bill_to_id: string; client_id: string; since: Date };
  contact: Tenant & {
    id: string;
    client_id: string;
    person_id: string;
    job_title: string;
    approves_hours: boolean;
    takes_confirmations: boolean;
    created_at: Date;
  };
  terms_of_business: Tenant & {
    id: string;
    client_id: string;
    version: string;
    version_key: string;
    sent_on: string;
    sent_to: string;
    sent_recorded_at: Date;
    sent_recorded_by: string | null;
    agreed_on: string | null;
    agreed_by: string | null;
    agreed_how: AgreedHow | null;
    agreed_recorded_at: Date | null;
    agreed_recorded_by: string | null;
  };
  people_published: PeoplePublished;
}

export const clientsDb = opener<ClientsTables>();

/** A client as other rooms' lists may join it: the view clients_published. */
export interface ClientsPublished {
  organisation_id: string;
  client_id: string;
  name: string;
  branch_id: string | null;
}

/** A site with its client and hirer as other rooms' lists may join it: the view sites_published. */
export interface SitesPublished {
  organisation_id: string;
  site_id: string;
  client_id: string;
  hirer_id: string;
  name: string;
  address: string;
  postcode: string;
  nation: Nation;
  latitude: number | null;
  longitude: number | null;
  client_name: string;
  hirer_name: string;
  nature_of_business: string;
}

/** Who pays, with what they ask for on every booking: the view bill_tos_published. */
export interface BillTosPublished {
  organisation_id: string;
  bill_to_id: string;
  client_id: string;
  name: string;
  po_required: boolean;
  cost_centre_required: boolean;
  reference_required: boolean;
}

/** The view `closures_published`: spans of days on which sites are closed; both days included, none lifted. */
export interface ClosuresPublished {
  organisation_id: string;
  closure_id: string;
  client_id: string;
  site_id: string;
  from_on: string;
  to_on: string;
  because: string;
}
