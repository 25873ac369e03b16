import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { BANDS, date, id, params, sha256, text } from './shapes-schema.ts';

export const makePackRoute = {
  method: 'POST',
  path: '/api/visits/:id/packs',
  action: 'visits.centre',
  summary: 'Makes the visit pack and hands it over: one archive, recorded with its hash (C14).',
  params,
  body: z.object({ id }),
  reply: z.object({ packId: id, sha256 }),
} as const satisfies Route;

export const takePackRoute = {
  method: 'POST',
  path: '/api/visit-packs/:id/taking',
  action: 'visits.read',
  summary: 'Saves a visit pack; that the external verifier does is on record, once a day.',
  params,
  reply: 'file',
} as const satisfies Route;

export const writeReportRoute = {
  method: 'POST',
  path: '/api/visits/:id/reports',
  action: 'visits.verify',
  summary: 'Writes the draft of a report, or writes it anew; a given one stays and is superseded.',
  params,
  body: z.object({
    id,
    words: text(20_000, { min: 1, lines: true, what: 'The report' }),
    band: z.enum(BANDS).nullable().default(null),
    bandFrom: date.nullable().default(null),
  }),
  reply: z.object({ reportId: id, number: z.int() }),
} as const satisfies Route;

export const giveReportRoute = {
  method: 'POST',
  path: '/api/visit-reports/:id/giving',
  action: 'visits.verify',
  summary: 'Gives a report to the centre: from here it stays as it is.',
  params,
  reply: z.object({ reportId: id, sha256 }),
} as const satisfies Route;

export const takeTariffRoute = {
  method: 'POST',
  path: '/api/visit-reports/:id/tariff',
  action: 'visits.tariff',
  summary: 'Puts the tariff a report proposes on record from its day on (R17-R20).',
  params,
  body: z.object({ id }),
  reply: z.object({ tariffId: id }),
} as const satisfies Route;
