import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { readClaimToJudge, readItemToJudge } from '../assessment/schema.ts';
import { readStaffMember } from '../centre/schema.ts';
import { readCycle, readSample } from '../verification/schema.ts';
import { date, id, instant, params } from './shapes-schema.ts';

const ofFramework = z.object({ framework: z.string().min(1).max(60) });

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
