import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { HOW_KNOWN } from './skills-schema.ts';

const id = z.uuid();
const ofId = z.object({ id });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const line = (max: number) => z.string().max(max);
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];

/** How far somebody has come, as pages say it. */
export const STAGES = {
  enquiry: 'Enquiry',
  form: 'Form is out',
  interview: 'To interview',
  checks: 'Checks',
  cleared: 'Cleared',
  declined: 'Declined',
  withdrawn: 'Withdrew',
} as const;
export const HOW_HELD = { in_person: 'In person', video: 'By video', phone: 'By phone' } as const;

const stage = z.enum(keysOf(STAGES));
const step = z.enum(['form_out', 'form_back', 'cleared', 'declined', 'withdrawn', 'reopened']);
const how = z.enum(keysOf(HOW_HELD));
const howKnown = z.enum(keysOf(HOW_KNOWN));
const missing = z.array(z.object({ rule: z.string(), because: z.string(), clears: z.string() }));
const members = z.array(z.object({ memberId: id, name: z.string() }));

export const listRegistrations = {
  method: 'GET',
  path: '/api/registrations',
  action: 'registrations.read',
  summary: 'Registrations by stage, the longest there first, with what compliance finds missing.',
  query: z.object({
    stage: stage.optional(),
    /** open: still on the way; all: cleared and ended ones too. */
    show: z.enum(['open', 'all']).default('open'),
    whose: z.enum(['mine', 'all']).default('all'),
  }),
  reply: z.object({
    total: z.int(),
    now: instant,
    counts: z.record(stage, z.int()),
    rows: z.array(
      z.object({
        personId: id,
        name: z.string(),
        role: z.string(),
        stage,
        since: instant,
        ownerId: id,
        ownerName: z.string(),
        /** Compliance's words; nothing is asked of one that has ended. */
        missing,
        references: z.object({ asked: z.int(), received: z.int(), satisfied: z.int() }),
      }),
    ),
  }),
} as const satisfies Route;

export const candidateRegistration = {
  method: 'GET',
  path: '/api/candidates/:id/registration',
  action: 'registrations.read',
  summary: 'How a candidate’s registration stands: stage, steps, interviews, skills, tests, photo.',
  params: ofId,
  reply: z.object({
    today: date,
    roles: z.array(z.object({ role: z.string(), name: z.string() })),
    members,
    me: id.nullable(),
    registration: z
      .object({
        role: z.string(),
        ownerId: id,
        ownerName: z.string(),
        stage,
        since: instant,
        reason: z.string(),
        next: z.enum(['form_out', 'form_back', 'interview', 'cleared', 'reopened']).nullable(),
        missing,
        measuredBy: z.string(),
      })
      .nullable(),
    steps: z.array(z.object({ step, at: instant, by: z.string(), reason: z.string() })),
    interviews: z.array(
      z.object({
        interviewId: id,
        heldAt: instant,
        heldBy: z.string(),
        how,
        needs: z.string(),
        wants: z.string(),
        expectations: z.string(),
        identitySeen: z.string(),
        checked: z.boolean(),
      }),
    ),
    skills: z.array(
      z.object({
        sector: z.string(),
        skill: z.string(),
        version: z.string(),
        how: howKnown,
        at: instant,
        by: z.string(),
      }),
    ),
    tests: z.array(
      z.object({
        testId: id,
        name: z.string(),
        version: z.string(),
        score: z.number(),
        outOf: z.number(),
        takenOn: date,
        by: z.string(),
      }),
    ),
    photo: z.object({
      /** Roles of theirs that need one, by name; none: no photo is kept. */
      neededFor: z.array(z.string()),
      takenInAt: instant.nullable(),
    }),
  }),
} as const satisfies Route;

export const openRoute = {
  method: 'PUT',
  path: '/api/candidates/:id/registration',
  action: 'registrations.write',
  summary:
    'Starts a candidate’s registration for a role, or says whose it is or for which role now.',
  params: ofId,
  body: z.object({ role: line(160), ownerId: id }),
  reply: z.object({ personId: id }),
} as const satisfies Route;

export const stepRoute = {
  method: 'POST',
  path: '/api/candidates/:id/registration-steps',
  action: 'registrations.write',
  summary: 'Takes a registration a step on, or ends it with the reason.',
  params: ofId,
  body: z.object({ id, step, reason: line(1000).default('') }),
  reply: z.object({ stepId: id }),
} as const satisfies Route;

export const interviewRoute = {
  method: 'POST',
  path: '/api/candidates/:id/interviews',
  action: 'registrations.write',
  summary: 'Records an interview: needs, wants, expectations; identity seen becomes a check.',
  params: ofId,
  body: z.object({
    id,
    heldAt: instant,
    heldBy: id,
    how,
    needs: line(4000).default(''),
    wants: line(4000).default(''),
    expectations: line(4000).default(''),
    identitySeen: line(240).default(''),
  }),
  reply: z.object({ interviewId: id }),
} as const satisfies Route;

export const skillsRoute = {
  method: 'PUT',
  path: '/api/candidates/:id/skills-lists/:sector',
  action: 'registrations.write',
  summary: 'Keeps the answers to a sector’s list of skills; they join the candidate’s skills.',
  params: z.object({ id, sector: line(40) }),
  body: z.object({
    answers: z.array(z.object({ skill: line(120), how: howKnown })).max(60),
  }),
  reply: z.object({ added: z.int() }),
} as const satisfies Route;

export const testRoute = {
  method: 'POST',
  path: '/api/candidates/:id/tests',
  action: 'registrations.write',
  summary: 'Records the result of a test with its version and day.',
  params: ofId,
  body: z.object({
    id,
    name: line(240),
    version: line(120).default(''),
    score: z.number().min(0).max(10_000).multipleOf(0.01),
    outOf: z.number().min(1).max(10_000).multipleOf(0.01),
    takenOn: date,
  }),
  reply: z.object({ testId: id }),
} as const satisfies Route;

export const photoRoute = {
  method: 'POST',
  path: '/api/candidates/:id/photo',
  action: 'registrations.write',
  summary: 'Takes in a candidate’s photo, where one of their roles needs one.',
  params: ofId,
  upload: { maxBytes: 2 * 1024 * 1024, types: ['image/jpeg', 'image/png'] },
  reply: z.object({ personId: id }),
} as const satisfies Route;

export const photoFile = {
  method: 'GET',
  path: '/api/candidates/:id/photo',
  action: 'registrations.read',
  summary: 'A candidate’s photo.',
  params: ofId,
  reply: 'file',
} as const satisfies Route;

export const endPhoto = {
  method: 'DELETE',
  path: '/api/candidates/:id/photo',
  action: 'registrations.write',
  summary: 'Takes a candidate’s photo away.',
  params: ofId,
  reply: z.object({ personId: id }),
} as const satisfies Route;

export const listPhotoRoles = {
  method: 'GET',
  path: '/api/photo-roles',
  action: 'registrations.read',
  summary: 'Every role, and whether it needs a photo and why.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        role: z.string(),
        name: z.string(),
        because: z.string().nullable(),
        since: instant.nullable(),
        by: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const photoRoleRoute = {
  method: 'PUT',
  path: '/api/photo-roles/:role',
  action: 'registrations.settings',
  summary: 'Says whether a role needs a photo, and why.',
  params: z.object({ role: line(160) }),
  body: z.object({ needed: z.boolean(), because: line(600).default('') }),
  reply: z.object({ role: z.string() }),
} as const satisfies Route;
