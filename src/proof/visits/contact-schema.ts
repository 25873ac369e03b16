import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  CONTACT_OUTCOMES,
  date,
  HOW,
  id,
  keysOf,
  OUTCOMES,
  params,
  text,
  WATCHED,
  words,
} from './shapes-schema.ts';

const code = z.string().min(1).max(60);

/** What an external verifier saw of somebody’s work. */
export const observation = z.object({
  observationId: id,
  what: z.enum(keysOf(WATCHED)),
  observedName: z.string(),
  on: date,
  seen: z.string(),
  outcome: z.enum(keysOf(OUTCOMES)),
  verifierName: z.string(),
  /** The reader watched it. */
  isMine: z.boolean(),
  frameworkCode: z.string(),
});

export const readContacts = {
  method: 'GET',
  path: '/api/external-contacts',
  action: 'visits.notes',
  summary: 'Contacts of external verifiers with learners, with their notes: for verifiers alone.',
  reply: z.object({
    today: date,
    rows: z.array(
      z.object({
        contactId: id,
        learnerName: z.string(),
        frameworkCode: z.string(),
        verifierName: z.string(),
        how: z.enum(keysOf(HOW)),
        on: date,
        words: z.string(),
        /** How the announcement by mail went; null: none was sent. */
        mail: z.string().nullable(),
        isMine: z.boolean(),
        held: z
          .object({ on: date, outcome: z.enum(keysOf(CONTACT_OUTCOMES)), notes: z.string() })
          .nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const announceContactRoute = {
  method: 'POST',
  path: '/api/external-contacts',
  action: 'visits.verify',
  summary:
    'Announces a contact with a learner, beside the plan of internal verification; by mail through the house (R89).',
  body: z.object({
    id,
    frameworkCode: code,
    learnerId: id,
    how: z.enum(keysOf(HOW)),
    on: date,
    words: text(2000, { lines: true, what: 'What the learner is told' }).default(''),
    /** Normally announced; without, it is on record that it was not. */
    announce: z.boolean().default(true),
  }),
  reply: z.object({ contactId: id }),
} as const satisfies Route;

export const recordContactRoute = {
  method: 'POST',
  path: '/api/external-contacts/:id/record',
  action: 'visits.verify',
  summary: 'What came of a contact; the notes are read by verifiers alone.',
  params,
  body: z.object({
    heldOn: date,
    outcome: z.enum(keysOf(CONTACT_OUTCOMES)),
    notes: words('The notes'),
  }),
  reply: z.object({ contactId: id }),
} as const satisfies Route;

export const watchWorkRoute = {
  method: 'POST',
  path: '/api/external-observations',
  action: 'visits.verify',
  summary: 'What an external verifier saw of assessment or internal verification (R90).',
  body: z.object({
    id,
    frameworkCode: code,
    kind: z.enum(keysOf(WATCHED)),
    observedId: id,
    on: date,
    seen: words('What was seen'),
    outcome: z.enum(keysOf(OUTCOMES)),
  }),
  reply: z.object({ observationId: id }),
} as const satisfies Route;
