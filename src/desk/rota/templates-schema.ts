import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  breakMinutes,
  clock,
  date,
  id,
  instant,
  made,
  pence,
  SAME,
  SHIFT_KINDS,
  text,
} from './shapes-schema.ts';

/** Longest cycle, in days: twelve weeks. */
export const MOST_CYCLE_DAYS = 84;

/** Patterns by name; the continental is worked as three lines over one cycle: days, lates, nights. */
export const PATTERNS = {
  'two-on-two-off': { label: '2 on, 2 off', length: 4, on: [0, 1] },
  'four-on-four-off': { label: '4 on, 4 off', length: 8, on: [0, 1, 2, 3] },
  'five-on-two-off': { label: '5 on, 2 off', length: 7, on: [0, 1, 2, 3, 4] },
  'alternate-weekends': { label: 'Alternate weekends (from a Monday)', length: 14, on: [5, 6] },
  'continental-first': { label: 'Continental 2-2-2-4: first pair', length: 10, on: [0, 1] },
  'continental-second': { label: 'Continental 2-2-2-4: second pair', length: 10, on: [2, 3] },
  'continental-third': { label: 'Continental 2-2-2-4: third pair', length: 10, on: [4, 5] },
} as const satisfies Readonly<
  Record<string, { label: string; length: number; on: readonly number[] }>
>;

const code = z.object({
  placeId: id,
  siteId: id.nullable(),
  siteName: z.string().nullable(),
  code: z.string(),
  start: z.string(),
  end: z.string(),
  breakMinutes: z.int(),
  kind: z.enum(SHIFT_KINDS),
  keptAt: instant,
  keptBy: z.string(),
});

export const listCodes = {
  method: 'GET',
  path: '/api/shift-codes',
  action: 'rotas.read',
  summary: 'What a client means by its shift codes, those of single sites too.',
  query: z.object({ clientId: id }),
  reply: z.object({
    total: z.int(),
    clientName: z.string(),
    sites: z.array(z.object({ siteId: id, name: z.string() })),
    rows: z.array(code),
  }),
} as const satisfies Route;

export const keepCode = {
  method: 'PUT',
  path: '/api/shift-codes',
  action: 'rotas.write',
  summary: 'Keeps what a shift code means at a client, or at one of its sites.',
  body: z.object({
    clientId: id,
    siteId: id.nullable().default(null),
    code: text(20, { min: 1, what: 'The code' }),
    /** Both empty: nobody works. */
    start: z.union([clock, z.literal('')]),
    end: z.union([clock, z.literal('')]),
    breakMinutes: breakMinutes.default(0),
    kind: z.enum(SHIFT_KINDS).default('waking'),
  }),
  reply: z.object({ placeId: id, code: z.string() }),
} as const satisfies Route;

export const dropCode = {
  method: 'DELETE',
  path: '/api/shift-codes/:placeId/:code',
  action: 'rotas.write',
  summary: 'Forgets a shift code of a client or a site.',
  params: z.object({ placeId: id, code: text(60, { min: 1 }) }),
  reply: z.object({ placeId: id, code: z.string() }),
} as const satisfies Route;

const days = z.discriminatedUnion('by', [
  z.object({ by: z.literal('weekday'), on: z.array(z.int().min(1).max(7)).min(1).max(7) }),
  z.object({
    by: z.literal('cycle'),
    length: z.int().min(2).max(MOST_CYCLE_DAYS),
    on: z
      .array(
        z
          .int()
          .min(0)
          .max(MOST_CYCLE_DAYS - 1),
      )
      .min(1)
      .max(MOST_CYCLE_DAYS),
    anchor: date,
  }),
]);
const names = z
  .array(text(120, { min: 1 }))
  .max(20)
  .default([]);
