import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { APPOINTMENT_STATES, date, id, instant, keysOf, params, text } from './shapes-schema.ts';

export { readFirstPage, WAITS } from './first-page-schema.ts';
export {
  openRecordRoute,
  openThingRoute,
  readExternalClaim,
  readExternalCycle,
  readExternalItem,
  readExternalLook,
  readExternalPlan,
  readExternalStaff,
  readMinutes,
  readRecord,
} from './inspect-schema.ts';
export {
  closeSampleRoute,
  exportTrailRoute,
  openSampleRoute,
  pickRoute,
  readExternalSample,
  recordPickRoute,
  signBaseRoute,
} from './sample-schema.ts';
export { APPOINTMENT_STATES, OUTCOMES } from './shapes-schema.ts';

export const readExternal = {
  method: 'GET',
  path: '/api/external',
  action: 'external.read',
  summary:
    'Who comes in from outside for which qualification, their samples, and, for an external verifier, what is theirs to read.',
  reply: z.object({
    today: date,
    /** The reader is an external verifier: they read by qualification, below. */
    isVerifier: z.boolean(),
    appointments: z.array(
      z.object({
        appointmentId: id,
        memberName: z.string(),
        frameworkCode: z.string(),
        fromOn: date,
        toOn: date,
        reference: z.string(),
        state: z.enum(keysOf(APPOINTMENT_STATES)),
        madeBy: z.string(),
      }),
    ),
    samples: z.array(
      z.object({
        sampleId: id,
        cycleId: id,
        cycleName: z.string(),
        frameworkCode: z.string(),
        verifierName: z.string(),
        /** The reader took it. */
        isMine: z.boolean(),
        openedAt: instant,
        there: z.int(),
        asked: z.int(),
        missing: z.int(),
        closedAt: instant.nullable(),
        signedAt: instant.nullable(),
        /** Decisions of the base that came after the signature. */
        unsigned: z.int(),
      }),
    ),
    /** External verifiers who may be appointed, and the last day of their role; empty where the reader may not. */
    verifiers: z.array(z.object({ memberId: id, name: z.string(), until: date.nullable() })),
    frameworks: z.array(z.object({ code: z.string(), title: z.string() })),
    /** What the reader is appointed for today, whole. */
    qualifications: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        toOn: date,
        percent: z.number().nullable(),
        learners: z.array(
          z.object({
            learnerId: id,
            name: z.string(),
            number: z.string().nullable(),
            state: z.string(),
            startedOn: date,
            decided: z.int(),
            openedToday: z.boolean(),
          }),
        ),
        staff: z.array(
          z.object({
            memberId: id,
            name: z.string(),
            post: z.string(),
            units: z.array(z.string()),
            fromOn: date,
          }),
        ),
        cycles: z.array(
          z.object({
            cycleId: id,
            name: z.string(),
            fromOn: date,
            toOn: date,
            released: z.boolean(),
            sampleId: id.nullable(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

export const appointRoute = {
  method: 'POST',
  path: '/api/external/appointments',
  action: 'external.appoint',
  summary: 'An external verifier may come in for one qualification, from a day to a day (W33).',
  body: z.object({
    id,
    memberId: id,
    frameworkCode: z.string().min(1).max(60),
    fromOn: date,
    toOn: date,
    reference: text(120, { min: 1, what: 'The reference' }),
  }),
  reply: z.object({ appointmentId: id }),
} as const satisfies Route;

export const endAppointmentRoute = {
  method: 'POST',
  path: '/api/external/appointments/:id/ending',
  action: 'external.appoint',
  summary: 'Ends an appointment before its last day: from here nothing of it is read.',
  params,
  reply: z.object({ appointmentId: id }),
} as const satisfies Route;
