import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { pinnedTo } from '../tasks/shapes-schema.ts';
import {
  ACCEPTED_HOW,
  date,
  finding,
  id,
  instant,
  MOST_SHIFTS,
  mailShown,
  missing,
  OFFER_STATES,
  OFFERED_HOW,
  PAPER,
  SAME_PERSON,
  shiftRow,
  shortForm,
  text,
  withBooking,
  withConfirmation,
  withLine,
  withShift,
} from './shapes-schema.ts';

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
  alerts: pinnedTo,
});

const mayNot = z.object({
  personId: id,
  displayName: z.string(),
  findings: z.array(finding.extend({ shiftIds: z.array(id) })),
  alerts: pinnedTo,
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

export const liftRuleRoute = {
  method: 'POST',
  path: '/api/rule-overrides',
  action: 'rules.override',
  summary: 'Lifts a block that the law lets somebody lift, for one worker and shifts, on a ground.',
  body: z.object({
    personId: id,
    rule: z.string().min(1).max(40),
    /** Key of one of the rule's grounds in law: see the grounds of the rule. */
    groundKey: z.string().regex(/^[a-z0-9_]{1,60}$/, 'Choose one of the rule’s grounds in law.'),
    /** What is done instead. */
    instead: text(500, { min: 1 }),
    /** The shifts it is lifted for, each with the id that names the override. */
    overrides: z
      .array(z.object({ id, shiftId: id }))
      .min(1)
      .max(MOST_SHIFTS),
    /** Shifts asked for together with them. */
    together: z.array(id).max(MOST_SHIFTS).default([]),
  }),
  reply: z.object({ overrideIds: z.array(id) }),
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

const heldAs = z.object({
  assignmentId: id,
  personId: id,
  as: z.enum(['pencil', 'accept']),
  acceptedAt: instant.nullable(),
  lapsesAt: instant.nullable(),
});

export const moveShiftRoute = {
  method: 'POST',
  path: '/api/shifts/:shiftId/move',
  action: 'bookings.offer',
  summary:
    'Moves a shift from whoever holds it to another worker or to nobody, in one act; taking it back is another move.',
  params: withShift,
  body: z.object({
    /** Names the assignment that the move makes. */
    id,
    /** The assignment as the page showed it; null when nobody held the shift. */
    from: id.nullable(),
    /** The worker it goes to; null opens it again. */
    to: id.nullable(),
    as: z.enum(['pencil', 'accept']).default('pencil'),
    /** Why whoever held it gives it up; needed when they had accepted. */
    because: text(500).default(''),
    how: z.enum(ACCEPTED_HOW).default('spoken'),
    willing: z.boolean().default(false),
    saidAt: instant.optional(),
  }),
  reply: z.object({
    was: heldAs.nullable(),
    now: heldAs.nullable(),
    findings: z.array(finding),
  }),
} as const satisfies Route;

export const previewConfirmation = {
  method: 'GET',
  path: '/api/bookings/:bookingId/confirmation-preview',
  action: 'bookings.read',
  summary: 'What confirming would send, to whom, and what still keeps it from being sent.',
  params: withBooking,
  query: z.object({
    personId: id,
    because: text(500).default(''),
    /** 'yes': all particulars, though the short form would serve. */
    full: z.enum(['yes', 'no']).default('no'),
  }),
  reply: z.object({
    paper: z.enum(PAPER),
    /** The short form serves (reg 21(4)): for which sides, and the paper it refers to. */
    short: shortForm.nullable(),
    reason: z.enum(['first', 'change', 'cancellation']),
    version: z.number(),
    shifts: z.array(
      z.object({ shiftId: id, startsAt: instant, endsAt: instant, stands: z.boolean() }),
    ),
    missing,
    /** What stops the worker from these shifts as things stand now; confirming is refused. */
    stoppedBy: z.array(finding.extend({ shiftIds: z.array(id) })),
    mails: z.array(mailShown.extend({ side: z.enum(['hirer', 'worker']) })),
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
    /** All particulars, though the short form would serve. */
    full: z.boolean().default(false),
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

export type RankingQuery = z.output<typeof rankingQuery>;
export type Ranking = z.output<typeof ranking>;

export const noLongerClearRoute = {
  method: 'GET',
  path: '/api/no-longer-clear',
  action: 'bookings.rank',
  summary: 'Workers assigned to coming shifts whom a rule now stops, with the rule and its reason.',
  query: z.object({ hours: z.coerce.number().int().min(1).max(336).default(72) }),
  reply: z.object({
    total: z.number(),
    rows: z.array(shiftRow.extend({ findings: z.array(finding) })),
  }),
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

export const weekWorkersRoute = {
  method: 'GET',
  path: '/api/week-workers',
  action: 'bookings.rank',
  summary: 'How the workers of the grid stand with the rules that follow them through the weeks.',
  query: z.object({
    date,
    weeks: z.coerce.number().int().min(1).max(4).default(1),
    q: text(120).optional(),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        personId: id,
        averageMinutes: z.int().nullable(),
        optedOut: z.boolean(),
        rightToWorkUntil: date.nullable(),
        agencyWeeks: z.object({ weeks: z.int(), rightsFrom: date.nullable() }).nullable(),
        /** A rule stops this worker today, whatever the work. */
        stopped: z.boolean(),
        /** Days they said they cannot work. */
        away: z.array(z.object({ start: instant, end: instant })),
      }),
    ),
  }),
} as const satisfies Route;
