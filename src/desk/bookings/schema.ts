import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { pinnedTo } from '../tasks/shapes-schema.ts';
import {
  ACCEPTED_HOW,
  booking,
  CONTRACT_KINDS,
  changed,
  confirmation,
  date,
  due,
  finding,
  id,
  instant,
  KINDS,
  line,
  lineInput,
  missing,
  name,
  names,
  note,
  offer,
  paperOfWorker,
  particulars,
  pence,
  SAME_PERSON,
  shiftInput,
  shiftRow,
  shiftsOfLine,
  TAKEN_HOW,
  text,
  VAT_CODES,
  withBooking,
  withLine,
  withShift,
} from './shapes-schema.ts';

// What the pages of bookings choose from, as the rooms that keep it describe it.
export { listRoles } from '../candidates/schema.ts';
export { listClients, readClient } from '../clients/schema.ts';
export { ALERT_KINDS } from '../tasks/shapes-schema.ts';
export {
  ACCEPTED_HOW,
  type BookingPage,
  CONTRACT_KINDS,
  type ConfirmationRow,
  KINDS,
  type LineInput,
  lineInput,
  MOST_SHIFTS,
  OFFER_STATES,
  OFFERED_HOW,
  PAPER,
  type ParticularsInput,
  particulars,
  type QuoteInput,
  quoteBooking,
  type RepeatInput,
  repeatInput,
  SAME_PERSON,
  SHIFT_STATES,
  type ShiftInput,
  type ShiftRow,
  shiftInput,
  TAKEN_HOW,
  VAT_CODES,
  type VatCode,
} from './shapes-schema.ts';
export * from './supply-schema.ts';

export const prefillBooking = {
  method: 'GET',
  path: '/api/booking-prefill',
  action: 'bookings.read',
  summary: "The site's standing sheet and what was last ordered there, to start a booking from.",
  query: z.object({ siteId: id }),
  reply: z.object({
    siteId: id,
    clientId: id,
    hirerId: id,
    particulars: z.object({
      reportTo: z.string(),
      risks: z.string(),
      controls: z.string(),
      ppe: z.string(),
      breaks: z.string(),
      expenses: z.string(),
    }),
    sheetReviewOn: date.nullable(),
    last: z
      .object({
        bookingId: id,
        number: z.string(),
        billToId: id,
        orderedBy: id,
        approverId: id.nullable(),
        contractKind: z.enum(CONTRACT_KINDS),
        lines: z.array(
          z.object({
            role: z.string(),
            duties: z.string(),
            samePerson: z.enum(SAME_PERSON),
            experience: z.string(),
            requiredSkills: z.array(z.string()),
            requiredQualifications: z.array(z.string()),
            requiredChecks: z.array(z.string()),
            payPence: z.number(),
            chargePence: z.number(),
          }),
        ),
      })
      .nullable(),
  }),
} as const satisfies Route;

export const takeBookingRoute = {
  method: 'POST',
  path: '/api/bookings',
  action: 'bookings.write',
  summary: "Takes a client's order for temps; the same id again returns the first result.",
  body: z.object({
    id,
    clientId: id,
    hirerId: id,
    siteId: id,
    billToId: id,
    orderedBy: id,
    approverId: id.nullable().optional(),
    branchId: id.nullable().optional(),
    contractKind: z.enum(CONTRACT_KINDS).default('paye'),
    poNumber: name.default(''),
    clientReference: name.default(''),
    costCentre: name.default(''),
    how: z.enum(TAKEN_HOW).default('phone'),
    /** What is left out comes from the site's standing sheet. */
    particulars: particulars.partial().default({}),
    lines: z.array(lineInput).min(1).max(50),
  }),
  reply: z.object({
    bookingId: id,
    number: z.string(),
    lines: z.array(z.object({ lineId: id, shiftIds: z.array(id) })),
    missing,
  }),
} as const satisfies Route;