const templateLine = z.object({
  label: text(60).default(''),
  role: text(80, { min: 1 }),
  start: clock,
  end: clock,
  breakMinutes: breakMinutes.default(0),
  kind: z.enum(SHIFT_KINDS).default('waking'),
  places: z.int().min(1).max(50).default(1),
  samePerson: z.enum(SAME).default('prefer'),
  days,
  duties: text(4000, { lines: true }).default(''),
  experience: text(4000, { lines: true }).default(''),
  requiredSkills: names,
  requiredQualifications: names,
  requiredChecks: names,
  payPence: pence.nullable().default(null),
  chargePence: pence.nullable().default(null),
  poNumber: text(200).default(''),
});
const template = z.object({
  templateId: id,
  clientId: id,
  clientName: z.string(),
  siteId: id.nullable(),
  siteName: z.string().nullable(),
  name: z.string(),
  version: z.int(),
  lines: z.array(templateLine),
  keptAt: instant,
  keptBy: z.string(),
});
export type TemplateRow = z.output<typeof template>;
export type TemplateLineIn = z.input<typeof templateLine>;

export const listTemplates = {
  method: 'GET',
  path: '/api/rota-templates',
  action: 'rotas.read',
  summary: 'Rota templates by client and name.',
  query: z.object({ clientId: id.optional() }),
  reply: z.object({ total: z.int(), rows: z.array(template) }),
} as const satisfies Route;

const withTemplate = z.object({ templateId: id });

export const readTemplate = {
  method: 'GET',
  path: '/api/rota-templates/:templateId',
  action: 'rotas.read',
  summary: 'One rota template with its lines.',
  params: withTemplate,
  reply: template,
} as const satisfies Route;

export const keepTemplate = {
  method: 'PUT',
  path: '/api/rota-templates/:templateId',
  action: 'rotas.write',
  summary: 'Makes a rota template, or changes it from the version that was read.',
  params: withTemplate,
  body: z.object({
    clientId: id,
    siteId: id.nullable().default(null),
    name: text(120, { min: 1, what: 'The name' }),
    /** Version the change was made from, 0 for a new one: a colleague’s change is not lost. */
    from: z.int().min(0),
    lines: z.array(templateLine).min(1).max(50),
  }),
  reply: z.object({ templateId: id, version: z.int() }),
} as const satisfies Route;

export const dropTemplateRoute = {
  method: 'DELETE',
  path: '/api/rota-templates/:templateId',
  action: 'rotas.write',
  summary: 'Puts a rota template away; bookings made from it stay.',
  params: withTemplate,
  reply: withTemplate,
} as const satisfies Route;

export const useTemplateRoute = {
  method: 'POST',
  path: '/api/rota-templates/:templateId/drafts',
  action: 'rotas.write',
  summary: 'Uses a template for the weeks between two dates: a draft, nothing is booked.',
  params: withTemplate,
  body: z.object({
    id,
    /** Where the template is for the whole client. */
    siteId: id.nullable().default(null),
    from: date,
    to: date,
    skipHolidays: z.boolean().default(false),
  }),
  reply: made,
} as const satisfies Route;

export const readCanvas = {
  method: 'GET',
  path: '/api/rota-canvas',
  action: 'rotas.read',
  summary:
    'What a rota is painted on: roles, shift codes, bank holidays and what is booked at a site.',
  query: z.object({
    siteId: id,
    from: date,
    days: z.coerce.number().int().min(1).max(35).default(28),
  }),
  reply: z.object({
    siteId: id,
    siteName: z.string(),
    clientId: id,
    clientName: z.string(),
    /** Roles booked here before come first. */
    roles: z.array(z.object({ role: z.string(), name: z.string(), before: z.boolean() })),
    codes: z.array(z.object({ code: z.string(), start: z.string(), end: z.string() })),
    holidays: z.array(date),
    booked: z.array(
      z.object({ role: z.string(), date, start: z.string(), end: z.string(), places: z.int() }),
    ),
  }),
} as const satisfies Route;
