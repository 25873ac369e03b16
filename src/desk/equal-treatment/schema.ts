import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { MOST_PENCE } from '../../lib/money.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const role = z.string().min(1).max(120);
const source = z
  .string()
  .superRefine((value, context) => {
    const cleaned = cleanText(value, { max: 300, what: 'Where the pay comes from' });
    if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
  })
  .overwrite((value) => {
    const cleaned = cleanText(value, { max: 300, what: 'Where the pay comes from' });
    return cleaned.ok ? cleaned.value : value;
  });

const place = z.object({ hirerId: id, name: z.string(), clientId: id, clientName: z.string() });
const roleNamed = z.object({ role: z.string(), name: z.string() });

/** Weeks that qualify, and the week from which comparable pay should be on file. */
const weekFigures = z.object({ needed: z.int(), askFrom: z.int() });

const comparator = z.object({
  comparatorId: id,
  hirerId: id,
  hirerName: z.string(),
  role: z.string(),
  roleName: z.string(),
  /** Pence an hour; null: asked, not answered. */
  payPence: z.int().nullable(),
  fromOn: date,
  askedOn: date,
  source: z.string(),
  saidByName: z.string().nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
});

const declaration = z.object({
  declarationId: id,
  /** null with the role: of every hirer and role. */
  hirerId: id.nullable(),
  hirerName: z.string().nullable(),
  role: z.string().nullable(),
  roleName: z.string().nullable(),
  weeks: z.int(),
  lastOn: date.nullable(),
  saidOn: date,
  answersUntil: date,
  lapsed: z.boolean(),
  recordedAt: instant,
  recordedBy: z.string(),
});

export const readClocks = {
  method: 'GET',
  path: '/api/candidates/:id/agency-clocks',
  action: 'equal-treatment.read',
  summary:
    'A worker’s 12-week clocks by hirer and role, each week with its reason, as at today or an earlier day.',
  params: z.object({ id }),
  query: z.object({ asOf: date.optional() }),
  reply: z.object({
    today: date,
    asOf: date,
    weeks: weekFigures,
    clocks: z.array(
      z.object({
        hirerId: id,
        hirerName: z.string(),
        clientId: id.nullable(),
        role: z.string(),
        roleName: z.string(),
        weeks: z.int(),
        status: z.enum(['running', 'paused', 'qualified', 'reset']),
        anchor: date.nullable(),
        rightsFrom: date.nullable(),
        ifUnbroken: date,
        weeksLabelled: z.array(
          z.object({
            weekFrom: date,
            weekTo: date,
            what: z.enum(['counted', 'paused', 'continued', 'reset']),
            because: z.string(),
            restsOn: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })),
          }),
        ),
        duties: z.array(
          z.object({
            on: date,
            week: z.int(),
            rule: z.string(),
            says: z.string(),
            due: z.boolean(),
          }),
        ),
        comparator: comparator.nullable(),
        /** What the worker said that speaks for this clock; null: never asked. */
        earlier: z
          .object({ weeks: z.int(), lastOn: date.nullable(), saidOn: date, lapsed: z.boolean() })
          .nullable(),
      }),
    ),
    declarations: z.array(declaration),
    /** For the form: where the agency supplies, and as what. */
    hirers: z.array(place),
    roles: z.array(roleNamed),
  }),
} as const satisfies Route;

export const declareEarlierWeeksRoute = {
  method: 'POST',
  path: '/api/candidates/:id/earlier-weeks',
  action: 'earlier-weeks.write',
  summary:
    'Records how many weeks a worker says they worked at a hirer in a role through other agencies, or nowhere.',
  params: z.object({ id }),
  body: z.object({
    id,
    /** null with the role: nowhere at all. */
    hirerId: id.nullable(),
    role: role.nullable(),
    weeks: z.int().min(0).max(520),
    /** Last day worked there through another agency; none for no weeks. */
    lastOn: date.nullable().default(null),
    saidOn: date,
    answersUntil: date.optional(),
  }),
  reply: z.object({ declarationId: id, answersUntil: date }),
} as const satisfies Route;

