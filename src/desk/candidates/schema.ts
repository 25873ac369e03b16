import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { CHANNELS, PURPOSE_KEYS, personFields } from '../people/schema.ts';

const id = z.uuid();
const ofId = z.object({ id });
const date = z.iso.date().nullable();

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

export const ORDERS = ['name', '-name', 'since', '-since', 'postcode', '-postcode'] as const;
const candidateQuery = z.object({
  search: line(200).optional(),
  role: line(60).optional(),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  order: z.enum(ORDERS).default('name'),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
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
  params: ofId,
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

export const changeCandidate = {
  method: 'PUT',
  path: '/api/candidates/:id',
  action: 'candidates.write',
  summary: 'Put a candidate’s particulars as given.',
  params: ofId,
  body: z.object({ ...personFields, ...candidateFields }),
  reply: z.object({ changed: z.array(z.string()) }),
} as const satisfies Route;

export const addArchive = {
  method: 'POST',
  path: '/api/candidates/:id/archive',
  action: 'candidates.archive',
  summary: 'Take a candidate off the books.',
  params: ofId,
  body: z.object({ reason: line(1000).default('') }),
  reply: z.object({ personId: id }),
} as const satisfies Route;

export const endArchive = {
  method: 'DELETE',
  path: '/api/candidates/:id/archive',
  action: 'candidates.archive',
  summary: 'Put a candidate back on the books.',
  params: ofId,
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

/** What a column of a file may hold, in the words a page shows. */
export const FIELDS = {
  name: 'Full name',
  givenName: 'First name',
  middleName: 'Middle name',
  familyName: 'Surname',
  knownAs: 'Name they go by',
  email: 'E-mail',
  phone: 'Phone or mobile',
  dateOfBirth: 'Date of birth',
  address: 'Address',
  town: 'Town',
  postcode: 'Postcode',
  country: 'Country',
  roles: 'Roles',
  skills: 'Skills',
  qualifications: 'Qualifications',
  employer: 'Employer',
  jobTitle: 'Job title there',
  travelMiles: 'Miles they travel',
  minimumPay: 'Lowest pay an hour',
  wantedHours: 'Hours they want a week',
  worksNights: 'Works nights',
  notes: 'Notes',
  source: 'Source',
  externalId: 'Number in the other system',
  noMarketing: 'Wants no mass mailings',
  deleted: 'Deleted in the other system',
} as const;
export type Field = keyof typeof FIELDS;
export const FIELD_KEYS = Object.keys(FIELDS) as [Field, ...Field[]];

/** What each column of a file is read as; null is left out. */
export const mappingSchema = z.object({
  template: z.enum(['plain', 'bullhorn']),
  /** Which way round 03/04/1990 is read; 1990-04-03 is always read as it stands. */
  dates: z.enum(['uk', 'us']),
  columns: z.array(z.enum(FIELD_KEYS).nullable()).max(500),
});
export type Mapping = z.infer<typeof mappingSchema>;

const CHOICES = ['add', 'update', 'skip'] as const;
export type Choice = (typeof CHOICES)[number];
/** What to do with a row that looks like somebody we have, by its line. */
export const choicesSchema = z.record(z.string().regex(/^\d{1,6}$/), z.enum(CHOICES));

const BECAUSES = ['same row', 'same number', 'email', 'birth date and name', 'phone'] as const;
export type Because = (typeof BECAUSES)[number];
const columnRead = z.object({
  column: z.string(),
  field: z.enum(FIELD_KEYS).nullable(),
  /** Why it is left out, if it is. */
  because: z.string(),
  /** May never be taken, whatever is chosen. */
  never: z.boolean(),
  samples: z.array(z.string()),
});
export type ColumnRead = z.infer<typeof columnRead>;

const warning = z.object({ field: z.string(), because: z.string() });
const match = z.object({
  /** Null for somebody earlier in the same file. */
  personId: id.nullable(),
  line: z.number().int().nullable(),
  displayName: z.string(),
  isCandidate: z.boolean(),
  because: z.array(z.enum(BECAUSES)),
});

const trialRow = z.object({
  line: z.number().int(),
  state: z.enum(['new', 'same', 'refused']),
  name: z.string(),
  because: z.string(),
  matches: z.array(match),
  suggestion: z.enum(CHOICES),
  choices: z.array(z.enum(CHOICES)),
  warnings: z.array(warning),
});
export type TrialRow = z.infer<typeof trialRow>;

const whole = z.number().int();
const counts = { rowsRead: whole, added: whole, updated: whole, skipped: whole, refused: whole };

const sameFile = z.object({ importId: id, fileName: z.string(), importedAt: z.string() });

const importReport = z.object({
  importId: id,
  fileName: z.string(),
  template: z.enum(['plain', 'bullhorn']),
  encoding: z.string(),
  importedAt: z.string(),
  ...counts,
  /** The same file, brought in before. */
  sameFile: sameFile.nullable(),
  columns: z.array(columnRead.omit({ samples: true })),
  /** Rows refused, skipped, updated or with a warning; the others came in whole. */
  rows: z.array(
    z.object({
      line: z.number().int(),
      outcome: z.enum(['added', 'updated', 'skipped', 'refused']),
      personId: id.nullable(),
      because: z.string(),
      warnings: z.array(warning),
    }),
  ),
});
export type ImportReport = z.infer<typeof importReport>;

/** Content decides whether it is a CSV; these are the names that browsers give one. */
const csvUpload = {
  maxBytes: 10 * 1024 * 1024,
  types:
    'text/csv text/plain text/tab-separated-values application/csv application/vnd.ms-excel application/octet-stream'.split(
      ' ',
    ),
};

export const readImportFile = {
  method: 'POST',
  path: '/api/candidate-imports/reading',
  action: 'candidates.import',
  summary: 'Read a CSV file of people and guess its columns; nothing is saved.',
  upload: csvUpload,
  reply: z.object({ mapping: mappingSchema, encoding: z.string(), columns: z.array(columnRead) }),
} as const satisfies Route;

export const tryImport = {
  method: 'POST',
  path: '/api/candidate-imports/trial',
  action: 'candidates.import',
  summary: 'Show what an import would add, whom we have, and what is refused; nothing is saved.',
  upload: csvUpload,
  /** mapping: JSON of a Mapping. */
  body: z.object({ mapping: z.string().max(100_000) }),
  reply: z.object({
    ...counts,
    sameFile: sameFile.nullable(),
    columns: z.array(columnRead.omit({ samples: true })),
    /** Rows refused, known already or with a warning, then the first new ones, up to 2,000. */
    rows: z.array(trialRow),
    leftOff: z.number().int(),
  }),
} as const satisfies Route;

export const addImport = {
  method: 'POST',
  path: '/api/candidate-imports',
  action: 'candidates.import',
  summary: 'Bring a CSV file of people in, whole or not at all.',
  upload: csvUpload,
  /** mapping: JSON of a Mapping; choices: JSON of line to choice. */
  body: z.object({
    id,
    mapping: z.string().max(100_000),
    choices: z.string().max(2_000_000).default('{}'),
  }),
  reply: importReport,
} as const satisfies Route;

export const listImports = {
  method: 'GET',
  path: '/api/candidate-imports',
  action: 'candidates.import',
  summary: 'Files of people brought in, newest first.',
  reply: z.object({
    total: z.number().int(),
    rows: z.array(z.object({ id, fileName: z.string(), importedAt: z.string(), ...counts })),
  }),
} as const satisfies Route;

export const showImport = {
  method: 'GET',
  path: '/api/candidate-imports/:id',
  action: 'candidates.import',
  summary: 'The report of one import.',
  params: ofId,
  reply: importReport,
} as const satisfies Route;

export const downloadImportReport = {
  method: 'GET',
  path: '/api/candidate-imports/:id/report.csv',
  action: 'candidates.import',
  summary: 'The report of one import as a CSV file that is safe to open in a spreadsheet.',
  params: ofId,
  reply: 'file',
} as const satisfies Route;
