import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

export const AVAILABILITY_STATES = ['available', 'unavailable'] as const;
/** Unknown as a word: they said that they are not sure. */
export const WORD_STATES = ['available', 'unavailable', 'unknown'] as const;

/** The parts of a day on calendars and in asks: together the whole day, a night belongs to the day it begins on. */
export const PARTS = {
  day: { name: 'Day', from: '06:00', to: '18:00' },
  evening: { name: 'Evening', from: '18:00', to: '22:00' },
  night: { name: 'Night', from: '22:00', to: '06:00' },
} as const;
export type DayPart = keyof typeof PARTS;
export const DAY_PARTS = Object.keys(PARTS) as [DayPart, ...DayPart[]];

/** Why somebody is away, and whether those days are left out of the 48-hour average (reg 4(5)). */
export const ABSENCES = {
  annual_leave: { name: 'Annual leave (the four weeks)', outOfAverage: true },
  further_leave: { name: 'Annual leave (beyond the four weeks)', outOfAverage: false },
  sickness: { name: 'Sickness', outOfAverage: true },
  pregnancy: { name: 'Illness of pregnancy', outOfAverage: true },
  maternity: { name: 'Maternity leave', outOfAverage: true },
  paternity: { name: 'Paternity leave', outOfAverage: true },
  adoption: { name: 'Adoption leave', outOfAverage: true },
  parental: { name: 'Parental leave', outOfAverage: true },
  shared_parental: { name: 'Shared parental leave', outOfAverage: true },
  jury_service: { name: 'Jury service', outOfAverage: false },
  shutdown: { name: 'Shut-down at the hirer', outOfAverage: false },
  strike: { name: 'Strike or lock-out at the hirer', outOfAverage: false },
  other: { name: 'Other', outOfAverage: false },
} as const;
export type AbsenceKind = keyof typeof ABSENCES;
export const ABSENCE_KINDS = Object.keys(ABSENCES) as [AbsenceKind, ...AbsenceKind[]];
/** What the desk records by hand: leave is asked for and approved as holiday, which makes its days away. */
export const AWAY_KINDS = ABSENCE_KINDS.filter(
  (kind) => kind !== 'annual_leave' && kind !== 'further_leave',
) as [AbsenceKind, ...AbsenceKind[]];

/** How we heard it. */
export const HEARD = ['phone', 'text', 'email', 'in_person', 'other'] as const;

const id = z.uuid();
const date = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const ofWorker = z.object({ id });

export const showWorktime = {
  method: 'GET',
  path: '/api/candidates/:id/worktime',
  action: 'worktime.read',
  summary:
    'A worker’s time: what they said, time held in the next four weeks, other hours, opt-outs, absences.',
  params: ofWorker,
  reply: z.object({
    today: date,
    lastSaidAt: instant.nullable(),
    words: z.array(
      z.object({
        id,
        state: z.enum(WORD_STATES),
        startsAt: instant,
        endsAt: instant,
        reason: z.string(),
        how: z.string(),
        saidAt: instant,
        recordedBy: z.string(),
      }),
    ),
    held: z.array(
      z.object({
        shiftId: id,
        label: z.string(),
        state: z.enum(['pencilled', 'accepted']),
        kind: z.enum(['waking', 'sleep_in', 'on_call']),
        startsAt: instant,
        endsAt: instant,
        workingMinutes: z.int(),
        lapsesAt: instant.nullable(),
      }),
    ),
    declarations: z.array(
      z.object({
        id,
        weeklyMinutes: z.int(),
        saidOn: date,
        answersUntil: date,
        lapsed: z.boolean(),
        recordedBy: z.string(),
      }),
    ),
    optOuts: z.array(
      z.object({
        id,
        form: z.enum(['written', 'oral']),
        signedOn: date,
        noticeDays: z.int(),
        noticeGivenOn: date.nullable(),
        limitAppliesFrom: date.nullable(),
        holds: z.boolean(),
        /** The paper they signed by hand is on file. */
        scanned: z.boolean(),
      }),
    ),
    absences: z.array(z.object({ id, kind: z.enum(ABSENCE_KINDS), fromOn: date, toOn: date })),
  }),
} as const satisfies Route;

export const addAvailability = {
  method: 'POST',
  path: '/api/candidates/:id/availability',
  action: 'worktime.write',
  summary: 'Record when a worker said they can or cannot work.',
  params: ofWorker,
  body: z.object({
    id,
    state: z.enum(AVAILABILITY_STATES),
    startsAt: instant,
    endsAt: instant,
    reason: z.string().max(1000).default(''),
    how: z.enum(HEARD),
    saidAt: instant.optional(),
  }),
  reply: z.object({ wordId: id }),
} as const satisfies Route;

export const addWords = {
  method: 'POST',
  path: '/api/candidates/:id/availability-spans',
  action: 'worktime.write',
  summary: 'Record what a worker said about several times at once, now.',
  params: ofWorker,
  body: z.object({
    spans: z
      .array(z.object({ id, state: z.enum(WORD_STATES), startsAt: instant, endsAt: instant }))
      .min(1)
      .max(100),
    reason: z.string().max(1000).default(''),
    how: z.enum(HEARD),
  }),
  reply: z.object({ recorded: z.int() }),
} as const satisfies Route;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time like 22:00.');
const pattern = {
  state: z.enum(AVAILABILITY_STATES),
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  everyWeeks: z.int().min(1).max(4),
  fromOn: date,
  untilOn: date.nullable(),
  fromClock: clock,
  toClock: clock,
};

