import { z } from 'zod';
import type { ReplyOf, Route } from '../../lib/route.ts';
import { id, instant, mailShown, PAPER, text } from '../bookings/shapes-schema.ts';

/** Most workers of bookings that go at once. */
export const MOST_AT_ONCE = 40;

const items = z
  .array(z.object({ id, bookingId: id, personId: id }))
  .min(1)
  .max(MOST_AT_ONCE);
const because = text(500).default('');

export const owedConfirmations = {
  method: 'GET',
  path: '/api/confirmations-owed',
  action: 'bookings.read',
  summary:
    'Workers of bookings whose confirmation was never sent or is overtaken, soonest due first.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        bookingId: id,
        number: z.string(),
        clientName: z.string(),
        siteName: z.string(),
        personId: id,
        workerName: z.string(),
        contactId: id,
        contactName: z.string(),
        paper: z.enum(PAPER),
        shifts: z.int(),
        version: z.int(),
        nextStartsAt: instant.nullable(),
        dueOn: z.string().nullable(),
        late: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;

export type OwedRow = ReplyOf<typeof owedConfirmations>['rows'][number];

export const previewTogetherRoute = {
  method: 'POST',
  path: '/api/confirmations/preview',
  action: 'bookings.confirm',
  summary: 'Exactly what confirming several bookings together would send to whom; changes nothing.',
  body: z.object({ items, because }),
  reply: z.object({
    papers: z.int(),
    mails: z.array(mailShown.extend({ side: z.enum(['hirer', 'worker']) })),
    kept: z.array(z.object({ bookingId: id, personId: id, because: z.string() })),
  }),
} as const satisfies Route;

export const confirmTogetherRoute = {
  method: 'POST',
  path: '/api/confirmations',
  action: 'bookings.confirm',
  summary: 'Confirms workers of several bookings to both sides, in one message to each reader.',
  body: z.object({ items, because }),
  reply: z.object({
    sent: z.array(z.object({ id, bookingId: id, personId: id, version: z.int() })),
    kept: z.array(
      z.object({ id, bookingId: id, personId: id, code: z.string(), because: z.string() }),
    ),
    messages: z.int(),
  }),
} as const satisfies Route;
