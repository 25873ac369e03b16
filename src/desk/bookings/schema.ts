import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';
import { isClock } from '../../lib/time.ts';

/** Most shifts one booking may hold. */
export const MOST_SHIFTS = 500;
export const KINDS = ['waking', 'sleep_in', 'on_call'] as const;
export const SAME_PERSON = ['must', 'prefer', 'no'] as const;
export const CONTRACT_KINDS = ['paye', 'umbrella', 'limited_company'] as const;
export const TAKEN_HOW = ['phone', 'email', 'in_person', 'other'] as const;
export const OFFERED_HOW = ['phone', 'email', 'text', 'in_person'] as const;
export const ACCEPTED_HOW = ['spoken', 'in_writing'] as const;
export const SHIFT_STATES = ['open', 'pencilled', 'assigned', 'confirmed', 'cancelled'] as const;
export const OFFER_STATES = ['made', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;
/** How the paper of an assignment stands: nothing sent, sent as it is now, or overtaken by a change. */
export const PAPER = ['none', 'sent', 'out_of_date'] as const;

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const clock = z.string().refine(isClock, 'Write the time with 24 hours, like 07:30 or 22:00.');
const pence = z.int().min(0).max(10_000_000);

function text(max: number, { min = 0, lines = false } = {}) {
  const limits = { max, min, lines };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

const name = text(200);
const note = text(4000, { lines: true });
const names = z.array(text(120, { min: 1 })).max(20);
const sheet = {
  reportTo: note,
  risks: note,
  controls: note,
  ppe: note,
  breaks: note,
  expenses: note,
};

/** The particulars of a booking as they are kept on it, whatever the site's sheet says later. */
export const particulars = z.object({ ...sheet, likelyLength: name, notes: note });

const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  clears: z.string().optional(),
  restsOn: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })).optional(),
  stops: z.boolean().optional(),
});

/** Local times at the place of work. An end at or before the start lies on the next day. */
export const shiftInput = z.object({
  id: id.optional(),
  date,
  start: clock,
  end: clock,
  /** On the night the clocks go back: which of the two hours is meant. */
  startHour: z.enum(['first', 'second']).optional(),
  endHour: z.enum(['first', 'second']).optional(),
  kind: z.enum(KINDS).default('waking'),
  breakMinutes: z.int().min(0).max(600).default(0),
  /** Pence an hour; left out, the line's. */
  payPence: pence.optional(),
  chargePence: pence.optional(),
  poNumber: name.default(''),
  reference: name.default(''),
});

/** The same times on many days: every weekday named (1 Monday to 7 Sunday) between two dates. */
export const repeatInput = shiftInput.omit({ id: true, date: true }).extend({
  from: date,
  to: date,
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  /** Places at each time: 3 makes three shifts a day. */
  places: z.int().min(1).max(50).default(1),
});

const lineFacts = {
  role: z.string().min(1).max(80),
  duties: note.default(''),
  samePerson: z.enum(SAME_PERSON).default('prefer'),
  experience: note.default(''),
  requiredSkills: names.default([]),
  requiredQualifications: names.default([]),
  requiredChecks: names.default([]),
  payPence: pence,
  chargePence: pence,
};

const shiftsOfLine = {
  shifts: z.array(shiftInput).max(MOST_SHIFTS).default([]),
  repeats: z.array(repeatInput).max(20).default([]),
};

export const lineInput = z.object({ id: id.optional(), ...lineFacts, ...shiftsOfLine });

const shiftRow = z.object({
  shiftId: id,
  bookingId: id,
  number: z.string(),
  lineId: id,
  clientName: z.string(),
  siteId: id,
  siteName: z.string(),
  role: z.string(),
  roleName: z.string(),
  startsAt: instant,
  endsAt: instant,
  kind: z.enum(KINDS),
  breakMinutes: z.number(),
  payPence: z.number(),
  chargePence: z.number(),
  poNumber: z.string(),
  reference: z.string(),
  state: z.enum(SHIFT_STATES),
  paper: z.enum(PAPER),
  assignmentId: id.nullable(),
  personId: id.nullable(),
  workerName: z.string().nullable(),
  lapsesAt: instant.nullable(),
  offersOpen: z.number(),
  offersYes: z.number(),
  cancelledBecause: z.string().nullable(),
});

const missing = z.array(z.object({ fact: z.string(), because: z.string() }));

