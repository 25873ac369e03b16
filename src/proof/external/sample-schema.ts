import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { id, instant, keysOf, OUTCOMES, params, text } from './shapes-schema.ts';

const samplePair = z.object({ there: z.int(), asked: z.int() });

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
