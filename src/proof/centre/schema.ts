import { z } from 'zod';
import { LANGUAGE_CODES } from '../../lib/languages.ts';
import type { Route } from '../../lib/route.ts';
import { because, code, date, id, instant, keysOf, text } from './shapes-schema.ts';
import { staffFile } from './staff-file-schema.ts';

export const BANDS = ['none', '01', '02', '3a', '3b'] as const;
export const POSTS = {
  adviser: 'Adviser',
  assessor: 'Assessor',
  internal_verifier: 'Internal verifier',
} as const;
/** What a qualification of somebody's shows. */
export const SHOWS = {
  assessing: 'That they may assess',
  verifying: 'That they may verify',
  occupation: 'That they know the trade',
  language: 'That they read a language',
} as const;
/** R24 names the first three, R25 those of the trade, R50 those of a language. */
export const BY_WAY_OF = {
  accredited: 'Accredited qualification',
  mapped: 'Mapped to the accredited one',
  employer_programme: 'Mapped employer programme',
  qualification: 'Qualification at this level or above',
  membership: 'Professional membership',
  experience: 'Occupational experience',
  first_language: 'First language',
} as const;
export const TIES = {
  family: 'Family',
  friend: 'Close friend',
  line_manager: 'Line manager of the learner',
  reports_to: 'Reports to the learner',
  business: 'Business together',
} as const;

const ended = z.object({ on: date, because: z.string() }).nullable();

const approval = z.object({
  approvalId: id,
  kind: z.enum(['centre', 'qualification']),
  frameworkCode: z.string().nullable(),
  reference: z.string(),
  fastTrack: z.boolean(),
  fromOn: date,
  ended,
  recordedBy: z.string(),
});
const tariff = z.object({
  tariffId: id,
  frameworkCode: z.string(),
  band: z.enum(BANDS),
  fromOn: date,
  letter: z.string(),
  internalPercent: z.number(),
  externalPercent: z.number(),
  directClaims: z.boolean(),
  inForce: z.boolean(),
  recordedBy: z.string(),
});
const post = z.object({
  postId: id,
  memberId: id,
  name: z.string(),
  post: z.enum(keysOf(POSTS)),
  units: z.record(z.string(), z.array(z.string())),
  fromOn: date,
  authorisedBy: z.string(),
  authorisedAt: instant,
  ended,
  told: z.object({ on: date, reference: z.string() }).nullable(),
  /** Their early decisions are still to be monitored (R28). */
  isNew: z.boolean(),
  /** Holds what lets them act without a countersignature today (R24). */
  qualified: z.boolean(),
});
const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
});

export const readCentre = {
  method: 'GET',
  path: '/api/centre',
  action: 'centre.read',
  summary:
    'The centre: approvals, tariff and staff, in force and ended, and what is missing of them today.',
  reply: z.object({
    today: date,
    approvals: z.array(approval),
    tariffs: z.array(tariff),
    staff: z.array(post),
    missing: z.array(finding),
  }),
} as const satisfies Route;

export const readCentreChoices = {
  method: 'GET',
  path: '/api/centre/choices',
  action: 'centre.read',
  summary:
    'Whom and what the forms of the centre choose from: members, learners, frameworks, units.',
  reply: z.object({
    members: z.array(z.object({ memberId: id, name: z.string() })),
    learners: z.array(z.object({ memberId: id, name: z.string() })),
    frameworks: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        qualification: z.boolean(),
        units: z.array(z.object({ reference: z.string(), title: z.string() })),
      }),
    ),
  }),
} as const satisfies Route;

export const recordApprovalRoute = {
  method: 'POST',
  path: '/api/centre/approvals',
  action: 'centre.administer',
  summary: 'The awarding body approved the centre, or one qualification of it (R15, R16).',
  body: z.object({
    id,
    kind: z.enum(['centre', 'qualification']),
    frameworkCode: code.nullable().default(null),
    reference: text(120, { min: 1, what: 'The reference' }),
    fastTrack: z.boolean().default(false),
    fromOn: date,
  }),
  reply: z.object({ approvalId: id }),
} as const satisfies Route;

export const endApprovalRoute = {
  method: 'POST',
  path: '/api/centre/approvals/:id/end',
  action: 'centre.administer',
  summary: 'An approval was withdrawn or given back.',
  params: z.object({ id }),
  body: z.object({ on: date, because }),
  reply: z.object({ approvalId: id }),
} as const satisfies Route;

export const recordTariffRoute = {
  method: 'POST',
  path: '/api/centre/tariffs',
  action: 'centre.administer',
  summary:
    'The rating of a qualification here from a day on (R17); the letter that says so is named.',
  body: z.object({
    id,
    frameworkCode: code,
    band: z.enum(BANDS),
    fromOn: date,
    letter: text(200, { min: 1, what: 'The letter' }),
  }),
  reply: z.object({ tariffId: id }),
} as const satisfies Route;

export const authoriseStaffRoute = {
  method: 'POST',
  path: '/api/centre/staff',
  action: 'centre.authorise',
  summary: 'The quality manager authorises somebody for units (R22); never themselves.',
  body: z.object({
    id,
    memberId: id,
    post: z.enum(keysOf(POSTS)),
    units: z
      .record(code, z.array(z.string().trim().min(1).max(40)).min(1, 'Choose at least one unit.'))
      .refine((units) => Object.keys(units).length > 0, 'Choose a framework with its units.'),
    fromOn: date,
  }),
  reply: z.object({ postId: id }),
} as const satisfies Route;