const confirmation = z.object({
  confirmationId: id,
  bookingId: id,
  personId: id,
  workerName: z.string(),
  side: z.enum(['hirer', 'worker']),
  version: z.number(),
  reason: z.enum(['first', 'change', 'cancellation']),
  madeAt: instant,
  delivery: z
    .object({
      state: z.enum(['queued', 'sending', 'sent', 'failed', 'kept']),
      attempts: z.number(),
      lastError: z.string(),
      sentAt: instant.nullable(),
      toAddress: z.string(),
    })
    .nullable(),
});

const due = z.object({
  side: z.enum(['hirer', 'worker']),
  givenAt: instant,
  dueOn: date,
  confirmedAt: instant.nullable(),
});

/** How one worker's paper in one booking stands. */
const paperOfWorker = z.object({
  personId: id,
  workerName: z.string(),
  shifts: z.number(),
  paper: z.enum(PAPER),
  version: z.number(),
  dueOn: date.nullable(),
  /** What keeps the confirmation from being sent. */
  missing,
});

const line = z.object({
  lineId: id,
  position: z.number(),
  role: z.string(),
  roleName: z.string(),
  duties: z.string(),
  samePerson: z.enum(SAME_PERSON),
  experience: z.string(),
  requiredSkills: z.array(z.string()),
  requiredQualifications: z.array(z.string()),
  requiredChecks: z.array(z.string()),
  payPence: z.number(),
  chargePence: z.number(),
  shifts: z.array(shiftRow),
});

const booking = z.object({
  bookingId: id,
  number: z.string(),
  clientId: id,
  clientName: z.string(),
  hirerId: id,
  hirerName: z.string(),
  siteId: id,
  siteName: z.string(),
  siteAddress: z.string(),
  sitePostcode: z.string(),
  nation: z.string(),
  billToId: id,
  billToName: z.string(),
  poRequired: z.boolean(),
  orderedBy: z.object({ contactId: id, name: z.string(), email: z.string(), phone: z.string() }),
  approver: z
    .object({ contactId: id, name: z.string(), email: z.string(), phone: z.string() })
    .nullable(),
  contractKind: z.enum(CONTRACT_KINDS),
  poNumber: z.string(),
  clientReference: z.string(),
  particulars: z.object({
    reportTo: z.string(),
    risks: z.string(),
    controls: z.string(),
    ppe: z.string(),
    breaks: z.string(),
    expenses: z.string(),
    likelyLength: z.string(),
    notes: z.string(),
  }),
  takenAt: instant,
  takenByName: z.string(),
  how: z.enum(TAKEN_HOW),
  /** Particulars without which nobody may be proposed (reg 18), each with what is missing. */
  missing,
  lines: z.array(line),
  papers: z.array(paperOfWorker),
  confirmations: z.array(confirmation),
});

const offer = z.object({
  offerId: id,
  shiftId: id,
  personId: id,
  workerName: z.string(),
  state: z.enum(OFFER_STATES),
  madeAt: instant,
  madeByName: z.string(),
  how: z.enum(OFFERED_HOW),
  answeredAt: instant.nullable(),
  yesAt: instant.nullable(),
  note: z.string(),
});

const reason = z.object({ part: z.string(), points: z.number(), because: z.string() });

const mayGo = z.object({
  personId: id,
  displayName: z.string(),
  score: z.number(),
  reasons: z.array(reason),
  miles: z.number().nullable(),
  availability: z.object({
    state: z.enum(['available', 'unavailable', 'unknown']),
    saidAt: instant.nullable(),
  }),
  /** Of the shifts asked about, how many this worker may do; all of them where one face is a must. */
  shiftsClear: z.number(),
  /** Cleared shifts, for picking. */
  shiftIds: z.array(id),
  offer: z.enum(OFFER_STATES).nullable(),
  holds: z.boolean(),
  findings: z.array(finding),
});

const mayNot = z.object({
  personId: id,
  displayName: z.string(),
  findings: z.array(finding.extend({ shiftIds: z.array(id) })),
});

const ranking = z.object({
  shifts: z.number(),
  samePerson: z.enum(SAME_PERSON),
  /** Reg 18 particulars still missing: nobody may be proposed before they are there. */
  missing,
  mayTotal: z.number(),
  mayNotTotal: z.number(),
  byRule: z.array(z.object({ rule: z.string(), workers: z.number() })),
  /** Rows that match the filter, before paging. */
  total: z.number(),
  may: z.array(mayGo),
  mayNot: z.array(mayNot),
});

const rankingQuery = z.object({
  show: z.enum(['may', 'may-not']).default('may'),
  rule: z.string().max(40).optional(),
  name: text(120).optional(),
  from: z.coerce.number().int().min(0).default(0),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

const withBooking = z.object({ bookingId: id });
const withLine = z.object({ lineId: id });
const withShift = z.object({ shiftId: id });
const withConfirmation = z.object({ confirmationId: id });
const changed = z.object({ changed: z.boolean(), missing });

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
  }),
  reply: z.object({ changed: z.boolean() }),
} as const satisfies Route;

