import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { CHANNELS, PURPOSE_KEYS, personFields, samePerson } from '../people/schema.ts';

const id = z.uuid();
const ofCandidate = z.object({ id });
const date = z.iso.date().nullable();

/** One line of text in a form; how long it may be is checked again where it is stored. */
const line = (max: number) => z.string().max(max);

const qualificationFields = {
  name: line(400),
  awardedBy: line(400).default(''),
  number: line(200).default(''),
  issuedOn: date.default(null),
  expiresOn: date.default(null),
  seenOn: date.default(null),
};

const workFields = {
  employer: line(400),
  jobTitle: line(400).default(''),
  fromOn: date.default(null),
  toOn: date.default(null),
  duties: line(10_000).default(''),
};

const candidateFields = {
  address: line(800).default(''),
  town: line(240).default(''),
  postcode: line(20).default(''),
  roles: z.array(line(160)).max(50).default([]),
  skills: z.array(line(240)).max(200).default([]),
  travelMiles: z.number().int().min(0).max(1000).nullable().default(null),
  minimumPayPence: z.number().int().min(0).max(100_000).nullable().default(null),
  wantedWeeklyMinutes: z.number().int().min(0).max(10_080).nullable().default(null),
  worksNights: z.boolean().nullable().default(null),
  notes: line(40_000).default(''),
  source: line(240).default(''),
};

const candidateListed = z.object({
  personId: id,
  displayName: z.string(),
  roles: z.array(z.string()),
  town: z.string(),
  postcode: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  doNotContact: z.array(z.enum(CHANNELS)),
  archived: z.boolean(),
  registeredAt: z.string(),
});
export type CandidateListed = z.infer<typeof candidateListed>;

const candidateQuery = z.object({
  search: line(200).optional(),
  role: line(60).optional(),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  sort: z.enum(['name', 'registered', 'postcode']).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type CandidateQuery = z.infer<typeof candidateQuery>;

const candidateRecord = z.object({
  ...candidateFields,
  personId: id,
  displayName: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  knownAs: z.string(),
  dateOfBirth: z.string().nullable(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  doNotContact: z.array(z.enum(CHANNELS)),
  roles: z.array(z.object({ role: z.string(), name: z.string() })),
  skills: z.array(z.string()),
  locatedBy: z.enum(['district', 'area']).nullable(),
  registeredAt: z.string(),
  sourceSystem: z.string(),
  externalId: z.string().nullable(),
  archivedAt: z.string().nullable(),
  archivedBecause: z.string().nullable(),
  qualifications: z.array(z.object({ id, ...qualificationFields })),
  workHistory: z.array(z.object({ id, ...workFields })),
});
export type CandidateRecord = z.infer<typeof candidateRecord>;

export const listCandidates = {
  method: 'GET',
  path: '/api/candidates',
  action: 'candidates.read',
  summary: 'Candidates by name, phone, postcode or role, with the true total.',
  query: candidateQuery,
  reply: z.object({ total: z.number().int(), rows: z.array(candidateListed) }),
} as const satisfies Route;

export const listRoles = {
  method: 'GET',
  path: '/api/roles',
  action: 'candidates.read',
  summary: 'The organisation’s roles.',
  reply: z.object({
    total: z.number().int(),
    rows: z.array(z.object({ role: z.string(), name: z.string() })),
  }),
} as const satisfies Route;

export const showCandidate = {
  method: 'GET',
  path: '/api/candidates/:id',
  action: 'candidates.read',
  summary: 'One candidate with everything the room holds.',
  params: ofCandidate,
  reply: candidateRecord,
} as const satisfies Route;

export const addCandidate = {
  method: 'POST',
  path: '/api/candidates',
  action: 'candidates.write',
  summary: 'Register a candidate; people who look the same are shown first.',
  body: z.object({
    id,
    ...personFields,
    ...candidateFields,
    samePersonId: id.optional(),
    someoneElse: z.boolean().optional(),
    consents: z
      .array(z.object({ purpose: z.enum(PURPOSE_KEYS), wording: line(4000) }))
      .max(10)
      .default([]),
  }),
  reply: z.object({ personId: id }),
} as const satisfies Route;

/** What a refusal `already-known` or `email-taken` carries in its details. */
export const matchesFound = z.object({ matches: z.array(samePerson) });

export const changeCandidate = {
  method: 'PUT',
  path: '/api/candidates/:id',
  action: 'candidates.write',
  summary: 'Put a candidate’s particulars as given.',
  params: ofCandidate,
  body: z.object({ ...personFields, ...candidateFields }),
  reply: z.object({ changed: z.array(z.string()) }),
} as const satisfies Route;

export const addArchive = {
  method: 'POST',
  path: '/api/candidates/:id/archive',
  action: 'candidates.archive',
  summary: 'Take a candidate off the books.',
  params: ofCandidate,
  body: z.object({ reason: line(1000).default('') }),
  reply: z.object({ personId: id }),
} as const satisfies Route;

export const endArchive = {
  method: 'DELETE',
  path: '/api/candidates/:id/archive',
  action: 'candidates.archive',
  summary: 'Put a candidate back on the books.',
  params: ofCandidate,
  reply: z.object({ personId: id }),
} as const satisfies Route;

export const putQualification = {
  method: 'PUT',
  path: '/api/candidates/:id/qualifications/:qualificationId',
  action: 'candidates.qualify',
  summary: 'Record a qualification, its expiry and the day it was seen.',
  params: z.object({ id, qualificationId: id }),
  body: z.object(qualificationFields),
  reply: z.object({ qualificationId: id }),
} as const satisfies Route;

export const endQualification = {
  method: 'DELETE',
  path: '/api/candidates/:id/qualifications/:qualificationId',
  action: 'candidates.qualify',
  summary: 'Take a qualification off a candidate.',
  params: z.object({ id, qualificationId: id }),
  reply: z.object({ qualificationId: id }),
} as const satisfies Route;

export const putWork = {
  method: 'PUT',
  path: '/api/candidates/:id/work-history/:workId',
  action: 'candidates.write',
  summary: 'Record one job of a candidate’s work history.',
  params: z.object({ id, workId: id }),
  body: z.object(workFields),
  reply: z.object({ workId: id }),
} as const satisfies Route;

export const endWork = {
  method: 'DELETE',
  path: '/api/candidates/:id/work-history/:workId',
  action: 'candidates.write',
  summary: 'Take a job off a candidate’s work history.',
  params: z.object({ id, workId: id }),
  reply: z.object({ workId: id }),
} as const satisfies Route;
