import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';
import { CLASSES, GROUNDS, HEARD, STATES } from './shapes-schema.ts';

export {
  type CarriedGround,
  CLASSES,
  GROUNDS,
  HEARD,
  type Heard,
  type HolidayClass,
  type HolidayState,
  STATES,
} from './shapes-schema.ts';

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const heard = z.enum(keysOf(HEARD));
const classes = z.enum(keysOf(CLASSES));
const unit = z.enum(['days', 'hours']);
const outcome = z.enum(['block', 'block_override', 'warn', 'escalate', 'record']);
const line = z.object({ what: z.string(), comes: z.string() });
const weekdays = z
  .array(z.int().min(1).max(7))
  .min(1, 'Choose at least one day of the week.')
  .max(7)
  .overwrite((days) => [...new Set(days)].sort((a, b) => a - b));

function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

const why = (what: string) => text(1000, { min: 1, lines: true, what });
const note = text(1000, { lines: true, what: 'The note' }).default('');

const notice = z.object({
  askTimes: z.int().min(0).max(10),
  askMore: z.int().min(0).max(365),
  refuseTimes: z.int().min(0).max(10),
  refuseMore: z.int().min(0).max(365),
});

const terms = z.object({
  termsId: id,
  fromOn: date,
  workerClass: classes,
  startedOn: date,
  yearOn: date,
  daysPerWeek: z.number().nullable(),
  minutesPerWeek: z.int().nullable(),
  payPeriod: z.enum(['week', 'month']),
  rolledUp: z.boolean(),
  notice: notice.nullable(),
  recordedBy: z.string(),
});

const row = z.object({
  holidayId: id,
  personId: id,
  personName: z.string(),
  fromOn: date,
  toOn: date,
  weekdays: z.array(z.int()),
  minutesADay: z.int(),
  days: z.int(),
  askedOn: date,
  how: z.string(),
  note: z.string(),
  state: z.enum(keysOf(STATES)),
  recordedBy: z.string(),
  /** The worker's notice came after its last day. */
  askedLate: z.boolean(),
  /** The last day on which we may refuse. */
  refuseBy: date,
  /** It has gone, and nobody has decided. */
  overdue: z.boolean(),
  decidedAt: instant.nullable(),
  decidedBy: z.string(),
  because: z.string(),
  givenUpOn: date.nullable(),
});

const balance = z.object({
  from: date,
  to: date,
  unit,
  entitled: z.number(),
  brought: z.number(),
  carried: z.number(),
  taken: z.number(),
  toCome: z.number(),
  asked: z.number(),
  left: z.number(),
  accruals: z.array(z.object({ from: date, to: date, minutes: z.int(), hours: z.number() })),
  working: z.array(line),
  notes: z.array(z.string()),
  source: z.string(),
});

export const listHolidays = {
  method: 'GET',
  path: '/api/holidays',
  action: 'holiday.read',
  summary:
    'Holiday that is asked for, to come or decided; what can no longer be refused is overdue.',
  query: z.object({ which: z.enum(['asked', 'coming', 'away', 'all']).default('asked') }),
  reply: z.object({
    today: date,
    total: z.int(),
    overdue: z.int(),
    rows: z.array(row),
  }),
} as const satisfies Route;

export const holidayNeedsRoute = {
  method: 'GET',
  path: '/api/holiday-needs',
  action: 'holiday.decide',
  summary:
    'How many requests for holiday wait, and for how many the day to refuse is near or gone.',
  reply: z.object({ asked: z.int(), soon: z.int(), overdue: z.int() }),
} as const satisfies Route;

const seen = z.object({
  days: z.int(),
  askBy: date,
  refuseBy: date,
  findings: z.array(
    z.object({
      rule: z.string(),
      outcome,
      because: z.string(),
      source: z.string(),
      clears: z.string().optional(),
    }),
  ),
  held: z.array(
    z.object({
      assignmentId: id.nullable(),
      shiftId: id,
      label: z.string(),
      pencilled: z.boolean(),
      startsAt: instant,
    }),
  ),
  balance: balance.nullable(),
  /** What would be left with it, and with all else that is asked for. */
  leftWith: z.number().nullable(),
});

export const showHoliday = {
  method: 'GET',
  path: '/api/holidays/:id',
  action: 'holiday.read',
  summary:
    'A holiday with what speaks for and against it: notice, balance, shifts held, who else is away.',
  params: z.object({ id }),
  reply: z.object({ today: date, holiday: row, seen }),
} as const satisfies Route;

export const lookAheadRoute = {
  method: 'GET',
  path: '/api/candidates/:id/holiday-outlook',
  action: 'holiday.read',
  summary: 'What would speak against a holiday that is about to be asked for.',
  params: z.object({ id }),
  query: z.object({
    fromOn: date,
    toOn: date,
    /** '1,2,3,4,5' */
    weekdays: z.string().regex(/^[1-7](,[1-7])*$/),
    minutesADay: z.coerce.number().int().min(1).max(1440).optional(),
    askedOn: date,
  }),
  reply: seen,
} as const satisfies Route;

