import { z } from 'zod';
import type { Route as Descriptor } from '../../lib/route.ts';
import { certificate, referee } from '../vetting/schema.ts';

export { BODIES, type Certificate, LEVELS, type Referee, WORKFORCES } from '../vetting/schema.ts';

/** The routes a right-to-work check may take, and what each can show (Home Office guide, 26 June 2025). */
export const ROUTES = {
  manual: {
    name: 'Manual check of documents',
    gives: ['list_a', 'list_b_group_1'],
  },
  digital_verification_service: {
    name: 'Digital verification service',
    gives: ['list_a'],
  },
  share_code_online: {
    name: 'Share code in the Home Office service',
    gives: ['no_time_limit', 'pre_settled', 'online_time_limited'],
  },
  employer_checking_service: {
    name: 'Employer Checking Service',
    gives: ['positive_verification_notice', 'list_b_group_2'],
  },
} as const;
export type Route = keyof typeof ROUTES;

/** What was seen; 'other' is named in words, with what it rests on. */
export const DOCUMENTS = {
  british_passport: 'British passport',
  irish_passport: 'Irish passport',
  irish_passport_card: 'Irish passport card',
  evisa: 'eVisa',
  entry_vignette_90_day: 'Entry vignette of 90 days',
  biometric_residence_permit: 'Biometric residence permit',
  biometric_residence_card: 'Biometric residence card',
  frontier_worker_permit: 'Frontier worker permit',
  other: 'Another document',
} as const;
export type Document = keyof typeof DOCUMENTS;
const DOCUMENT_STATES = ['current', 'expired', 'clipped'] as const;

/** What a satisfied right-to-work check rests on. */
export const BASES = {
  list_a: { name: 'List A document', list: 'A' },
  no_time_limit: { name: 'Status without a time limit', list: 'A' },
  pre_settled: { name: 'Pre-settled status', list: null },
  list_b_group_1: { name: 'List B group 1 document', list: 'B1' },
  online_time_limited: { name: 'Status with a time limit', list: 'B1' },
  list_b_group_2: { name: 'List B group 2 document with a notice', list: 'B2' },
  positive_verification_notice: { name: 'Positive Verification Notice', list: 'B2' },
} as const;
export type Basis = keyof typeof BASES;

export const CHECK_KINDS = {
  right_to_work: 'Right to work',
  identity: 'Identity',
  dbs: 'DBS',
  reference: 'Reference',
  other: 'Other check',
} as const;
export type CheckKind = keyof typeof CHECK_KINDS;

const OUTCOMES = ['satisfied', 'not_satisfied'] as const;

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const id = z.uuid();
const date = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const ofWorker = z.object({ id });

export const listRunningOut = {
  method: 'GET',
  path: '/api/checks-running-out',
  action: 'checks.read',
  summary: 'Checks that run out soon or ran out already, of everyone on the books.',
  query: z.object({ days: z.coerce.number().int().min(0).max(366).default(30) }),
  reply: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        personId: id,
        workerName: z.string(),
        kind: z.enum(keysOf(CHECK_KINDS)),
        name: z.string(),
        expiresOn: date,
        daysLeft: z.number(),
      }),
    ),
  }),
} as const satisfies Descriptor;

export const showChecks = {
  method: 'GET',
  path: '/api/candidates/:id/checks',
  action: 'checks.read',
  summary: 'Checks on a worker with their expiry and follow-up, and where they are not to be sent.',
  params: ofWorker,
  reply: z.object({
    today: date,
    checks: z.array(
      z.object({
        id,
        kind: z.enum(keysOf(CHECK_KINDS)),
        name: z.string(),
        route: z.enum(keysOf(ROUTES)).nullable(),
        basis: z.enum(keysOf(BASES)).nullable(),
        list: z.enum(['A', 'B1', 'B2']).nullable(),
        outcome: z.enum(OUTCOMES),
        checkedOn: date,
        expiresOn: date.nullable(),
        /** Days from today to the last day it holds; negative when past; null: it does not run out. */
        daysLeft: z.int().nullable(),
        /** A later check of the same kind and name stands in its place. */
        superseded: z.boolean(),
        reference: z.string(),
        checkedBy: z.string(),
        certificate: certificate.nullable(),
        referee: referee.nullable(),
      }),
    ),
    doNotSend: z.array(
      z.object({
        id,
        place: z.enum(['client', 'hirer', 'site']),
        placeName: z.string(),
        saidBy: z.enum(['client', 'worker']),
        reason: z.string(),
        reviewOn: date.nullable(),
        reviewDue: z.boolean(),
        recordedAt: instant,
        recordedBy: z.string(),
        endedAt: instant.nullable(),
        endedBy: z.string(),
      }),
    ),
  }),
} as const satisfies Descriptor;

export const addCheck = {
  method: 'POST',
  path: '/api/candidates/:id/checks',
  action: 'checks.write',
  summary: 'Record a check of identity, DBS, a reference, or one with a name of its own.',
  params: ofWorker,
  body: z.object({
    id,
    kind: z.enum(['identity', 'dbs', 'reference', 'other']),
    name: z.string().max(200).default(''),
    outcome: z.enum(OUTCOMES),
    checkedOn: date,
    expiresOn: date.optional(),
    reference: z.string().max(200).default(''),
    /** What a DBS certificate covers; left out: not entered. */
    certificate: certificate.optional(),
    /** Who gave a reference; left out: not entered. */
    referee: referee.optional(),
  }),
  reply: z.object({ checkId: id }),
} as const satisfies Descriptor;

