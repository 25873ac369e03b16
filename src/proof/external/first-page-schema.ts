import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { APPOINTMENT_STATES, date, id, instant, keysOf } from './shapes-schema.ts';

/** What waits, by kind; each kind is counted on the page its line leads to. */
export const WAITS = {
  base: 'Base to sample',
  plan: 'Plan to read',
  sample: 'Sample to finish',
  signature: 'Base to sign',
  visit: 'Visit',
  report: 'Report to finish',
  action: 'Action',
  arrangement: 'Arrangement to agree',
  contact: 'Contact to record',
} as const;

const wait = z.object({
  kind: z.enum(keysOf(WAITS)),
  frameworkCode: z.string(),
  /** A whole sentence without its full stop. */
  what: z.string(),
  /** How many things the line stands for. */
  count: z.int(),
  /** Since when the oldest of them waits. */
  since: date,
  /** The day by which the first of them is due; null: none is set. */
  dueOn: date.nullable(),
  late: z.boolean(),
  href: z.string(),
});

export const readFirstPage = {
  method: 'GET',
  path: '/api/external/first-page',
  action: 'external.verify',
  summary:
    'What an external verifier begins with: what waits for them and for the centre, the next visit, figures since the last, and ways to what is theirs.',
  reply: z.object({
    today: date,
    appointments: z.array(
      z.object({
        appointmentId: id,
        frameworkCode: z.string(),
        title: z.string(),
        fromOn: date,
        toOn: date,
        reference: z.string(),
        state: z.enum(keysOf(APPOINTMENT_STATES)),
        /** The day it was ended before its last; null: it was not. */
        endedOn: date.nullable(),
      }),
    ),
    /** What the reader is to do: what is late first, then what waits longest. */
    yours: z.array(wait),
    /** What the reader waits for. */
    centres: z.array(wait),
    /** What the reader is appointed for today. */
    qualifications: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        toOn: date,
        /** Of decided units, as the tariff asks; null: no tariff is on record. */
        percent: z.number().nullable(),
        next: z.object({ visitId: id, on: date, kind: z.string(), agreed: z.boolean() }).nullable(),
        /** The newest pack handed over. */
        pack: z
          .object({ visitId: id, number: z.int(), madeAt: instant, taken: z.boolean() })
          .nullable(),
        figures: z.object({
          from: date,
          /** Since the last visit that was held; else since the appointment began. */
          isVisit: z.boolean(),
          lines: z.array(
            z.object({
              what: z.string(),
              count: z.int(),
              /** It is not kept by qualification: it is counted of the whole centre. */
              ofCentre: z.boolean(),
            }),
          ),
        }),
        learners: z.array(
          z.object({ learnerId: id, name: z.string(), number: z.string().nullable() }),
        ),
        staff: z.array(z.object({ memberId: id, name: z.string(), post: z.string() })),
        bases: z.array(
          z.object({
            cycleId: id,
            name: z.string(),
            fromOn: date,
            toOn: date,
            released: z.boolean(),
            /** The reader’s own sample of it, or a colleague’s; null: nobody’s from outside. */
            sampleId: id.nullable(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;