export const showWorkerHoliday = {
  method: 'GET',
  path: '/api/candidates/:id/holiday',
  action: 'holiday.read',
  summary:
    'A worker’s holiday: how it is reckoned, what is left and how that comes out, what they asked for.',
  params: z.object({ id }),
  query: z.object({ on: date.optional() }),
  reply: z.object({
    today: date,
    on: date,
    terms: z.array(terms),
    balance: balance.nullable(),
    /** Why there is no balance. */
    because: z.string(),
    carried: z.array(
      z.object({
        carryId: id,
        intoOn: date,
        unit,
        amount: z.number(),
        ground: z.enum(keysOf(GROUNDS)),
        useBy: date,
        because: z.string(),
        recordedBy: z.string(),
      }),
    ),
    holidays: z.array(row),
  }),
} as const satisfies Route;

export const setTermsRoute = {
  method: 'POST',
  path: '/api/candidates/:id/holiday-terms',
  action: 'holiday.decide',
  summary: 'Say how a worker’s holiday is reckoned from a day on.',
  params: z.object({ id }),
  body: z.object({
    id,
    fromOn: date,
    workerClass: classes,
    startedOn: date,
    yearOn: date,
    daysPerWeek: z.number().min(0.1).max(7).multipleOf(0.1).nullable().default(null),
    minutesPerWeek: z.int().min(1).max(10_080).nullable().default(null),
    payPeriod: z.enum(['week', 'month']).default('week'),
    rolledUp: z.boolean().default(false),
    notice: notice.nullable().default(null),
  }),
  reply: z.object({ termsId: id }),
} as const satisfies Route;

export const carryRoute = {
  method: 'POST',
  path: '/api/candidates/:id/holiday-carried',
  action: 'holiday.decide',
  summary: 'Carry leave that was not taken into a leave year, on a ground.',
  params: z.object({ id }),
  body: z.object({
    id,
    /** Any day of the leave year it goes into. */
    intoOn: date,
    /** In the unit of that year: days for fixed hours, hours for others. */
    amount: z.number().min(0.01).max(1000).multipleOf(0.01),
    ground: z.enum(keysOf(GROUNDS)),
    because: why('The reason'),
  }),
  reply: z.object({ carryId: id, useBy: date }),
} as const satisfies Route;

export const askHolidayRoute = {
  method: 'POST',
  path: '/api/candidates/:id/holidays',
  action: 'holiday.write',
  summary: 'Record that a worker asks for holiday.',
  params: z.object({ id }),
  body: z.object({
    id,
    fromOn: date,
    toOn: date,
    weekdays,
    /** Left out: a whole day of fixed hours. */
    minutesADay: z.int().min(1).max(1440).optional(),
    askedOn: date,
    how: heard,
    note,
  }),
  reply: z.object({ holidayId: id, days: z.int(), askBy: date, refuseBy: date }),
} as const satisfies Route;

export const approveRoute = {
  method: 'POST',
  path: '/api/holidays/:id/approval',
  action: 'holiday.decide',
  summary: 'Approve a holiday: the worker is away from then, and released from the shifts named.',
  params: z.object({ id }),
  body: z.object({
    /** Assignments in those days that end with it; every shift held then must be among them. */
    release: z.array(id).max(200).default([]),
  }),
  reply: z.object({ holidayId: id, released: z.int() }),
} as const satisfies Route;

export const refuseRoute = {
  method: 'POST',
  path: '/api/holidays/:id/refusal',
  action: 'holiday.decide',
  summary: 'Refuse a holiday, in time and with the reason.',
  params: z.object({ id }),
  body: z.object({ because: why('The reason') }),
  reply: z.object({ holidayId: id }),
} as const satisfies Route;

export const withdrawRoute = {
  method: 'POST',
  path: '/api/holidays/:id/withdrawal',
  action: 'holiday.write',
  summary: 'The worker asks for it no longer.',
  params: z.object({ id }),
  body: z.object({ saidOn: date, how: heard }),
  reply: z.object({ holidayId: id }),
} as const satisfies Route;

export const cancelRoute = {
  method: 'POST',
  path: '/api/holidays/:id/cancellation',
  action: 'holiday.decide',
  summary: 'The worker gives up an approved holiday, or the rest of it from a day.',
  params: z.object({ id }),
  body: z.object({
    /** The first day that is given back; left out: all of it. */
    backOn: date.optional(),
    agreedOn: date,
    how: heard,
    because: why('The reason'),
  }),
  reply: z.object({ holidayId: id }),
} as const satisfies Route;

export const listLimits = {
  method: 'GET',
  path: '/api/holiday-limits',
  action: 'holiday.read',
  summary: 'How many may be away on one day, for whoever approves to be warned.',
  reply: z.object({
    today: date,
    roles: z.array(z.object({ role: z.string(), name: z.string() })),
    rows: z.array(
      z.object({
        limitId: id,
        role: z.string().nullable(),
        roleName: z.string(),
        fromOn: date,
        toOn: date,
        most: z.int(),
        because: z.string(),
        setBy: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const setLimitRoute = {
  method: 'POST',
  path: '/api/holiday-limits',
  action: 'holiday.settings',
  summary: 'Say how many of a role may be away on one day.',
  body: z.object({
    id,
    role: z.string().min(1).max(120).nullable().default(null),
    fromOn: date,
    toOn: date,
    most: z.int().min(0).max(1000),
    because: why('The reason'),
  }),
  reply: z.object({ limitId: id }),
} as const satisfies Route;

export const endLimitRoute = {
  method: 'POST',
  path: '/api/holiday-limits/:id/end',
  action: 'holiday.settings',
  summary: 'Warn of this no longer.',
  params: z.object({ id }),
  reply: z.object({ limitId: id }),
} as const satisfies Route;
