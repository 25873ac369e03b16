import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  counts,
  date,
  id,
  instant,
  MOST_CHARACTERS,
  MOST_LINES,
  made,
  SAME,
  SHIFT_KINDS,
  SOURCES,
  STATES,
  text,
} from './shapes-schema.ts';

// What the pages of rotas choose from and act through, as the rooms that keep it describe it.
export { listBookings, pencilRoute, shiftInput, takeBookingRoute } from '../bookings/schema.ts';
export { listRoles } from '../candidates/schema.ts';
export { listClients, readClient } from '../clients/schema.ts';
export type { Counts } from './shapes-schema.ts';
export * from './templates-schema.ts';

const cell = text(2000, { lines: true, what: 'This cell' });
const said = z.object({
  client: cell,
  site: cell,
  role: cell,
  date: cell,
  until: cell,
  days: cell,
  start: cell,
  end: cell,
  shift: cell,
  break: cell,
  places: cell,
  kind: cell,
  po: cell,
  reference: cell,
  team: cell,
  samePerson: cell,
  pay: cell,
  charge: cell,
  notes: cell,
  worker: cell,
});
const chosen = z.object({
  siteId: id.optional(),
  role: text(80).optional(),
  hour: z.enum(['first', 'second']).optional(),
  doubled: z.boolean().optional(),
  already: z.enum(['missing', 'all']).optional(),
  left: z.boolean().optional(),
});

const problem = z.object({
  kind: z.enum(['refused', 'doubtful']),
  field: z.string(),
  because: z.string(),
  ask: z.enum(['site', 'role', 'hour', 'doubled', 'already']).optional(),
  among: z.array(z.string()).optional(),
});

const row = z.object({
  line: z.int(),
  /** Where it stands in what was pasted: 'row 5', 'D5'. */
  at: z.string(),
  state: z.enum(STATES),
  said,
  chosen,
  problems: z.array(problem),
  siteId: id.nullable(),
  siteName: z.string(),
  clientName: z.string(),
  role: z.string().nullable(),
  roleName: z.string(),
  firstOn: date.nullable(),
  lastOn: date.nullable(),
  /** '07:30-19:30'. */
  times: z.string(),
  /** Places to book, over all days. */
  shifts: z.int(),
  breakMinutes: z.int(),
  kind: z.enum(SHIFT_KINDS),
  payPence: z.int().nullable(),
  chargePence: z.int().nullable(),
  samePerson: z.enum(SAME).nullable(),
  /** Bank holidays among its days. */
  holidays: z.array(date),
  already: z.int(),
  bookingId: id.nullable(),
});
export type DraftRow = z.output<typeof row>;

const withDraft = z.object({ draftId: id });
const draftHead = {
  draftId: id,
  source: z.enum(SOURCES),
  title: z.string(),
  clientId: id.nullable(),
  siteId: id.nullable(),
  madeAt: instant,
  madeByName: z.string(),
  expiresAt: instant,
};

export const listDrafts = {
  method: 'GET',
  path: '/api/rota-drafts',
  action: 'rotas.read',
  summary: 'Rotas that were read and wait for a yes, newest first.',
  reply: z.object({
    total: z.int(),
    rows: z.array(z.object({ ...draftHead, lines: z.int(), booked: z.int() })),
  }),
} as const satisfies Route;

export const readDraft = {
  method: 'GET',
  path: '/api/rota-drafts/:draftId',
  action: 'rotas.read',
  summary: 'A rota line by line: what is good, what waits for a choice, what must be corrected.',
  params: withDraft,
  reply: z.object({
    ...draftHead,
    /** Columns of the sheet that nothing was made of. */
    unread: z.array(z.string()),
    counts,
    rows: z.array(row),
    /** A booking each on the yes: places, shifts, and who ordered and pays there last time. */
    sites: z.array(
      z.object({
        siteId: id,
        siteName: z.string(),
        clientId: id,
        clientName: z.string(),
        lines: z.int(),
        shifts: z.int(),
        last: z
          .object({
            bookingId: id,
            number: z.string(),
            billToId: id,
            orderedBy: id,
            approverId: id.nullable(),
          })
          .nullable(),
      }),
    ),
    bookings: z.array(
      z.object({ bookingId: id, number: z.string(), lines: z.int(), shifts: z.int() }),
    ),
    /** What may be chosen where a line is in doubt. */
    choices: z.object({
      sites: z.array(z.object({ siteId: id, name: z.string() })),
      roles: z.array(z.object({ role: z.string(), name: z.string() })),
    }),
  }),
} as const satisfies Route;

export const pasteRota = {
  method: 'POST',
  path: '/api/rota-drafts',
  action: 'rotas.write',
  summary:
    'Reads a pasted rota into a draft; nothing is booked. The same id again gives the first.',
  body: z.object({
    id,
    text: z.string().max(MOST_CHARACTERS),
    /** Lines name sites of this client only. */
    clientId: id.nullable().default(null),
    /** The site and the role of lines that name none. */
    siteId: id.nullable().default(null),
    role: text(80).nullable().default(null),
  }),
  reply: made,
} as const satisfies Route;