export const addPattern = {
  method: 'POST',
  path: '/api/candidates/:id/availability-patterns',
  action: 'worktime.write',
  summary: 'Record what a worker said about many days at once: Monday to Friday nights.',
  params: ofWorker,
  body: z.object({
    id,
    ...pattern,
    reason: z.string().max(1000).default(''),
    how: z.enum(HEARD),
  }),
  reply: z.object({ patternId: id }),
} as const satisfies Route;

export const endPatternRoute = {
  method: 'POST',
  path: '/api/candidates/:id/availability-patterns/:patternId/end',
  action: 'worktime.write',
  summary: 'End a pattern: from today it says nothing.',
  params: z.object({ id, patternId: id }),
  reply: z.object({ patternId: id }),
} as const satisfies Route;

export const showCalendar = {
  method: 'GET',
  path: '/api/candidates/:id/calendar',
  action: 'worktime.read',
  summary: 'Four weeks of a worker: what is known of each part of each day, and what they hold.',
  params: ofWorker,
  query: z.object({ from: date.optional() }),
  reply: z.object({
    today: date,
    from: date,
    lastSaidAt: instant.nullable(),
    days: z.array(
      z.object({
        date,
        parts: z.array(
          z.object({
            part: z.enum(DAY_PARTS),
            startsAt: instant,
            endsAt: instant,
            state: z.enum(WORD_STATES),
            /** True where only a piece of the part is so. */
            inPart: z.boolean(),
            said: z
              .object({
                source: z.enum(['word', 'pattern', 'away']),
                at: instant,
                reason: z.string(),
                how: z.string(),
                recordedBy: z.string(),
              })
              .nullable(),
          }),
        ),
        held: z.array(
          z.object({
            shiftId: id,
            label: z.string(),
            state: z.enum(['pencilled', 'accepted']),
            startsAt: instant,
            endsAt: instant,
          }),
        ),
      }),
    ),
    patterns: z.array(
      z.object({
        id,
        ...pattern,
        reason: z.string(),
        saidAt: instant,
        how: z.string(),
        recordedBy: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const addDeclaration = {
  method: 'POST',
  path: '/api/candidates/:id/declared-hours',
  action: 'worktime.write',
  summary:
    'Record how many hours a week a worker says they work for others, and until when it answers.',
  params: ofWorker,
  body: z.object({
    id,
    weeklyMinutes: z.int().min(0).max(10_080),
    saidOn: date,
    answersUntil: date.optional(),
  }),
  reply: z.object({ declarationId: id, answersUntil: date }),
} as const satisfies Route;

export const addOptOut = {
  method: 'POST',
  path: '/api/candidates/:id/opt-outs',
  action: 'opt-outs.write',
  summary: 'Record a signed agreement to work more than 48 hours a week on average.',
  params: ofWorker,
  body: z.object({ id, signedOn: date, noticeDays: z.int().min(7).max(92).default(7) }),
  reply: z.object({ optOutId: id }),
} as const satisfies Route;

export const addOptOutScan = {
  method: 'POST',
  path: '/api/candidates/:id/opt-outs/:optOutId/scan',
  action: 'opt-outs.write',
  summary: 'Keep the scan of an opt-out that was signed by hand.',
  params: z.object({ id, optOutId: id }),
  upload: {
    maxBytes: 5 * 1024 * 1024,
    types: ['application/pdf', 'image/jpeg', 'image/png'],
  },
  reply: z.object({ optOutId: id }),
} as const satisfies Route;

export const optOutScan = {
  method: 'GET',
  path: '/api/candidates/:id/opt-outs/:optOutId/scan',
  action: 'worktime.read',
  summary: 'The scan of an opt-out that was signed by hand.',
  params: z.object({ id, optOutId: id }),
  reply: 'file',
} as const satisfies Route;

export const addOptOutNotice = {
  method: 'POST',
  path: '/api/candidates/:id/opt-outs/:optOutId/notice',
  action: 'opt-outs.write',
  summary: 'Record a worker’s notice to end their opt-out.',
  params: z.object({ id, optOutId: id }),
  body: z.object({ noticeGivenOn: date }),
  reply: z.object({ optOutId: id, limitAppliesFrom: date }),
} as const satisfies Route;

export const addAbsence = {
  method: 'POST',
  path: '/api/candidates/:id/absences',
  action: 'worktime.write',
  summary: 'Record days a worker is away, holiday apart; gives the shifts they hold in those days.',
  params: ofWorker,
  body: z.object({ id, kind: z.enum(AWAY_KINDS), fromOn: date, toOn: date }),
  reply: z.object({
    absenceId: id,
    held: z.array(z.object({ shiftId: id, label: z.string() })),
  }),
} as const satisfies Route;
