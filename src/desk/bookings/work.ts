import { sql } from 'kysely';
import { type Result, refuse } from '../../lib/result.ts';
import { showShift } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type PlaceOfWork, placesOfWork } from '../clients/index.ts';
import type { Work } from '../compliance/index.ts';
import type { PayLine, RateOrigin, RatePart } from '../rates/index.ts';
import { type ContractKind, particularsFrom, type SamePerson } from './booking.ts';
import type { ShiftKind } from './shift.ts';
import { bookingsDb } from './tables.ts';

/** A shift with its line and its booking, as commands read it. */
export interface LoadedShift {
  readonly shiftId: string;
  readonly bookingId: string;
  readonly lineId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly kind: ShiftKind;
  readonly breakMinutes: number;
  readonly payPence: number;
  readonly chargePence: number;
  readonly poNumber: string;
  readonly reference: string;
  readonly costCentre: string;
  readonly rateOrigin: RateOrigin;
  readonly rateCardId: string | null;
  readonly rateCardVersion: number | null;
  readonly rateName: string;
  readonly rateParts: readonly RatePart[] | null;
  readonly rateLines: readonly PayLine[] | null;
  readonly cancelledAt: Date | null;
  readonly cancelledBecause: string | null;
  readonly revision: number;
  readonly role: string;
  readonly duties: string;
  readonly samePerson: SamePerson;
  readonly experience: string;
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  readonly requiredChecks: readonly string[];
  readonly number: number;
  readonly billToId: string;
  /** The booking's own, where the shift names none. */
  readonly bookingPo: string;
  readonly siteId: string;
  readonly contractKind: ContractKind;
  readonly risks: string;
  readonly controls: string;
  readonly expenses: string;
  readonly place: PlaceOfWork;
  /** 'Mon 23 Nov 22:00-06:00 Tue at Elm Lodge'. */
  readonly label: string;
}

/** These shifts in the order of their starts; unknown ids are left out. */
export async function loadShifts(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<readonly LoadedShift[]> {
  if (shiftIds.length === 0) return [];
  return shiftsWhere(tx, sql`s.id = any(${[...shiftIds]}::uuid[])`);
}

/** All shifts of a line, cancelled ones too, in the order of their starts. */
export async function shiftsOfLine(tx: Tx, lineId: string): Promise<readonly LoadedShift[]> {
  return shiftsWhere(tx, sql`s.line_id = ${lineId}::uuid`);
}

/** All shifts of a booking, cancelled ones too, in the order of their starts. */
export async function shiftsOfBooking(tx: Tx, bookingId: string): Promise<readonly LoadedShift[]> {
  return shiftsWhere(tx, sql`s.booking_id = ${bookingId}::uuid`);
}

/** Shifts by a condition in SQL, in the order of their starts. Aliases: s shift, l line, b booking. */
export async function shiftsWhere(
  tx: Tx,
  which: ReturnType<typeof sql>,
): Promise<readonly LoadedShift[]> {
  type Row = Omit<LoadedShift, 'place' | 'label'>;
  const { rows } = await sql<Row>`
    select s.id as "shiftId", s.booking_id as "bookingId", s.line_id as "lineId",
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.kind, s.break_minutes as "breakMinutes",
      s.pay_pence as "payPence", s.charge_pence as "chargePence", s.po_number as "poNumber",
      s.reference, s.cost_centre as "costCentre", s.rate_origin as "rateOrigin",
      s.rate_card_id as "rateCardId", s.rate_card_version as "rateCardVersion",
      s.rate_name as "rateName", s.rate_parts as "rateParts",
      s.rate_lines as "rateLines", s.cancelled_at as "cancelledAt", s.cancelled_because as "cancelledBecause",
      s.revision, l.role, l.duties, l.same_person as "samePerson", l.experience,
      l.required_skills as "requiredSkills", l.required_qualifications as "requiredQualifications",
      l.required_checks as "requiredChecks", b.number, b.bill_to_id as "billToId",
      b.po_number as "bookingPo", b.site_id as "siteId",
      b.contract_kind as "contractKind", b.risks, b.controls, b.expenses
    from shift s
    join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    where s.organisation_id = current_organisation() and ${which}
    order by s.starts_at, s.ends_at, s.id`.execute(bookingsDb(tx));
  const places = await placesOfWork(tx, [...new Set(rows.map(({ siteId }) => siteId))]);
  const today = dateIn(nowOf(tx));
  return rows.map((row) => {
    const place = places.get(row.siteId);
    if (!place) throw new Error(`Booking ${row.bookingId} names a site that is not there.`);
    return { ...row, place, label: labelOf(row, place.siteName, today) };
  });
}

/** 'Mon 23 Nov 22:00-06:00 Tue at Elm Lodge'. */
export function labelOf(
  times: { readonly startsAt: Date; readonly endsAt: Date },
  siteName: string,
  today: string,
): string {
  const when = showShift(minuteOfDate(times.startsAt), minuteOfDate(times.endsAt), today);
  return `${when} at ${siteName}`;
}

/** The shift as it would be at another place, by that site's standing sheet; its times and rates stay. */
export function atPlace(tx: Tx, shift: LoadedShift, place: PlaceOfWork): LoadedShift {
  const { risks, controls, expenses } = particularsFrom({}, place.sheet);
  const label = labelOf(shift, place.siteName, dateIn(nowOf(tx)));
  return { ...shift, siteId: place.siteId, place, risks, controls, expenses, label };
}

/** A shift as compliance is asked about it. */
export function workOf(shift: LoadedShift): Work {
  const { place } = shift;
  return {
    shiftId: shift.shiftId,
    role: shift.role,
    siteId: shift.siteId,
    clientId: place.clientId,
    hirerId: place.hirerId,
    nation: place.nation,
    siteLatitude: place.latitude,
    siteLongitude: place.longitude,
    start: minuteOfDate(shift.startsAt),
    end: minuteOfDate(shift.endsAt),
    breakMinutes: shift.breakMinutes,
    kind: shift.kind,
    payPence: shift.payPence,
    requiredSkills: shift.requiredSkills,
    requiredQualifications: shift.requiredQualifications,
    requiredChecks: shift.requiredChecks,
    label: shift.label,
  };
}

/** The refusal for a shift that is not there. */
export function shiftNotFound(): Result<never> {
  return refuse('shift-not-found', 'There is no such shift. Look for its booking in the list.');
}
