import { opener } from '../../platform/db/tx.ts';
import type { ToldShiftsPublished } from '../bookings/index.ts';
import type { SitesPublished } from '../clients/index.ts';

interface ShutdownTables {
  shutdown_shift: {
    organisation_id: string;
    closure_id: string;
    shift_id: string;
    booking_id: string;
    person_id: string | null;
    told: boolean;
    charge_pence: number;
    pay_pence: number;
  };
  sites_published: SitesPublished;
  told_shifts_published: ToldShiftsPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const shutdownsDb = opener<ShutdownTables>();
