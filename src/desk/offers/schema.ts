import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const token = z.string().min(20).max(200);
const words = z.string().max(1000).default('');
const mode = z.enum(['first_yes', 'collect', 'hirer_first']);
const channel = z.enum(['text', 'mail']);
const ringKind = z.enum(['picked', 'favourites', 'know_site', 'everyone']);
const outcome = z.enum(['assigned', 'interested', 'declined', 'stopped', 'filled']);
const spoken = z.enum(['phone', 'email', 'in_person']);
const standing = z.enum([
  'left_out',
  'asked',
  'declined',
  'interested',
  'stopped',
  'proposed',
  'hirer_accepted',
  'hirer_declined',
  'reserve',
  'pencilled',
  'assigned',
  'stood_down',
  'silent',
]);
const leftOut = z.enum(['do_not_contact', 'no_address', 'not_cleared', 'asked_already']);
const finding = z.object({ rule: z.string(), because: z.string(), source: z.string() });

const roundRow = z.object({
  roundId: id,
  bookingId: id,
  lineId: id,
  number: z.string(),
  clientName: z.string(),
  siteName: z.string(),
  roleName: z.string(),
  when: z.string(),
  mode,
  channel,
  startedAt: instant,
  startedBy: z.string(),
  closesAt: instant,
  closedAt: instant.nullable(),
  closedWhy: z.enum(['filled', 'stopped']).nullable(),
  isOpen: z.boolean(),
  nextRingAt: instant.nullable(),
  places: z.int(),
  placesOpen: z.int(),
  asked: z.int(),
  answered: z.int(),
  /** People whose yes waits for us, with those a rule stopped. */
  waiting: z.int(),
});

export const listRounds = {
  method: 'GET',
  path: '/api/offer-rounds',
  action: 'offers.read',
  summary: 'Rounds of asking, those that wait for us first, with deadlines and answers.',
  query: z.object({ state: z.enum(['open', 'all']).default('open') }),
  reply: z.object({
    total: z.int(),
    /** Answers in all open rounds that wait for us. */
    waiting: z.int(),
    rows: z.array(roundRow),
  }),
} as const satisfies Route;

