import { opener } from '../../platform/db/tx.ts';
import type { ShiftsPublished } from '../bookings/index.ts';
import type { SitesPublished } from '../clients/index.ts';
import type { Side, Terms, Word } from './amendment.ts';
import type { How } from './schema.ts';

interface AmendmentTables {
  amendment: {
    organisation_id: string;
    id: string;
    booking_id: string;
    asked_side: Side;
    asked_by_contact: string | null;
    asked_by_worker: string | null;
    asked_how: How;
    asked_at: Date;
    because: string;
    change: Terms;
    to_person: string | null;
    recorded_at: Date;
    recorded_by: string;
  };
  amendment_shift: {
    organisation_id: string;
    amendment_id: string;
    shift_id: string;
    revision: number;
    starts_at: Date;
    ends_at: Date;
    break_minutes: number;
    pay_pence: number;
    charge_pence: number;
    person_id: string | null;
  };
  amendment_word: {
    organisation_id: string;
    id: string;
    amendment_id: string;
    said: Word['said'];
    side: Side | null;
    by_contact: string | null;
    by_worker: string | null;
    how: How | null;
    said_at: Date;
    words: string;
    recorded_at: Date;
    recorded_by: string;
  };
  shifts_published: ShiftsPublished;
  sites_published: SitesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const amendmentsDb = opener<AmendmentTables>();
