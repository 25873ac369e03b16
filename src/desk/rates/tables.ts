import { opener } from '../../platform/db/tx.ts';
import type { BillTosPublished, ClientsPublished, SitesPublished } from '../clients/index.ts';
import type { Beyond, DayPart, DayType, Mixed, OrderHow, ShiftKind } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

interface RatesTables {
  rate_card: Tenant & {
    id: string;
    client_id: string | null;
    hirer_id: string | null;
    site_id: string | null;
    made_at: Date;
    made_by: string | null;
  };
  rate_card_version: Tenant & {
    card_id: string;
    version: number;
    id: string;
    from_on: string;
    night_from: string | null;
    night_to: string | null;
    mixed: Mixed;
    why: 'agreed' | 'minimum_wage';
    agreed_by: string | null;
    agreed_on: string;
    note: string;
    beyond: Beyond | null;
    recorded_at: Date;
    recorded_by: string | null;
  };
  rate_card_rate: Tenant & {
    card_id: string;
    version: number;
    role: string;
    kind: ShiftKind;
    day_type: DayType;
    part: DayPart;
    /** Pence an hour. */
    pay_pence: number;
    charge_pence: number | null;
  };
  cost_basis: Tenant & {
    weekly_minutes: number;
    pension_points: number;
    pays_levy: boolean;
    floor_points: number | null;
    set_at: Date;
    set_by: string | null;
  };
  client_floor: Tenant & {
    client_id: string;
    floor_points: number | null;
    set_at: Date;
    set_by: string | null;
  };
  credit: Tenant & {
    bill_to_id: string;
    limit_pence: number | null;
    insured_until: string | null;
    set_at: Date;
    set_by: string | null;
  };
  credit_stop: Tenant & {
    id: string;
    bill_to_id: string;
    because: string;
    stopped_at: Date;
    stopped_by: string | null;
    lifted_at: Date | null;
    lifted_by: string | null;
    lifted_because: string | null;
  };
  purchase_order: Tenant & {
    id: string;
    bill_to_id: string;
    number: string;
    number_key: string;
    value_pence: number;
    ends_on: string | null;
    recorded_at: Date;
    recorded_by: string | null;
  };
  purchase_order_change: Tenant & {
    id: string;
    order_id: string;
    value_before: number;
    value_pence: number;
    ends_before: string | null;
    ends_on: string | null;
    said_by: string;
    how: OrderHow;
    recorded_at: Date;
    recorded_by: string | null;
  };
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
  bill_tos_published: BillTosPublished;
}

/** Opens this room's tables, and the views of clients, sites and bill-tos. */
export const ratesDb = opener<RatesTables>();