export const listBookings = {
  method: 'GET',
  path: '/api/bookings',
  action: 'bookings.read',
  summary: 'Bookings, newest first, with how far each is filled and confirmed.',
  query: z.object({
    q: text(120).optional(),
    clientId: id.optional(),
    siteId: id.optional(),
    /** unfilled: a place still open; unsent: a worker without paper; out_of_date: paper overtaken. */
    needs: z.enum(['unfilled', 'unsent', 'out_of_date']).optional(),
    /** Only bookings with a shift that ends on or after this date, or starts on or before the other. */
    since: date.optional(),
    until: date.optional(),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        bookingId: id,
        number: z.string(),
        clientId: id,
        clientName: z.string(),
        siteId: id,
        siteName: z.string(),
        roles: z.array(z.string()),
        lines: z.number(),
        firstStartsAt: instant.nullable(),
        /** The first shift not over yet that is not cancelled. */
        nextStartsAt: instant.nullable(),
        lastEndsAt: instant.nullable(),
        shifts: z.number(),
        open: z.number(),
        pencilled: z.number(),
        assigned: z.number(),
        confirmed: z.number(),
        cancelled: z.number(),
        outOfDate: z.number(),
        takenAt: instant,
      }),
    ),
  }),
} as const satisfies Route;

export const readBooking = {
  method: 'GET',
  path: '/api/bookings/:bookingId',
  action: 'bookings.read',
  summary: 'One booking with its lines, shifts, workers, papers and what is missing.',
  params: withBooking,
  reply: booking,
} as const satisfies Route;

export const amendBookingRoute = {
  method: 'PUT',
  path: '/api/bookings/:bookingId/particulars',
  action: 'bookings.write',
  summary: 'Amends the particulars of a booking; what is left out stays.',
  params: withBooking,
  body: particulars
    .extend({
      poNumber: name,
      clientReference: name,
      costCentre: name,
      contractKind: z.enum(CONTRACT_KINDS),
      approverId: id.nullable(),
    })
    .partial(),
  reply: changed,
} as const satisfies Route;

export const amendLineRoute = {
  method: 'PUT',
  path: '/api/booking-lines/:lineId',
  action: 'bookings.write',
  summary: 'Amends what a booking line asks for; what is left out stays.',
  params: withLine,
  body: z
    .object({
      duties: note,
      samePerson: z.enum(SAME_PERSON),
      experience: note,
      requiredSkills: names,
      requiredQualifications: names,
      requiredChecks: names,
      /** From now on: also of the line's shifts still to come, unless they are cancelled. */
      payPence: pence,
      chargePence: pence,
      vatCode: z.enum(VAT_CODES),
    })
    .partial(),
  reply: changed,
} as const satisfies Route;

export const addShiftsRoute = {
  method: 'POST',
  path: '/api/booking-lines/:lineId/shifts',
  action: 'bookings.write',
  summary: 'Adds shifts to a booking line; the same shift ids again return the first result.',
  params: withLine,
  body: z.object({ id, ...shiftsOfLine }),
  reply: z.object({ shiftIds: z.array(id) }),
} as const satisfies Route;

export const readShift = {
  method: 'GET',
  path: '/api/shifts/:shiftId',
  action: 'bookings.read',
  summary: 'One shift with its booking, offers, worker, findings and papers: the shift panel.',
  params: withShift,
  reply: z.object({
    shift: shiftRow,
    line: line.omit({ shifts: true }).extend({ shiftIds: z.array(id) }),
    booking: booking.omit({ lines: true, papers: true, confirmations: true }),
    offers: z.array(offer),
    /** Who holds the shift now, and what every rule says about them today. */
    worker: z
      .object({
        assignmentId: id,
        personId: id,
        displayName: z.string(),
        email: z.string(),
        phone: z.string(),
        pencilledAt: instant.nullable(),
        lapsesAt: instant.nullable(),
        acceptedAt: instant.nullable(),
        acceptedHow: z.enum(ACCEPTED_HOW).nullable(),
        willing: z.boolean(),
        findings: z.array(finding),
        /** Pinned to them: 'deaf in the left ear'. */
        alerts: pinnedTo,
        /** The whole answer today: one sentence, and every rule that was asked and passed. */
        clearance: z.object({
          cleared: z.boolean(),
          because: z.string(),
          passed: z.array(z.object({ rule: z.string(), because: z.string() })),
        }),
        informationDue: z.array(due),
        paper: paperOfWorker.nullable(),
      })
      .nullable(),
    /** Earlier holders of this shift, newest first. */
    past: z.array(
      z.object({
        assignmentId: id,
        personId: id,
        displayName: z.string(),
        pencilledAt: instant.nullable(),
        acceptedAt: instant.nullable(),
        endedAt: instant,
        endedBecause: z.string(),
      }),
    ),
    confirmations: z.array(confirmation),
  }),
} as const satisfies Route;

