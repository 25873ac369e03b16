import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';
import { isClock } from '../../lib/time.ts';
import {
  payLine,
  quotedCredit,
  quotedNeed,
  quotedRate,
  quotedTotal,
  RATE_ORIGINS,
  ratePart,
  VAT_CODES as VAT_WORDS,
} from '../rates/schema.ts';

export const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];

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
export const VAT_CODES = keysOf(VAT_WORDS);
export type VatCode = (typeof VAT_CODES)[number];
/** How the paper of an assignment stands: nothing sent, sent as it is now, or overtaken by a change. */
export const PAPER = ['none', 'sent', 'out_of_date'] as const;

export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const clock = z.string().refine(isClock, 'Write the time with 24 hours, like 07:30 or 22:00.');
export const pence = z.int().min(0).max(10_000_000);

/** Text as it may be stored, cleaned; refuses half characters, controls and what is too long. */
export function text(max: number, { min = 0, lines = false } = {}) {
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

export const name = text(200);
export const note = text(4000, { lines: true });
export const names = z.array(text(120, { min: 1 })).max(20);
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

export const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  clears: z.string().optional(),
  restsOn: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })).optional(),
  stops: z.boolean().optional(),
  lawFrom: z.string().optional(),
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
  /** Pence an hour; left out, the line's; left out there too, the card's, else as last used here. */
  payPence: pence.optional(),
  chargePence: pence.optional(),
  poNumber: name.default(''),
  reference: name.default(''),
  costCentre: name.default(''),
});

/** The same times on many days: every weekday named (1 Monday to 7 Sunday) between two dates. */
export const repeatInput = shiftInput.omit({ id: true, date: true }).extend({
  from: date,
  to: date,
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  /** Places at each time: 3 makes three shifts a day. */
  places: z.int().min(1).max(50).default(1),
});

export const lineFacts = {
  role: z.string().min(1).max(80),
  duties: note.default(''),
  samePerson: z.enum(SAME_PERSON).default('prefer'),
  experience: note.default(''),
  requiredSkills: names.default([]),
  requiredQualifications: names.default([]),
  requiredChecks: names.default([]),
  payPence: pence.optional(),
  chargePence: pence.optional(),
  vatCode: z.enum(VAT_CODES).default('standard'),
};

export const shiftsOfLine = {
  shifts: z.array(shiftInput).max(MOST_SHIFTS).default([]),
  repeats: z.array(repeatInput).max(20).default([]),
};

export const lineInput = z.object({ id: id.optional(), ...lineFacts, ...shiftsOfLine });

/** Where a shift's rate came from, and what the whole shift comes to. */
const rate = z.object({
  origin: z.enum(keysOf(RATE_ORIGINS)),
  cardVersion: z.int().nullable(),
  /** 'Saturday night'; '' where no card speaks. */
  name: z.string(),
  /** More than one rate, each for its own minutes. */
  parts: z.array(ratePart).nullable(),
  /** What the whole shift comes to where its card says something beyond the hour. */
  lines: z.array(payLine).nullable(),
});

export const shiftRow = z.object({
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
  costCentre: z.string(),
  rate,
  state: z.enum(SHIFT_STATES),
  paper: z.enum(PAPER),
  assignmentId: id.nullable(),
  personId: id.nullable(),
  workerName: z.string().nullable(),
  lapsesAt: instant.nullable(),
  offersOpen: z.number(),
  offersYes: z.number(),
  /** Who said yes and does not hold the shift: the first to say it first. */
  saidYes: z.array(z.string()),
  cancelledBecause: z.string().nullable(),
});

export const missing = z.array(z.object({ fact: z.string(), because: z.string() }));

export const confirmation = z.object({
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

export const due = z.object({
  side: z.enum(['hirer', 'worker']),
  givenAt: instant,
  dueOn: date,
  confirmedAt: instant.nullable(),
});

/** How one worker's paper in one booking stands. */
export const paperOfWorker = z.object({
  personId: id,
  workerName: z.string(),
  shifts: z.number(),
  paper: z.enum(PAPER),
  version: z.number(),
  dueOn: date.nullable(),
  /** What keeps the confirmation from being sent. */
  missing,
});

export const line = z.object({
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
  vatCode: z.enum(VAT_CODES),
  shifts: z.array(shiftRow),
});

export const booking = z.object({
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
  costCentre: z.string(),
  costCentreRequired: z.boolean(),
  referenceRequired: z.boolean(),
  /** Why nothing new is booked for this bill-to; null: it is not on stop. */
  stopped: z.object({ because: z.string(), stoppedAt: instant }).nullable(),
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

export const offer = z.object({
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

export const withBooking = z.object({ bookingId: id });
export const withLine = z.object({ lineId: id });
export const withShift = z.object({ shiftId: id });
export const withConfirmation = z.object({ confirmationId: id });
export const changed = z.object({ changed: z.boolean(), missing });

export type ShiftInput = z.output<typeof shiftInput>;
export type RepeatInput = z.output<typeof repeatInput>;
export type LineInput = z.output<typeof lineInput>;
export type ParticularsInput = z.output<typeof particulars>;
export type ShiftRow = z.output<typeof shiftRow>;
export type BookingPage = z.output<typeof booking>;
export type ConfirmationRow = z.output<typeof confirmation>;

export const quoteBooking = {
  method: 'POST',
  path: '/api/booking-quote',
  action: 'bookings.read',
  summary:
    'What a booking would be paid and charged at, what stays of it, and what needs approval.',
  body: z.object({
    bookingId: id,
    siteId: id,
    billToId: id.nullable(),
    contractKind: z.enum(CONTRACT_KINDS),
    poNumber: name.default(''),
    lines: z
      .array(
        z.object({
          key: z.string().max(40),
          role: z.string().min(1).max(80),
          payPence: pence.optional(),
          chargePence: pence.optional(),
          shifts: z.array(shiftInput).max(MOST_SHIFTS),
        }),
      )
      .max(50),
  }),
  reply: z.object({
    lines: z.array(
      z.object({
        key: z.string(),
        /** Why there is no rate; null: there is. */
        because: z.string().nullable(),
        rates: z.array(quotedRate),
      }),
    ),
    needs: z.array(quotedNeed),
    credit: quotedCredit.nullable(),
    total: quotedTotal.nullable(),
    /** Bookings of the last 14 days that ask for the same role at this site at overlapping times. */
    doubles: z.array(
      z.object({
        bookingId: id,
        number: z.string(),
        role: z.string(),
        takenAt: instant,
        shifts: z.int(),
        /** Of the first of them. */
        startsAt: instant,
        endsAt: instant,
      }),
    ),
  }),
} as const satisfies Route;

export type QuoteInput = z.output<typeof quoteBooking.body>;

/** For which sides the short form of a confirmation serves (reg 21(4)), and the full paper it refers to. */
export const shortForm = z.object({
  number: z.string(),
  version: z.int(),
  madeAt: instant,
  sides: z.array(z.enum(['hirer', 'worker'])),
});

/** A mail as it would go. */
export const mailShown = z.object({
  toName: z.string(),
  toAddress: z.string(),
  subject: z.string(),
  body: z.string(),
  /** File names of what is attached. */
  attachments: z.array(z.string()),
});
