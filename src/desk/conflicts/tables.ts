import { opener } from '../../platform/db/tx.ts';
import type { OrdersPublished, ShiftsPublished } from '../bookings/index.ts';
import type { ClientsPublished, SitesPublished } from '../clients/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { ByWhom, Cause, How, Kind, Side, Step } from './shapes-schema.ts';
import type { Band } from './terms.ts';

interface Tenant {
  organisation_id: string;
}

export interface ConflictsTables {
  cancellation_terms: Tenant & {
    id: string;
    client_id: string | null;
    version: number;
    from_on: string;
    bands: readonly Band[];
    minimum_minutes: number;
    asked_minutes: number | null;
    note: string;
    agreed_at: Date;
    agreed_by: string | null;
    agreed_by_name: string;
  };
  conflict: Tenant & {
    id: string;
    kind: Kind;
    came_from: 'desk' | 'cancellation' | 'start_board';
    booking_id: string | null;
    client_id: string | null;
    site_id: string | null;
    person_id: string | null;
    other_booking_id: string | null;
    happened_at: Date;
    owner_id: string | null;
    opened_at: Date;
    opened_by: string | null;
    opened_by_name: string;
  };
  conflict_shift: Tenant & {
    conflict_id: string;
    shift_id: string;
    person_id: string | null;
    notice_minutes: number;
    done: 'cancelled' | 'released' | null;
    refilled_at: Date | null;
    refilled_by: string | null;
  };
  conflict_record: Tenant & {
    id: string;
    conflict_id: string;
    step: Step;
    by_whom: ByWhom;
    how: How;
    words: string;
    cause: Cause | null;
    option_id: string | null;
    with_whom: ByWhom[];
    at: Date;
    recorded_at: Date;
    recorded_by: string | null;
    recorded_by_name: string;
  };
  conflict_sum: Tenant & {
    id: string;
    conflict_id: string;
    shift_id: string | null;
    side: Side;
    person_id: string | null;
    terms_id: string | null;
    notice_minutes: number | null;
    percent: number | null;
    full_pence: number | null;
    pence: number;
    waived_pence: number;
    waived_because: string;
    waived_at: Date | null;
    waived_by: string | null;
    waived_by_name: string | null;
    approved_by: string | null;
    made_at: Date;
    made_by: string | null;
  };
  accident: Tenant & {
    conflict_id: string;
    place: string;
    doing: string;
    injured: boolean;
    injury: string;
    treatment: string;
    hospital: boolean;
    over_seven_days: boolean | null;
    witnesses: string;
  };
  shifts_published: ShiftsPublished;
  orders_published: OrdersPublished;
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
  people_published: PeoplePublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const conflictsDb = opener<ConflictsTables>();