export const addRightToWorkCheck = {
  method: 'POST',
  path: '/api/candidates/:id/right-to-work-checks',
  action: 'checks.write',
  summary: 'Record a right-to-work check; gives the list it belongs to and when to check again.',
  params: ofWorker,
  body: z.object({
    id,
    route: z.enum(keysOf(ROUTES)),
    outcome: z.enum(OUTCOMES),
    document: z.enum(keysOf(DOCUMENTS)),
    documentState: z.enum(DOCUMENT_STATES).default('current'),
    documentName: z.string().max(200).default(''),
    basis: z.enum(keysOf(BASES)).optional(),
    checkedOn: date,
    permissionEndsOn: date.optional(),
    noticeDated: date.optional(),
    inTimeApplication: z.boolean().default(false),
    reference: z.string().max(200).default(''),
  }),
  reply: z.object({
    checkId: id,
    list: z.enum(['A', 'B1', 'B2']).nullable(),
    followUpBy: date.nullable(),
  }),
} as const satisfies Descriptor;

export const listPlaces = {
  method: 'GET',
  path: '/api/do-not-send/places',
  action: 'checks.read',
  summary: 'Clients, hirers and sites that a do-not-send may name.',
  query: z.object({ search: z.string().max(200).default('') }),
  reply: z.object({
    total: z.int(),
    rows: z.array(z.object({ place: z.enum(['client', 'hirer', 'site']), id, name: z.string() })),
  }),
} as const satisfies Descriptor;

export const addDoNotSend = {
  method: 'POST',
  path: '/api/candidates/:id/do-not-send',
  action: 'do-not-send.write',
  summary: 'Record that a client or the worker asked for this worker not to be sent to a place.',
  params: ofWorker,
  body: z.object({
    id,
    place: z.enum(['client', 'hirer', 'site']),
    placeId: id,
    saidBy: z.enum(['client', 'worker']),
    reason: z.string().min(1).max(1000),
    reviewOn: date.optional(),
  }),
  reply: z.object({ doNotSendId: id }),
} as const satisfies Descriptor;

export const endDoNotSendRoute = {
  method: 'POST',
  path: '/api/candidates/:id/do-not-send/:doNotSendId/end',
  action: 'do-not-send.write',
  summary: 'End a do-not-send: whoever asked for it has agreed.',
  params: z.object({ id, doNotSendId: id }),
  reply: z.object({ doNotSendId: id }),
} as const satisfies Descriptor;

export const keepDoNotSendRoute = {
  method: 'POST',
  path: '/api/candidates/:id/do-not-send/:doNotSendId/reviews',
  action: 'do-not-send.write',
  summary: 'Keep a do-not-send that was looked at again, until the next review.',
  params: z.object({ id, doNotSendId: id }),
  body: z.object({ id, reason: z.string().min(1).max(1000), reviewOn: date }),
  reply: z.object({ doNotSendId: id }),
} as const satisfies Descriptor;

export const listDoNotSend = {
  method: 'GET',
  path: '/api/do-not-send',
  action: 'checks.read',
  summary: 'Do-not-sends that hold, those to look at again first; at one client, if it is named.',
  query: z.object({ clientId: id.optional(), due: z.enum(['yes']).optional() }),
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        id,
        personId: id,
        name: z.string(),
        place: z.enum(['client', 'hirer', 'site']),
        placeName: z.string(),
        saidBy: z.enum(['client', 'worker']),
        reason: z.string(),
        recordedAt: z.iso.datetime(),
        reviewOn: date.nullable(),
        reviewDue: z.boolean(),
        /** When it was last looked at and kept, by whom. */
        reviewedAt: z.iso.datetime().nullable(),
        reviewedBy: z.string(),
      }),
    ),
  }),
} as const satisfies Descriptor;

export const listPlaceWishes = {
  method: 'GET',
  path: '/api/candidates/:id/place-wishes',
  action: 'checks.read',
  summary: 'Where a worker likes to go and would rather not.',
  params: ofWorker,
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        id,
        place: z.enum(['client', 'hirer', 'site']),
        placeName: z.string(),
        likes: z.boolean(),
        reason: z.string(),
        saidOn: date,
      }),
    ),
  }),
} as const satisfies Descriptor;

export const addPlaceWish = {
  method: 'POST',
  path: '/api/candidates/:id/place-wishes',
  action: 'place-wishes.write',
  summary: 'Record that a worker likes to go to a place, or would rather not.',
  params: ofWorker,
  body: z.object({
    id,
    place: z.enum(['client', 'hirer', 'site']),
    placeId: id,
    likes: z.boolean(),
    reason: z.string().max(1000).default(''),
  }),
  reply: z.object({ wishId: id }),
} as const satisfies Descriptor;

export const endPlaceWishRoute = {
  method: 'POST',
  path: '/api/candidates/:id/place-wishes/:wishId/end',
  action: 'place-wishes.write',
  summary: 'End such a wish: they do not mind any more.',
  params: z.object({ id, wishId: id }),
  reply: z.object({ wishId: id }),
} as const satisfies Descriptor;
