import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { ClientsPublished, SitesPublished } from '../clients/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { PayLine, RateOrigin, RatePart } from '../rates/index.ts';
import type { ContractKind } from './booking.ts';
import type { OfferAnswer } from './offer.ts';
import type { VatCode } from './schema.ts';
import type { ShiftKind } from './shift.ts';

/** The tables of this room, and the views of those it asks. Money is pence an hour. */
export interface BookingsTables {
  booking_number: { organisation_id: string; last: number };
  booking: {
    organisation_id: string;
    id: string;
    number: number;
    branch_id: string | null;
    client_id: string;
    hirer_id: string;
    site_id: string;
    bill_to_id: string;
    ordered_by: string;
    approver_id: string | null;
    contract_kind: ContractKind;
    po_number: string;
    client_reference: string;
    cost_centre: string;
    report_to: string;
    risks: string;
    controls: string;
    ppe: string;
    breaks: string;
    expenses: string;
    likely_length: string;
    pay_interval: string;
    notes: string;
    revision: number;
    taken_at: Date;
    taken_by: string;
    how: 'phone' | 'email' | 'in_person' | 'other';
  };
  booking_line: {
    organisation_id: string;
    id: string;
    booking_id: string;
    position: number;
    role: string;
    duties: string;
    same_person: 'must' | 'prefer' | 'no';
    experience: string;
    required_skills: string[];
    required_qualifications: string[];
    required_checks: string[];
    pay_pence: number;
    charge_pence: number;
    rate_origin: RateOrigin;
    vat_code: VatCode;
  };
  shift: {
    organisation_id: string;
    id: string;
    booking_id: string;
    line_id: string;
    starts_at: Date;
    ends_at: Date;
    kind: ShiftKind;
    break_minutes: number;
    pay_pence: number;
    charge_pence: number;
    po_number: string;
    reference: string;
    cost_centre: string;
    rate_origin: RateOrigin;
    rate_card_id: string | null;
    rate_card_version: number | null;
    rate_name: string;
    /** JSON: more than one rate, each for its own minutes. */
    rate_parts: readonly RatePart[] | null;
    /** JSON: what the whole shift comes to where its card says something beyond the hour. */
    rate_lines: readonly PayLine[] | null;
    cancelled_at: Date | null;
    cancelled_by: string | null;
    cancelled_because: string | null;
    revision: number;
    added_by_act: string | null;
    /** Null: with the booking. */
    added_at: Date | null;
  };
  offer: {
    organisation_id: string;
    id: string;
    round_id: string;
    shift_id: string;
    person_id: string;
    made_at: Date;
    made_by: string;
    how: 'phone' | 'email' | 'text' | 'in_person';
    answer: OfferAnswer | null;
    answered_at: Date | null;
    answer_recorded_by: string | null;
    answer_note: string;
    yes_at: Date | null;
  };
  assignment: {
    organisation_id: string;
    id: string;
    shift_id: string;
    person_id: string;
    pencilled_at: Date | null;
    pencilled_by: string | null;
    lapses_at: Date | null;
    accepted_at: Date | null;
    accepted_by: string | null;
    accepted_how: 'spoken' | 'in_writing' | null;
    willing: boolean;
    ended_at: Date | null;
    ended_by: string | null;
    ended_because: string | null;
  };
  information_due: {
    organisation_id: string;
    assignment_id: string;
    side: 'hirer' | 'worker';
    given_at: Date;
    due_on: string;
    confirmed_at: Date | null;
  };
  confirmation: {
    organisation_id: string;
    id: string;
    booking_id: string;
    person_id: string;
    side: 'hirer' | 'worker';
    version: number;
    reason: 'first' | 'change' | 'cancellation';
    booking_revision: number;
    facts: string;
    pdf: Buffer;
    calendar: string;
    message_id: string;
    made_at: Date;
    made_by: string;
  };
  confirmed_shift: {
    organisation_id: string;
    confirmation_id: string;
    assignment_id: string;
    shift_revision: number;
    stands: boolean;
  };
  shifts_published: ShiftsPublished;
  people_published: PeoplePublished;
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
  candidates_published: CandidatesPublished;
}

/** A shift as other rooms may sum it: the view shifts_published. Money in pence, `pay_total` of the whole shift. */
export interface ShiftsPublished {
  organisation_id: string;
  shift_id: string;
  booking_id: string;
  line_id: string;
  number: number;
  client_id: string;
  hirer_id: string;
  site_id: string;
  bill_to_id: string;
  contract_kind: ContractKind;
  role: string;
  kind: ShiftKind;
  starts_at: Date;
  ends_at: Date;
  break_minutes: number;
  pay_pence: number;
  charge_pence: number;
  rate_origin: RateOrigin;
  rate_card_id: string | null;
  rate_card_version: number | null;
  rate_parts: readonly RatePart[] | null;
  cancelled_at: Date | null;
  /** The shift's own, else the booking's; '' for none. */
  po_number: string;
  reference: string;
  cost_centre: string;
  /** Paid minutes. */
  minutes: number;
  pay_total: number;
  charge_total: number;
  rate_name: string;
}

/** When a shift was ordered, last confirmed to the hirer, and accepted by a worker: the view orders_published. */
export interface OrdersPublished {
  organisation_id: string;
  shift_id: string;
  ordered_at: Date;
  confirmed_at: Date | null;
  accepted_at: Date | null;
}

/** A shift that stands, with the worker who accepted it or nobody: the view expected_published. */
export interface ExpectedPublished {
  organisation_id: string;
  shift_id: string;
  booking_id: string;
  number: number;
  client_id: string;
  site_id: string;
  ordered_by: string;
  report_to: string;
  role: string;
  kind: ShiftKind;
  starts_at: Date;
  ends_at: Date;
  break_minutes: number;
  assignment_id: string | null;
  person_id: string | null;
  accepted_at: Date | null;
}

/** A shift as one paper tells it, one row a paper and shift: the view told_shifts_published. */
export interface ToldShiftsPublished {
  organisation_id: string;
  confirmation_id: string;
  booking_id: string;
  number: number;
  client_id: string;
  site_id: string;
  ordered_by: string;
  person_id: string;
  side: 'hirer' | 'worker';
  version: number;
  reason: 'first' | 'change' | 'cancellation';
  made_at: Date;
  made_by: string;
  shift_id: string;
  starts_at: Date;
  ends_at: Date;
  /** The paper promises the shift; false: it tells that it will not be worked. */
  stands: boolean;
  /** No newer version has overtaken the paper. */
  newest: boolean;
}

/** Opens this room's tables. */
export const bookingsDb = opener<BookingsTables>();