export const changeShiftRoute = {
  method: 'PUT',
  path: '/api/shifts/:shiftId',
  action: 'bookings.write',
  summary:
    'Changes times, kind, breaks or rates; a worker who holds the shift must still be clear.',
  params: withShift,
  body: z.object({
    /** All of the local times together, or none. */
    times: shiftInput
      .pick({ date: true, start: true, end: true, startHour: true, endHour: true })
      .optional(),
    kind: z.enum(KINDS).optional(),
    breakMinutes: z.int().min(0).max(600).optional(),
    payPence: pence.optional(),
    chargePence: pence.optional(),
    poNumber: name.optional(),
    reference: name.optional(),
    costCentre: name.optional(),
  }),
  reply: z.object({ changed: z.boolean() }),
} as const satisfies Route;

export const cancelShiftRoute = {
  method: 'POST',
  path: '/api/shifts/:shiftId/cancellation',
  action: 'bookings.write',
  summary: "Cancels a shift, frees its worker's time and withdraws its offers.",
  params: withShift,
  body: z.object({
    because: text(500, { min: 1 }),
    /** Who cancels: by the hirer, the client's cancellation terms apply. */
    by: z.enum(['hirer', 'desk']).default('desk'),
  }),
  reply: z.object({ cancelledAt: instant, personId: id.nullable() }),
} as const satisfies Route;

export const readWeek = {
  method: 'GET',
  path: '/api/week',
  action: 'bookings.read',
  summary: 'The shifts of one to four weeks with the workers and sites they belong to: the grid.',
  query: z.object({
    /** Any date of the first week; it starts on its Monday. */
    date,
    weeks: z.coerce.number().int().min(1).max(4).default(1),
    by: z.enum(['worker', 'site']).default('worker'),
    /** These shifts alone, as they stand now: what changed while the grid was open. */
    only: z
      .union([id, z.array(id).max(100)])
      .transform((ids) => [ids].flat())
      .optional(),
    q: text(120).optional(),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    monday: date,
    /** Instants of the midnights that bound the days; not always 24 hours apart. */
    midnights: z.array(instant),
    total: z.number(),
    rows: z.array(z.object({ id, name: z.string(), detail: z.string() })),
    /** Shifts of the rows shown, and by worker also those that nobody holds (personId null). */
    shifts: z.array(shiftRow),
  }),
} as const satisfies Route;

export const shiftsOfWorker = {
  method: 'GET',
  path: '/api/workers/:personId/shifts',
  action: 'bookings.read',
  summary: "A worker's shifts, the next ones first, then the past.",
  params: z.object({ personId: id }),
  query: z.object({
    when: z.enum(['coming', 'past']).default('coming'),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ total: z.number(), rows: z.array(shiftRow) }),
} as const satisfies Route;

export type TakeBookingInput = z.output<typeof takeBookingRoute.body>;

export { listGrounds as groundsOfRule } from '../overrides/schema.ts';

export { askApprovalRoute } from '../policies/limits-schema.ts';
export type { LimitKind } from '../policies/shapes-schema.ts';
export { RATE_ORIGINS, VAT_CODES as VAT_WORDS } from '../rates/schema.ts';
