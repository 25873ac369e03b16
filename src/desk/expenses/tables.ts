import { opener } from '../../platform/db/tx.ts';
import type { ExpectedPublished, ShiftsPublished } from '../bookings/index.ts';
import type { ClientsPublished } from '../clients/index.ts';
import type { ChargedOn, ExpenseKind, Journey, SaidHow, Step, Vehicle } from './shapes-schema.ts';

interface Tenant {
  organisation_id: string;
}

/** Money in pence, miles in tenths. */
export interface ExpensesTables {
  mileage_rate: Tenant & {
    id: string;
    client_id: string | null;
    from_on: string;
    pay_pence: number;
    charge_pence: number;
    agreed_at: Date;
    agreed_by: string | null;
    agreed_by_name: string;
  };
  expense_claim: Tenant & {
    id: string;
    person_id: string;
    shift_id: string;
    booking_id: string;
    client_id: string;
    kind: ExpenseKind;
    journey: Journey | null;
    vehicle: Vehicle | null;
    miles_tenths: number | null;
    mile_pay_pence: number | null;
    mile_charge_pence: number | null;
    mile_of_client: boolean | null;
    pence: number;
    words: string;
    said_how: SaidHow;
    said_on: string;
    recorded_at: Date;
    recorded_by: string | null;
    recorded_by_name: string;
    receipt_sha256: Buffer | null;
    standing: boolean;
  };
  expense_receipt: Tenant & {
    claim_id: string;
    content_type: 'image/jpeg' | 'image/png' | 'application/pdf';
    file_name: string;
    bytes: Buffer;
    taken_in_at: Date;
    taken_in_by: string | null;
  };
  expense_entry: Tenant & {
    claim_id: string;
    what: Step;
    because: string;
    charged_on: ChargedOn | null;
    agreed_with: string;
    pay_pence: number;
    charge_pence: number;
    taxable_pence: number | null;
    short_pence: number | null;
    decided_at: Date;
    decided_by: string | null;
    decided_by_name: string;
    approved_by: string | null;
  };
  shifts_published: ShiftsPublished;
  expected_published: ExpectedPublished;
  clients_published: ClientsPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const expensesDb = opener<ExpensesTables>();