export const endStaffRoute = {
  method: 'POST',
  path: '/api/centre/staff/:id/end',
  action: 'centre.authorise',
  summary: 'Somebody no longer holds a post: from this day on they judge nothing in it.',
  params: z.object({ id }),
  body: z.object({ on: date, because }),
  reply: z.object({ postId: id }),
} as const satisfies Route;

export const tellStaffRoute = {
  method: 'POST',
  path: '/api/centre/staff/:id/report',
  action: 'centre.administer',
  summary: 'The change of staff was reported to the awarding body, with a CV (R22).',
  params: z.object({ id }),
  body: z.object({ on: date, reference: text(200, { min: 1, what: 'The reference' }) }),
  reply: z.object({ postId: id }),
} as const satisfies Route;

export const settleStaffRoute = {
  method: 'POST',
  path: '/api/centre/staff/:id/settling',
  action: 'centre.verify',
  summary: 'An internal verifier says that a new assessor’s early decisions were monitored (R28).',
  params: z.object({ id }),
  reply: z.object({ postId: id }),
} as const satisfies Route;

export const recordQualificationRoute = {
  method: 'POST',
  path: '/api/centre/qualifications',
  action: 'centre.administer',
  summary: 'A certificate of somebody’s was seen (R23-R25); nobody sees their own.',
  body: z.object({
    id,
    memberId: id,
    shows: z.enum(keysOf(SHOWS)),
    byWayOf: z.enum(keysOf(BY_WAY_OF)),
    /** Which, where it shows a language (R50). */
    language: z.enum(LANGUAGE_CODES).nullable().optional(),
    title: text(200, { min: 1, what: 'The title' }),
    awardedOn: date,
    expiresOn: date.nullable().default(null),
    seenOn: date,
  }),
  reply: z.object({ qualificationId: id }),
} as const satisfies Route;

export const withdrawQualificationRoute = {
  method: 'POST',
  path: '/api/centre/qualifications/:id/withdrawal',
  action: 'centre.administer',
  summary: 'A certificate was entered wrongly or taken away: it counts no longer, and stays shown.',
  params: z.object({ id }),
  body: z.object({ because }),
  reply: z.object({ qualificationId: id }),
} as const satisfies Route;

export const recordLearningRoute = {
  method: 'POST',
  path: '/api/centre/learning',
  action: 'centre.own',
  summary: 'What one did oneself to keep up to date (R23), with the units it is about.',
  body: z.object({
    id,
    on: date,
    minutes: z.int().min(1, 'Say how long it took.').max(6000, 'Enter at most 100 hours.'),
    what: text(200, { min: 1, what: 'What it was' }),
    learnt: text(2000, { lines: true, what: 'What was learnt' }).default(''),
    units: z
      .array(text(60, { min: 1, what: 'A unit' }))
      .max(100)
      .default([]),
  }),
  reply: z.object({ learningId: id }),
} as const satisfies Route;

export const readStaffMember = {
  method: 'GET',
  path: '/api/centre/members/:id',
  action: 'centre.read',
  summary: 'One member of the centre’s staff: posts, qualifications, learning, ties, caseload.',
  params: z.object({ id }),
  reply: z.object({
    memberId: id,
    name: z.string(),
    today: date,
    posts: z.array(post),
    qualifications: z.array(
      z.object({
        qualificationId: id,
        shows: z.enum(keysOf(SHOWS)),
        byWayOf: z.enum(keysOf(BY_WAY_OF)),
        language: z.enum(LANGUAGE_CODES).nullable(),
        title: z.string(),
        awardedOn: date,
        expiresOn: date.nullable(),
        seenOn: date,
        seenBy: z.string(),
        withdrawn: z.object({ at: instant, by: z.string(), because: z.string() }).nullable(),
      }),
    ),
    /** CVs and papers of certificates, the newest first; empty to who may not open them. */
    files: z.array(staffFile),
    learning: z.array(
      z.object({
        learningId: id,
        on: date,
        minutes: z.int(),
        what: z.string(),
        learnt: z.string(),
        units: z.array(z.string()),
      }),
    ),
    /** Minutes of the last twelve months. */
    minutesThisYear: z.int(),
    ties: z.array(
      z.object({
        tieId: id,
        learnerId: id,
        learnerName: z.string(),
        kind: z.enum(keysOf(TIES)),
        words: z.string(),
        declaredAt: instant,
        declaredBy: z.string(),
        ended: z.object({ at: instant, by: z.string(), because: z.string() }).nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const declareTieRoute = {
  method: 'POST',
  path: '/api/centre/ties',
  action: 'centre.own',
  summary:
    'A tie between somebody of the centre and a learner (W34): one’s own, or anybody’s by who administers.',
  body: z.object({
    id,
    memberId: id,
    learnerId: id,
    kind: z.enum(keysOf(TIES)),
    words: text(500, { lines: true, what: 'The words' }).default(''),
  }),
  reply: z.object({ tieId: id }),
} as const satisfies Route;

export const endTieRoute = {
  method: 'POST',
  path: '/api/centre/ties/:id/end',
  action: 'centre.administer',
  summary: 'A tie is no longer there; that it was stays on record.',
  params: z.object({ id }),
  body: z.object({ because }),
  reply: z.object({ tieId: id }),
} as const satisfies Route;