export const cancelShiftRoute = {
  method: 'POST',
  path: '/api/shifts/:shiftId/cancellation',
  action: 'bookings.write',
  summary: "Cancels a shift, frees its worker's time and withdraws its offers.",
  params: withShift,
  body: z.object({ because: text(500, { min: 1 }) }),
  reply: z.object({ cancelledAt: instant, personId: id.nullable() }),
} as const satisfies Route;

export const rankForShift = {
  method: 'GET',
  path: '/api/shifts/:shiftId/workers',
  action: 'bookings.rank',
  summary: 'Who may go to a shift, ranked with reasons, and who may not, each with the rule.',
  params: withShift,
  query: rankingQuery,
  reply: ranking,
} as const satisfies Route;

export const rankForLine = {
  method: 'GET',
  path: '/api/booking-lines/:lineId/workers',
  action: 'bookings.rank',
  summary: 'Who may go to the shifts still to fill on a line, and who may not, each with the rule.',
  params: withLine,
  query: rankingQuery,
  reply: ranking,
} as const satisfies Route;

export const makeOffersRoute = {
  method: 'POST',
  path: '/api/offers',
  action: 'bookings.offer',
  summary: 'Offers shifts to several workers at once; an offer asks and holds nothing.',
  body: z.object({
    /** One id for the whole round of asking. */
    id,
    shiftIds: z.array(id).min(1).max(MOST_SHIFTS),
    personIds: z.array(id).min(1).max(200),
    how: z.enum(OFFERED_HOW).default('phone'),
  }),
  reply: z.object({
    offers: z.array(z.object({ offerId: id, shiftId: id, personId: id })),
    /** Workers or shifts left out, each with why; the others were offered. */
    leftOut: z.array(
      z.object({ personId: id, shiftId: id, because: z.string(), findings: z.array(finding) }),
    ),
  }),
} as const satisfies Route;

export const answerOfferRoute = {
  method: 'POST',
  path: '/api/offers/:offerId/answer',
  action: 'bookings.offer',
  summary: "Records a worker's answer to an offer; on a one-face line it answers for the line.",
  params: z.object({ offerId: id }),
  body: z.object({
    answer: z.enum(['accepted', 'declined']),
    /** When the worker said so, if not just now. */
    saidAt: instant.optional(),
    note: text(500).default(''),
  }),
  reply: z.object({ offerIds: z.array(id), state: z.enum(OFFER_STATES) }),
} as const satisfies Route;

const holding = {
  personId: id,
  /** One for each shift, with the id that names the assignment. */
  assignments: z
    .array(z.object({ id, shiftId: id }))
    .min(1)
    .max(MOST_SHIFTS),
};

const held = z.object({
  personId: id,
  assignments: z.array(z.object({ assignmentId: id, shiftId: id })),
  /** What may go on but must be seen: warnings, overrides, escalations that do not stop. */
  findings: z.array(finding),
});

export const pencilRoute = {
  method: 'POST',
  path: '/api/pencils',
  action: 'bookings.offer',
  summary: 'Pencils a worker in with their word: the time is held until it lapses.',
  body: z.object({
    ...holding,
    /** Left out: 18:00 on the next business day at the place of work. */
    lapsesAt: instant.optional(),
  }),
  reply: held.extend({ lapsesAt: instant }),
} as const satisfies Route;

export const acceptRoute = {
  method: 'POST',
  path: '/api/assignments',
  action: 'bookings.assign',
  summary: 'Assigns a worker who said yes, from an offer, from a pencil or straight.',
  body: z.object({
    ...holding,
    how: z.enum(ACCEPTED_HOW).default('spoken'),
    /** The worker said they are willing to do this position (reg 19). */
    willing: z.boolean(),
    /** When the worker said yes and was given the particulars, if not just now. */
    saidAt: instant.optional(),
    /** When the hirer was given the worker's particulars, if not at the same moment. */
    hirerToldAt: instant.optional(),
  }),
  reply: held.extend({ informationDueOn: date.nullable() }),
} as const satisfies Route;

export const releaseRoute = {
  method: 'POST',
  path: '/api/assignments/:assignmentId/release',
  action: 'bookings.offer',
  summary: 'Ends a pencil or an assignment and frees the time; an assignment needs a consultant.',
  params: z.object({ assignmentId: id }),
  body: z.object({ because: text(500, { min: 1 }) }),
  reply: z.object({ endedAt: instant, shiftId: id, personId: id }),
} as const satisfies Route;

