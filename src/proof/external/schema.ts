import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { readClaimToJudge, readItemToJudge } from '../assessment/schema.ts';
import { readStaffMember } from '../centre/schema.ts';
import { date, id, instant, text } from '../portfolio/shapes-schema.ts';
import { readCycle, readSample } from '../verification/schema.ts';

/** What an external verifier found of a learner's unit. */
export const OUTCOMES = {
  agreed: 'Agreed',
  not_agreed: 'Not agreed',
  action: 'Action needed',
} as const;
/** How an appointment stands today. */
export const APPOINTMENT_STATES = {
  ahead: 'Not begun yet',
  in_force: 'In force',
  over: 'Over',
  ended: 'Ended early',
} as const;

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const params = z.object({ id });
const ofFramework = z.object({ framework: z.string().min(1).max(60) });

const samplePair = z.object({ there: z.int(), asked: z.int() });

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
        cycleName: z.string(),
        frameworkCode: z.string(),
        verifierName: z.string(),
        there: z.int(),
        asked: z.int(),
        missing: z.int(),
        closedAt: instant.nullable(),
        signedAt: instant.nullable(),
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

export const openRecordRoute = {
  method: 'POST',
  path: '/api/external/learners/:id/opening',
  action: 'external.verify',
  summary: 'Opens a learner’s record for today: any learner of the qualification, on the record.',
  params,
  body: z.object({ frameworkCode: z.string().min(1).max(60) }),
  reply: z.object({ learnerId: id }),
} as const satisfies Route;

export const openThingRoute = {
  method: 'POST',
  path: '/api/external/openings',
  action: 'external.verify',
  summary:
    'Opens a staff file, a cycle, or minutes and standardisation for today, on the record once a day.',
  body: z.object({
    kind: z.enum(['staff', 'cycle', 'minutes']),
    /** The member or the cycle; the minutes are one for all. */
    thingId: id.nullable().default(null),
    frameworkCode: z.string().min(1).max(60),
  }),
  reply: z.object({ kind: z.string() }),
} as const satisfies Route;

