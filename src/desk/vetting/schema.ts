import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

/** Whose disclosure it is. */
export const BODIES = {
  dbs: 'Disclosure and Barring Service',
  disclosure_scotland: 'Disclosure Scotland',
  access_ni: 'AccessNI',
} as const;
export const LEVELS = { basic: 'Basic', standard: 'Standard', enhanced: 'Enhanced' } as const;
export const WORKFORCES = {
  adult: 'Adult',
  child: 'Child',
  child_and_adult: 'Child and adult',
  other: 'Other',
} as const;

/** What came of the free health assessment for night work. */
export const NIGHT_ANSWERS = {
  fit: 'Fit for nights',
  days_only: 'Fit for days only',
  unfit: 'Unfit',
  not_answered: 'No answer yet, or not wanted',
} as const;
export type NightAnswer = keyof typeof NIGHT_ANSWERS;

/** What a client was told about one worker. */
export const TOLD = {
  checks_done: 'All checks are done',
  could_not_obtain: 'What could not be had, and the steps taken',
} as const;
export type Told = keyof typeof TOLD;

/** Hours a week in term, by what is studied. */
export const WEEKLY_LIMITS = { '20': '20 hours', '10': '10 hours' } as const;

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const ofWorker = z.object({ id });

function text(max: number, what: string, lines = false) {
  const limits = { max, lines, what };
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

/** Days from one to another, both included. */
export const termSpan = z.strictObject({ from: date, to: date });
export type TermSpan = z.output<typeof termSpan>;

/** What a DBS certificate, or one of another nation, covers: given with the check. */
export const certificate = z.object({
  issuedBy: z.enum(keysOf(BODIES)),
  level: z.enum(keysOf(LEVELS)),
  workforce: z.enum(keysOf(WORKFORCES)),
  childrenList: z.boolean(),
  adultsList: z.boolean(),
  issuedOn: date,
  originalSeenOn: date.nullable(),
  /** null: the worker did not join the Update Service. */
  updateConsent: z.boolean().nullable(),
});
export type Certificate = z.output<typeof certificate>;

/** Who a referee is: given with the reference; null: not asked yet. */
export const referee = z.object({
  relative: z.boolean().nullable(),
  mayBeShown: z.boolean().nullable(),
});
export type Referee = z.output<typeof referee>;

const termDates = z.object({
  covers: termSpan,
  terms: z.array(termSpan).max(12),
  givenBy: text(200, 'Who gave the dates'),
  givenOn: date,
});

export const readVetting = {
  method: 'GET',
  path: '/api/candidates/:id/vetting',
  action: 'vetting.read',
  summary:
    'Student permission, certificates, night health of a worker, and what clients were told.',
  params: ofWorker,
  reply: z.object({
    today: date,
    permissions: z.array(
      z.object({
        permissionId: id,
        weeklyLimitMinutes: z.int(),
        validFrom: date,
        validTo: date,
        termDates: termDates.nullable(),
        recordedAt: instant,
        recordedBy: z.string(),
      }),
    ),
    certificates: z.array(
      certificate.extend({
        checkId: id,
        status: z.object({ checkedOn: date, unchanged: z.boolean() }).nullable(),
        /** Last day to join the Update Service; null: a basic one cannot. */
        joinBy: date.nullable(),
      }),
    ),
    nightHealth: z.array(
      z.object({
        assessmentId: id,
        offeredOn: date,
        answer: z.enum(keysOf(NIGHT_ANSWERS)),
        capacities: z.boolean(),
        recordedBy: z.string(),
      }),
    ),
    told: z.array(
      z.object({
        toldId: id,
        siteName: z.string(),
        what: z.enum(keysOf(TOLD)),
        sentOn: date,
        steps: z.string(),
        recordedBy: z.string(),
      }),
    ),
    sites: z.array(z.object({ siteId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const recordPermissionRoute = {
  method: 'POST',
  path: '/api/candidates/:id/student-permissions',
  action: 'vetting.write',
  summary: 'Records how much a student may work in term, and the term dates of their provider.',
  params: ofWorker,
  body: z.object({
    id,
    weeklyLimitHours: z.enum(keysOf(WEEKLY_LIMITS)),
    validFrom: date,
    validTo: date,
    termDates: termDates.nullable().default(null),
  }),
  reply: z.object({ permissionId: id }),
} as const satisfies Route;

export const recordStatusRoute = {
  method: 'POST',
  path: '/api/candidates/:id/status-checks',
  action: 'vetting.write',
  summary: 'Records a status check of a certificate in the Update Service.',
  params: ofWorker,
  body: z.object({ id, checkId: id, checkedOn: date, unchanged: z.boolean() }),
  reply: z.object({ statusCheckId: id }),
} as const satisfies Route;

export const recordNightHealthRoute = {
  method: 'POST',
  path: '/api/candidates/:id/night-health',
  action: 'vetting.write',
  summary: 'Records the offer of a health assessment for night work, and what came of it.',
  params: ofWorker,
  body: z.object({
    id,
    offeredOn: date,
    answer: z.enum(keysOf(NIGHT_ANSWERS)),
    capacities: z.boolean().default(false),
  }),
  reply: z.object({ assessmentId: id }),
} as const satisfies Route;

export const recordToldRoute = {
  method: 'POST',
  path: '/api/candidates/:id/told-clients',
  action: 'vetting.write',
  summary: 'Records what a client was told about a worker before they came.',
  params: ofWorker,
  body: z.object({
    id,
    siteId: id,
    what: z.enum(keysOf(TOLD)),
    sentOn: date,
    steps: text(2000, 'The steps taken', true).default(''),
  }),
  reply: z.object({ toldId: id }),
} as const satisfies Route;