const painted = z.object({
  role: text(80, { min: 1 }),
  date,
  /** A shift code of the client, or times like 07:30-19:30. */
  shift: text(40, { min: 1 }),
  places: z.int().min(1).max(50),
});

export const paintRota = {
  method: 'POST',
  path: '/api/painted-rotas',
  action: 'rotas.write',
  summary: 'Makes a draft of cells painted on a grid of roles and days.',
  body: z.object({ id, siteId: id, cells: z.array(painted).min(1).max(MOST_LINES) }),
  reply: made,
} as const satisfies Route;

export const copyWeek = {
  method: 'POST',
  path: '/api/copied-weeks',
  action: 'rotas.write',
  summary: 'Makes a draft of one week of a client or a site in one or several later weeks.',
  body: z.object({
    id,
    clientId: id,
    siteId: id.nullable().default(null),
    /** Any date of the week to copy, and of each week to copy it to. */
    week: date,
    to: z.array(date).min(1).max(12),
    /** Ask for the same people again: they are asked to be pencilled, nothing is forced. */
    faces: z.boolean().default(false),
  }),
  reply: made,
} as const satisfies Route;

export const correctLines = {
  method: 'PUT',
  path: '/api/rota-drafts/:draftId/lines',
  action: 'rotas.write',
  summary: 'Corrects lines of a draft, or chooses where they left doubt; booked lines stay.',
  params: withDraft,
  body: z.object({
    lines: z
      .array(
        z.object({
          line: z.int().min(1),
          said: said.partial().default({}),
          chosen: chosen.default({}),
          /** The choice of site or role counts for every line that says the same. */
          alike: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(MOST_LINES),
  }),
  reply: made,
} as const satisfies Route;

export const pasteAgain = {
  method: 'POST',
  path: '/api/rota-drafts/:draftId/lines',
  action: 'rotas.write',
  summary: 'Reads pasted lines in place of those of a draft that are refused or in doubt.',
  params: withDraft,
  body: z.object({ id, text: z.string().max(MOST_CHARACTERS) }),
  reply: made,
} as const satisfies Route;

export const dropDraftRoute = {
  method: 'DELETE',
  path: '/api/rota-drafts/:draftId',
  action: 'rotas.write',
  summary: 'Drops a draft with the names in it; what was booked of it stays.',
  params: withDraft,
  reply: withDraft,
} as const satisfies Route;

export const draftSheet = {
  method: 'GET',
  path: '/api/rota-drafts/:draftId/sheet',
  action: 'rotas.read',
  summary: 'Lines of a draft as a CSV sheet that can be corrected and pasted again.',
  params: withDraft,
  query: z.object({ state: z.enum(STATES).optional() }),
  reply: 'file',
} as const satisfies Route;

export const bookDraftRoute = {
  method: 'POST',
  path: '/api/rota-drafts/:draftId/bookings',
  action: 'rotas.write',
  summary:
    'The yes for one site: its good lines become a booking, or shifts of one there is. The same id again gives the first result.',
  params: withDraft,
  body: z.object({
    id,
    siteId: id,
    billToId: id,
    orderedBy: id,
    approverId: id.nullable().default(null),
    contractKind: z.enum(['paye', 'umbrella', 'limited_company']).default('paye'),
    poNumber: text(200).default(''),
    clientReference: text(200).default(''),
    how: z.enum(['phone', 'email', 'in_person', 'other']).default('email'),
    /** A booking at the site whose lines get the shifts; left out, a new one is taken. */
    extend: id.nullable().default(null),
  }),
  reply: z.object({
    bookingId: id,
    number: z.string(),
    lines: z.int(),
    shifts: z.int(),
    /** Good lines at this site that wait for one more booking. */
    waiting: z.int(),
    /** Lines that were good and could not be booked, with the reason. */
    not: z.array(z.object({ line: z.int(), at: z.string(), because: z.string() })),
  }),
} as const satisfies Route;

export const listFaces = {
  method: 'GET',
  path: '/api/rota-drafts/:draftId/faces',
  action: 'bookings.rank',
  summary: 'Workers asked for by name in booked lines: who may go, who may not and why.',
  params: withDraft,
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        worker: z.string(),
        bookingId: id,
        number: z.string(),
        /** Candidates of that name; more than one: choose. */
        people: z.array(
          z.object({
            personId: id,
            name: z.string(),
            /** Open shifts that nothing speaks against. */
            may: z.array(id),
            /** What stops them, each with the shifts it is about. */
            because: z.array(z.object({ rule: z.string(), because: z.string(), shifts: z.int() })),
            holds: z.int(),
          }),
        ),
        shifts: z.int(),
        taken: z.int(),
      }),
    ),
  }),
} as const satisfies Route;