export const readMinutes = {
  method: 'GET',
  path: '/api/external/minutes',
  action: 'external.verify',
  summary:
    'Minutes of staff meetings, and how items of the qualification were judged blind and assessors observed.',
  query: ofFramework,
  reply: z.object({
    frameworkCode: z.string(),
    meetings: z.array(
      z.object({
        meetingId: id,
        name: z.string(),
        heldOn: date,
        present: z.array(z.string()),
        absent: z.array(z.string()),
        equalOpportunities: z.string(),
        items: z.array(z.object({ heading: z.string(), minutes: z.string() })),
        followedUp: z.array(z.object({ action: z.string(), words: z.string(), done: z.boolean() })),
      }),
    ),
    items: z.array(
      z.object({
        itemId: id,
        unitReference: z.string(),
        openedOn: date,
        state: z.string(),
        asked: z.int(),
        judged: z.int(),
      }),
    ),
    observations: z.array(
      z.object({
        observationId: id,
        assessorName: z.string(),
        observerName: z.string(),
        unitReference: z.string(),
        heldOn: date,
        seen: z.string(),
        strengths: z.string(),
        signed: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;

export const readRecord = {
  method: 'GET',
  path: '/api/external/learners/:id',
  action: 'external.verify',
  summary: 'A learner’s record on one qualification, once it was opened today.',
  params,
  query: ofFramework,
  reply: z.object({
    learnerId: id,
    name: z.string(),
    frameworkCode: z.string(),
    number: z.string().nullable(),
    state: z.string(),
    startedOn: date,
    plannedEndOn: date,
    arrangements: z.array(z.object({ arrangementId: id, size: z.string() })),
    units: z.array(
      z.object({
        unitId: id,
        reference: z.string(),
        title: z.string(),
        claims: z.array(
          z.object({
            claimId: id,
            attempt: z.int(),
            claimedAt: instant,
            withdrawn: z.boolean(),
            assessorName: z.string().nullable(),
            decision: z
              .object({
                outcome: z.enum(['achieved', 'not_yet']),
                /** Informal until the base that holds it is released (R73). */
                standing: z.enum(['informal', 'ratified']),
                decidedAt: instant,
              })
              .nullable(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

export const readExternalClaim = {
  method: 'GET',
  path: '/api/external/claims/:id',
  action: 'external.verify',
  summary: 'A claim of an opened record as its assessor sees it: criteria, judgements, items.',
  params,
  reply: readClaimToJudge.reply,
} as const satisfies Route;

export const readExternalItem = {
  method: 'GET',
  path: '/api/external/claims/:id/evidence/:evidenceId',
  action: 'external.verify',
  summary: 'One item of it as it was frozen at the claim, with the sealed record of each entry.',
  params: z.object({ id, evidenceId: id }),
  reply: readItemToJudge.reply,
} as const satisfies Route;

export const readExternalStaff = {
  method: 'GET',
  path: '/api/external/staff/:id',
  action: 'external.verify',
  summary: 'The file of somebody who advises, assesses or verifies on the qualification.',
  params,
  query: ofFramework,
  reply: readStaffMember.reply,
} as const satisfies Route;

export const readExternalCycle = {
  method: 'GET',
  path: '/api/external/cycles/:id',
  action: 'external.verify',
  summary: 'A cycle of internal verification of the qualification: its plan and its samples.',
  params,
  reply: readCycle.reply,
} as const satisfies Route;

export const readExternalPlan = {
  method: 'GET',
  path: '/api/external/cycles/:id/plan',
  action: 'external.verify',
  summary: 'Its plan as a file, to repeat the draw with (R84).',
  params,
  reply: 'file',
} as const satisfies Route;

export const readExternalLook = {
  method: 'GET',
  path: '/api/external/verified/:id',
  action: 'external.verify',
  summary: 'One learner’s unit of the centre’s own sample, with each record of it.',
  params,
  reply: readSample.reply,
} as const satisfies Route;

export const openSampleRoute = {
  method: 'POST',
  path: '/api/external/samples',
  action: 'external.verify',
  summary: 'Opens the external sample of a base; there is one of a cycle (R79).',
  body: z.object({ id, cycleId: id }),
  reply: z.object({ sampleId: id }),
} as const satisfies Route;

export const readExternalSample = {
  method: 'GET',
  path: '/api/external/samples/:id',
  action: 'external.read',
  summary:
    'An external sample: the whole base to pick from, what is picked and found, and what it lacks.',
  params,
  reply: z.object({
    sampleId: id,
    cycleId: id,
    cycleName: z.string(),
    frameworkCode: z.string(),
    verifierName: z.string(),
    isMine: z.boolean(),
    standing: z.object({
      percent: z.number(),
      base: z.int(),
      units: samplePair,
      learners: samplePair,
      assessors: samplePair,
      special: samplePair,
      verified: samplePair,
      unverified: samplePair,
      /** Null: the sample is closed. */
      missing: z.array(z.string()),
    }),
    units: z.array(
      z.object({
        learnerId: id,
        learnerName: z.string(),
        unitId: id,
        unitReference: z.string(),
        unitTitle: z.string(),
        assessorName: z.string().nullable(),
        claimId: id.nullable(),
        decided: z.boolean(),
        special: z.boolean(),
        verified: z.boolean(),
        pick: z
          .object({
            pickId: id,
            /** The newest counts. */
            records: z.array(
              z.object({
                recordId: id,
                outcome: z.enum(keysOf(OUTCOMES)),
                words: z.string(),
                recordedAt: instant,
              }),
            ),
          })
          .nullable(),
      }),
    ),
    closed: z
      .object({ at: instant, percent: z.int(), asked: z.int(), lookedAt: z.int() })
      .nullable(),
    signature: z
      .object({
        at: instant,
        decisions: z.int(),
        decisionsSha256: z.string(),
        /** Decisions of the base that came after it: it does not cover them. */
        unsigned: z.int(),
      })
      .nullable(),
    /** What stands between it and the signature. */
    beforeSigning: z.array(z.string()),
  }),
} as const satisfies Route;

export const pickRoute = {
  method: 'POST',
  path: '/api/external/samples/:id/picks',
  action: 'external.verify',
  summary: 'Picks a learner’s unit of the base, verified by the centre or not (R80).',
  params,
  body: z.object({ id, learnerId: id, unitId: id }),
  reply: z.object({ pickId: id }),
} as const satisfies Route;

export const recordPickRoute = {
  method: 'POST',
  path: '/api/external/picks/:id/records',
  action: 'external.verify',
  summary: 'What was found of a picked unit; a later record supersedes it.',
  params,
  body: z.object({
    id,
    outcome: z.enum(keysOf(OUTCOMES)),
    words: text(4000, { lines: true, what: 'The notes' }).default(''),
  }),
  reply: z.object({ recordId: id }),
} as const satisfies Route;

export const exportTrailRoute = {
  method: 'POST',
  path: '/api/external/picks/:id/trail',
  action: 'external.verify',
  summary:
    'All that led to a picked unit as one file that verifies offline: sealed entries, proofs, texts, checkpoint.',
  params,
  reply: 'file',
} as const satisfies Route;

export const closeSampleRoute = {
  method: 'POST',
  path: '/api/external/samples/:id/closing',
  action: 'external.verify',
  summary: 'Closes the sample once it is as large and as broad as the tariff asks (R78, R80, R88).',
  params,
  reply: z.object({ sampleId: id }),
} as const satisfies Route;

export const signBaseRoute = {
  method: 'POST',
  path: '/api/external/samples/:id/signature',
  action: 'external.verify',
  summary: 'The external verifier signs the base by their own press and name (R91).',
  params,
  body: z.object({
    reference: text(120, { min: 1, what: 'The reference' }),
    /** Their own name, typed: the press is theirs. */
    ownName: text(120, { min: 1, what: 'Your name' }),
  }),
  reply: z.object({ sampleId: id, decisions: z.int() }),
} as const satisfies Route;