export const previewConfirmation = {
  method: 'GET',
  path: '/api/bookings/:bookingId/confirmation-preview',
  action: 'bookings.read',
  summary: 'What confirming would send, to whom, and what still keeps it from being sent.',
  params: withBooking,
  query: z.object({ personId: id, because: text(500).default('') }),
  reply: z.object({
    paper: z.enum(PAPER),
    reason: z.enum(['first', 'change', 'cancellation']),
    version: z.number(),
    shifts: z.array(
      z.object({ shiftId: id, startsAt: instant, endsAt: instant, stands: z.boolean() }),
    ),
    missing,
    mails: z.array(
      z.object({
        side: z.enum(['hirer', 'worker']),
        toName: z.string(),
        toAddress: z.string(),
        subject: z.string(),
        body: z.string(),
        /** File names of what is attached. */
        attachments: z.array(z.string()),
      }),
    ),
  }),
} as const satisfies Route;

export const confirmRoute = {
  method: 'POST',
  path: '/api/bookings/:bookingId/confirmations',
  action: 'bookings.confirm',
  summary: 'Confirms a worker in writing to both sides, as a new version when something changed.',
  params: withBooking,
  body: z.object({
    /** One id for both papers, so that pressing twice sends once. */
    id,
    personId: id,
    /** Why it changed, for both sides; may be empty. */
    because: text(500).default(''),
  }),
  reply: z.object({
    version: z.number(),
    reason: z.enum(['first', 'change', 'cancellation']),
    papers: z.array(
      z.object({ side: z.enum(['hirer', 'worker']), confirmationId: id, messageId: id }),
    ),
  }),
} as const satisfies Route;

export const confirmationPdf = {
  method: 'GET',
  path: '/api/confirmations/:confirmationId/pdf',
  action: 'bookings.read',
  summary: 'The confirmation exactly as it was sent.',
  params: withConfirmation,
  reply: 'file',
} as const satisfies Route;

export const confirmationCalendar = {
  method: 'GET',
  path: '/api/confirmations/:confirmationId/calendar',
  action: 'bookings.read',
  summary: 'The calendar file exactly as it was sent.',
  params: withConfirmation,
  reply: 'file',
} as const satisfies Route;

export const readWeek = {
  method: 'GET',
  path: '/api/week',
  action: 'bookings.read',
  summary: 'The shifts of a week with the workers and sites they belong to: the grid.',
  query: z.object({
    /** Any date of the week; it starts on its Monday. */
    date,
    by: z.enum(['worker', 'site']).default('worker'),
    q: text(120).optional(),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    monday: date,
    /** Epoch instants of the eight midnights that bound the seven days; not always 24 hours apart. */
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

export const bookingNeeds = {
  method: 'GET',
  path: '/api/booking-needs',
  action: 'bookings.read',
  summary:
    'What the desk must do now: places to fill, pencils that lapse, papers due or overtaken.',
  query: z.object({
    /** Hours ahead to look for places to fill. */
    hours: z.coerce.number().int().min(1).max(336).default(72),
  }),
  reply: z.object({
    unfilled: z.object({ total: z.number(), rows: z.array(shiftRow) }),
    lapsing: z.object({ total: z.number(), rows: z.array(shiftRow) }),
    /** Workers who said yes and wait for us. */
    answered: z.object({ total: z.number(), rows: z.array(shiftRow) }),
    papers: z.object({
      total: z.number(),
      rows: z.array(
        z.object({
          bookingId: id,
          number: z.string(),
          clientName: z.string(),
          siteName: z.string(),
          personId: id,
          workerName: z.string(),
          paper: z.enum(PAPER),
          shifts: z.number(),
          /** First shift not over yet. */
          nextStartsAt: instant.nullable(),
          dueOn: date.nullable(),
          /** Past the third business day. */
          late: z.boolean(),
        }),
      ),
    }),
  }),
} as const satisfies Route;

export type ShiftInput = z.output<typeof shiftInput>;
export type RepeatInput = z.output<typeof repeatInput>;
export type LineInput = z.output<typeof lineInput>;
export type ParticularsInput = z.output<typeof particulars>;
export type TakeBookingInput = z.output<typeof takeBookingRoute.body>;
export type ShiftRow = z.output<typeof shiftRow>;
export type BookingPage = z.output<typeof booking>;
export type ConfirmationRow = z.output<typeof confirmation>;
export type RankingQuery = z.output<typeof rankingQuery>;
export type Ranking = z.output<typeof ranking>;