export const readComparablePay = {
  method: 'GET',
  path: '/api/clients/:id/comparable-pay',
  action: 'equal-treatment.read',
  summary:
    'What comparable employees of a client’s hirers earn by role, and who is near or past 12 weeks there.',
  params: z.object({ id }),
  reply: z.object({
    today: date,
    weeks: weekFigures,
    hirers: z.array(place),
    roles: z.array(roleNamed),
    contacts: z.array(z.object({ contactId: id, name: z.string(), jobTitle: z.string() })),
    places: z.array(
      z.object({
        hirerId: id,
        hirerName: z.string(),
        role: z.string(),
        roleName: z.string(),
        /** What speaks today: the pay in force, else that it was asked; null: never asked. */
        now: comparator.nullable(),
        /** Workers whose clock runs, is paused or qualified here, the most weeks first. */
        workers: z.array(
          z.object({
            personId: id,
            displayName: z.string(),
            weeks: z.int(),
            rightsFrom: date.nullable(),
            ifUnbroken: date,
          }),
        ),
        /** Every row on file, newest first. */
        rows: z.array(comparator),
      }),
    ),
  }),
} as const satisfies Route;

export const recordComparatorRoute = {
  method: 'POST',
  path: '/api/hirers/:id/comparators',
  action: 'comparators.write',
  summary:
    'Records what a comparable employee of a hirer earns in a role, or that the hirer was asked and has not answered.',
  params: z.object({ id }),
  body: z.object({
    id,
    role,
    /** Pence an hour; null: asked, not answered. */
    payPence: z.int().min(1).max(MOST_PENCE).nullable(),
    /** First day it holds; left out: the day it was asked. */
    fromOn: date.optional(),
    askedOn: date,
    source: source.default(''),
    /** The contact who said it, or was asked. */
    saidBy: id.nullable().default(null),
  }),
  reply: z.object({ comparatorId: id }),
} as const satisfies Route;

/** What is owed, or to be done, at a clock: kinds as a page filters by them. */
export const DUTIES = {
  day_one: 'Told of facilities and vacancies',
  comparable_pay: 'Ask for comparable pay',
  rate: 'Agree the rate',
  equal_pay: 'Equal pay begins',
  request: 'Answer a written request',
} as const;
const DUTY_KINDS = ['day_one', 'comparable_pay', 'rate', 'equal_pay', 'request'] as const;
const DUTY_STATES = ['late', 'due', 'to_come', 'done'] as const;

export const listDuties = {
  method: 'GET',
  path: '/api/equal-treatment/duties',
  action: 'equal-treatment.read',
  summary:
    'What is owed to agency workers by when: day-one rights, comparable pay, equal pay, written requests.',
  query: z.object({
    /** As at another day, with what is on file now. */
    asOf: date.optional(),
    /** Open ones that fall due within so many days; late ones always. */
    days: z.coerce.number().int().min(1).max(366).default(28),
    show: z.enum(['open', 'late', 'done']).default('open'),
    kind: z.enum(DUTY_KINDS).optional(),
    search: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: z.object({
    asOf: date,
    total: z.int(),
    /** Of everybody, whatever the filters leave: late, and due within a week. */
    late: z.int(),
    due: z.int(),
    rows: z.array(
      z.object({
        kind: z.enum(DUTY_KINDS),
        state: z.enum(DUTY_STATES),
        by: date,
        /** Does the day stand, or only if no week is missed? */
        certain: z.boolean(),
        rule: z.string(),
        says: z.string(),
        doneOn: date.nullable(),
        personId: id,
        displayName: z.string(),
        hirerId: id,
        hirerName: z.string(),
        clientId: id.nullable(),
        role: z.string(),
        roleName: z.string(),
        weeks: z.int(),
        /** The written request; null for what no request asked. */
        requestId: id.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const tellDayOneRoute = {
  method: 'POST',
  path: '/api/hirers/:id/day-one',
  action: 'equal-treatment.write',
  summary: 'Records that workers were told of a hirer’s shared facilities and vacancies.',
  params: z.object({ id }),
  body: z.object({ id, personIds: z.array(id).min(1).max(200), toldOn: date }),
  reply: z.object({ told: z.int() }),
} as const satisfies Route;

export const recordRequestRoute = {
  method: 'POST',
  path: '/api/candidates/:id/equal-treatment-requests',
  action: 'equal-treatment.write',
  summary: 'Records that a worker asked in writing how they are treated beside an employee.',
  params: z.object({ id }),
  body: z.object({ id, hirerId: id, role, askedOn: date }),
  reply: z.object({ requestId: id, answerBy: date }),
} as const satisfies Route;

export const answerRequestRoute = {
  method: 'POST',
  path: '/api/equal-treatment-requests/:id/answer',
  action: 'equal-treatment.write',
  summary: 'Records the day on which a worker’s written request was answered in writing.',
  params: z.object({ id }),
  body: z.object({ answeredOn: date }),
  reply: z.object({ requestId: id, late: z.boolean() }),
} as const satisfies Route;
