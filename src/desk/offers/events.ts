import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const instant = z.iso.datetime();
const count = z.int().min(0);
const mode = z.enum(['first_yes', 'collect', 'hirer_first']);
const spoken = z.enum(['phone', 'email', 'in_person']);

/** How a client, or one line, takes people was said. */
export const modeSet = eventKind(
  'offer.mode_set',
  1,
  z.strictObject({ mode, of: z.enum(['client', 'line']) }),
);

/** A client asks for somebody by name, or no longer. */
export const favouriteNamed = eventKind('offer.favourite_named', 1, z.strictObject({}));
export const favouriteEnded = eventKind('offer.favourite_ended', 1, z.strictObject({}));

/** When the machine asks nobody. Minutes of the day. */
export const quietSet = eventKind(
  'offer.hours_set',
  1,
  z.strictObject({ quietFrom: count, quietUntil: count, unlessHours: count }),
);

/** A round of asking was begun. */
export const roundStarted = eventKind(
  'offer.round_started',
  1,
  z.strictObject({
    shifts: z.array(id),
    mode,
    channel: z.enum(['text', 'mail']),
    rings: z.array(z.enum(['picked', 'favourites', 'know_site', 'everyone'])),
    ringMinutes: count,
    closesAt: instant,
  }),
);

/** One ring was asked: by whoever began, or by itself after its minutes. */
export const ringAsked = eventKind(
  'offer.ring_asked',
  1,
  z.strictObject({
    ring: z.int(),
    kind: z.enum(['picked', 'favourites', 'know_site', 'everyone']),
    asked: count,
    leftOut: z.record(z.string(), count),
  }),
);

/** A worker answered by their own link or by text: nobody's work. */
export const roundReplied = eventKind(
  'offer.replied',
  1,
  z.strictObject({
    how: z.enum(['link', 'text']),
    outcome: z.enum(['assigned', 'interested', 'declined', 'stopped', 'filled']),
    shifts: z.array(id),
    got: z.array(id),
    rules: z.array(z.string()),
  }),
);

/** Somebody at the desk has seen a yes that a rule stopped. */
export const stopSeen = eventKind('offer.stop_seen', 1, z.strictObject({}));

/** People who had said yes were told that others go. */
export const stoodDown = eventKind('offer.stood_down', 1, z.strictObject({ told: count }));

export const roundClosed = eventKind(
  'offer.round_closed',
  1,
  z.strictObject({ why: z.enum(['filled', 'stopped']), asked: count, answered: count }),
);

export const reserved = eventKind('offer.reserved', 1, z.strictObject({ position: count }));
export const reserveEnded = eventKind('offer.reserve_ended', 1, z.strictObject({}));

/** A person was proposed to the hirer. */
export const proposed = eventKind(
  'offer.proposed',
  1,
  z.strictObject({ shifts: z.array(id), how: spoken }),
);

/** What the hirer said of them. */
export const proposalAnswered = eventKind(
  'offer.proposal_answered',
  1,
  z.strictObject({
    shifts: z.array(id),
    answer: z.enum(['accepted', 'declined']),
    how: spoken,
    saidAt: instant,
  }),
);

export const callDownStarted = eventKind(
  'call_down.started',
  1,
  z.strictObject({ shifts: z.array(id), people: count }),
);
export const callClaimed = eventKind('call_down.claimed', 1, z.strictObject({ until: instant }));
export const callLeft = eventKind('call_down.left', 1, z.strictObject({}));
export const callPressed = eventKind(
  'call_down.pressed',
  1,
  z.strictObject({
    outcome: z.enum(['no_answer', 'message_left', 'declined', 'yes', 'ring_back']),
    held: z.enum(['pencilled', 'assigned']).nullable(),
  }),
);
