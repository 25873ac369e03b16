import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant, remark } from './shapes-schema.ts';

const enrolmentLine = z.object({
  enrolmentId: id,
  frameworkId: id,
  frameworkCode: z.string(),
  frameworkTitle: z.string(),
  startedOn: date,
  chosenUnits: z.array(id),
});

/** Registered learners, and members with the role of a learner who are not registered yet. */
export const listLearners = {
  method: 'GET',
  path: '/api/learners',
  action: 'portfolio.oversee',
  summary: 'Learners with their enrolments, and members who may be enrolled.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        learnerId: id,
        name: z.string(),
        /** Null: not registered yet. */
        registeredAt: instant.nullable(),
        left: z.boolean(),
        enrolments: z.array(enrolmentLine),
        evidence: z.int(),
        openClaims: z.int(),
        decidedClaims: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. Reads back three years of the log. */
export const enrolLearner = {
  method: 'POST',
  path: '/api/learners',
  action: 'portfolio.enrol',
  summary: 'Registers a member as a learner and enrols them on a framework.',
  body: z.object({
    id,
    memberId: id,
    frameworkId: id,
    startedOn: date.optional(),
    unitIds: z.array(id).max(40).default([]),
  }),
  reply: z.object({ enrolmentId: id, suggested: z.int(), findings: z.array(remark) }),
} as const satisfies Route;

export const chooseUnitsRoute = {
  method: 'PUT',
  path: '/api/enrolments/:id/units',
  action: 'portfolio.enrol',
  summary: 'Sets the optional units that a learner works towards.',
  params: z.object({ id }),
  body: z.object({ unitIds: z.array(id).max(40) }),
  reply: z.object({ enrolmentId: id, findings: z.array(remark) }),
} as const satisfies Route;

/** Answers while optional units are being chosen, before anything is saved. */
export const judgeUnits = {
  method: 'GET',
  path: '/api/enrolment-choices/:frameworkId',
  action: 'portfolio.enrol',
  summary: 'What the rules of combination say of a choice of optional units.',
  params: z.object({ frameworkId: id }),
  query: z.object({
    /** Ids of optional units with commas between. */
    unitIds: z.string().max(2000).default(''),
  }),
  reply: z.object({
    /** Credits of the mandatory units and those chosen. */
    credit: z.int(),
    findings: z.array(remark),
  }),
} as const satisfies Route;