export const readRound = {
  method: 'GET',
  path: '/api/offer-rounds/:id',
  action: 'offers.read',
  summary: 'One round: who was asked in which order, what they said and when, how they stand.',
  params: z.object({ id }),
  reply: roundRow.extend({
    note: z.string(),
    ringMinutes: z.int(),
    shifts: z.array(
      z.object({ shiftId: id, label: z.string(), startsAt: instant, isOpen: z.boolean() }),
    ),
    oneFace: z.boolean(),
    rings: z.array(
      z.object({
        position: z.int(),
        kind: ringKind,
        askedAt: instant.nullable(),
        asked: z.int().nullable(),
      }),
    ),
    contacts: z.array(z.object({ contactId: id, name: z.string() })),
    people: z.array(
      z.object({
        personId: id,
        name: z.string(),
        phone: z.string(),
        ring: z.int(),
        position: z.int(),
        leftOut: leftOut.nullable(),
        askedAt: instant,
        standing,
        replyId: id.nullable(),
        saidAt: instant.nullable(),
        how: z.enum(['link', 'text', 'desk']).nullable(),
        words: z.string(),
        outcome: outcome.nullable(),
        /** Shifts they said yes to. */
        yesShifts: z.array(id),
        findings: z.array(finding),
        seenBy: z.string(),
        reserveId: id.nullable(),
        proposalId: id.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const startRoundRoute = {
  method: 'POST',
  path: '/api/offer-rounds',
  action: 'offers.ask',
  summary: 'Ask people for shifts of one line by text or mail: by name, or in rings.',
  body: z.object({
    id,
    shiftIds: z.array(id).min(1).max(200),
    channel,
    note: words,
    picked: z.array(id).max(150).default([]),
    rings: z
      .array(z.enum(['favourites', 'know_site', 'everyone']))
      .max(3)
      .default([]),
    ringMinutes: z.int().min(1).max(1440).default(20),
    closesAt: instant.optional(),
  }),
  reply: z.object({
    roundId: id,
    asked: z.int(),
    leftOut: z.array(z.object({ personId: id, why: leftOut })),
  }),
} as const satisfies Route;

export const closeRoundRoute = {
  method: 'POST',
  path: '/api/offer-rounds/:id/close',
  action: 'offers.ask',
  summary: 'End a round: nobody more is asked, and whoever waited without a place is told.',
  params: z.object({ id }),
  reply: z.object({ roundId: id, stoodDown: z.int() }),
} as const satisfies Route;

export const seeStoppedRoute = {
  method: 'POST',
  path: '/api/offer-replies/:id/seen',
  action: 'offers.ask',
  summary: 'Say that a yes which a rule stopped has been looked at.',
  params: z.object({ id }),
  reply: z.object({ replyId: id }),
} as const satisfies Route;

export const reserveRoute = {
  method: 'POST',
  path: '/api/offer-reserves',
  action: 'offers.ask',
  summary: 'Put somebody last on the reserve list of a line.',
  body: z.object({ id, lineId: id, personId: id }),
  reply: z.object({ reserveId: id, position: z.int() }),
} as const satisfies Route;

export const endReserveRoute = {
  method: 'POST',
  path: '/api/offer-reserves/:id/end',
  action: 'offers.ask',
  summary: 'Take somebody off the reserve list.',
  params: z.object({ id }),
  reply: z.object({ reserveId: id }),
} as const satisfies Route;

export const proposeRoute = {
  method: 'POST',
  path: '/api/hirer-proposals',
  action: 'offers.propose',
  summary: 'Note that somebody was proposed to the hirer.',
  body: z.object({ id, personId: id, shiftIds: z.array(id).min(1).max(200), how: spoken }),
  reply: z.object({ proposalId: id }),
} as const satisfies Route;

export const answerProposalRoute = {
  method: 'POST',
  path: '/api/hirer-proposals/:id/answer',
  action: 'offers.propose',
  summary: 'Record what the hirer said of somebody proposed: who said it, how and when.',
  params: z.object({ id }),
  body: z.object({
    answer: z.enum(['accepted', 'declined']),
    how: spoken,
    contactId: id,
    saidAt: instant.optional(),
    words,
  }),
  reply: z.object({ proposalId: id, answer: z.enum(['accepted', 'declined']) }),
} as const satisfies Route;

export const readBookingOffers = {
  method: 'GET',
  path: '/api/bookings/:id/offers',
  action: 'offers.read',
  summary: 'What was offered on a booking: rounds, lists, reserves, and the history in order.',
  params: z.object({ id }),
  reply: z.object({
    lines: z.array(
      z.object({
        lineId: id,
        roleName: z.string(),
        mode,
        own: z.boolean(),
        openShifts: z.int(),
        firstShiftId: id.nullable(),
        reserves: z.array(z.object({ reserveId: id, personId: id, name: z.string() })),
      }),
    ),
    rounds: z.array(roundRow),
    callDowns: z.array(
      z.object({
        callDownId: id,
        madeAt: instant,
        madeBy: z.string(),
        people: z.int(),
        rung: z.int(),
      }),
    ),
    history: z.array(
      z.object({
        at: instant,
        what: z.string(),
        personId: id,
        name: z.string(),
        by: z.string(),
        words: z.string(),
      }),
    ),
    historyTotal: z.int(),
  }),
} as const satisfies Route;

export const planRound = {
  method: 'GET',
  path: '/api/offer-plan',
  action: 'offers.ask',
  summary: 'What may be asked about the line of a shift: its open shifts, its way, who may go.',
  query: z.object({ shift: id }),
  reply: z.object({
    bookingId: id,
    number: z.string(),
    lineId: id,
    roleName: z.string(),
    siteName: z.string(),
    clientName: z.string(),
    mode,
    oneFace: z.boolean(),
    shifts: z.array(z.object({ shiftId: id, label: z.string(), startsAt: instant })),
    people: z.array(
      z.object({
        personId: id,
        name: z.string(),
        timesThere: z.int(),
        favourite: z.boolean(),
        byText: z.boolean(),
        byMail: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;

export const lookAtOffer = {
  method: 'POST',
  path: '/api/l/offer',
  action: 'public',
  summary: 'What a worker’s own link to an offer opens: the work, and what they said to it.',
  body: z.object({ token }),
  reply: z.object({
    agency: z.object({ name: z.string(), phone: z.string(), isSample: z.boolean() }),
    name: z.string(),
    role: z.string(),
    duties: z.string(),
    experience: z.string(),
    risks: z.string(),
    controls: z.string(),
    expenses: z.string(),
    payPence: z.object({ least: z.int(), most: z.int() }),
    place: z.object({ name: z.string(), address: z.string(), postcode: z.string() }),
    hirer: z.object({ name: z.string(), business: z.string() }),
    note: z.string(),
    closesAt: instant,
    firstYes: z.boolean(),
    oneFace: z.boolean(),
    slots: z.array(
      z.object({
        startsAt: instant,
        endsAt: instant,
        open: z.boolean(),
        saidYes: z.boolean().nullable(),
        got: z.boolean(),
      }),
    ),
    state: z.enum(['open', 'answered', 'closed']),
    said: z.object({ outcome, at: instant }).nullable(),
  }),
} as const satisfies Route;

export const answerOfferLink = {
  method: 'POST',
  path: '/api/l/offer/answer',
  action: 'public',
  summary: 'Answer an offer by one’s own link, once: yes to some of its days or all, or no.',
  body: z.object({
    token,
    id,
    /** Starts of the days they would go to; none: no. */
    yes: z.array(instant).max(200),
    words,
  }),
  reply: z.object({ outcome, at: instant, again: z.boolean() }),
} as const satisfies Route;

/** Assigning somebody who said yes is the room of bookings' own act. */
export { acceptRoute as acceptOfferedRoute } from '../bookings/schema.ts';
