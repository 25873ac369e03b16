import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { action } from './action-schema.ts';
import { observation } from './contact-schema.ts';
import {
  BANDS,
  date,
  id,
  instant,
  KINDS,
  keysOf,
  params,
  SIDES,
  STATES,
  STEPS,
  sha256,
  text,
  WATCHED,
  words,
} from './shapes-schema.ts';

export { answerActionRoute, askActionRoute, judgeActionRoute } from './action-schema.ts';
export {
  announceContactRoute,
  readContacts,
  recordContactRoute,
  watchWorkRoute,
} from './contact-schema.ts';
export {
  giveReportRoute,
  makePackRoute,
  takePackRoute,
  takeTariffRoute,
  writeReportRoute,
} from './report-schema.ts';
export {
  type Band,
  CONTACT_OUTCOMES,
  HOW,
  KINDS,
  OUTCOMES,
  SIDES,
  SOURCES,
  STATES,
  STEPS,
  WATCHED,
} from './shapes-schema.ts';

const side = z.enum(keysOf(SIDES));
const remark = z.object({
  rule: z.string(),
  outcome: z.literal('warn'),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
});
const named = z.object({ memberId: id, name: z.string() });

const line = z.object({
  visitId: id,
  frameworkCode: z.string(),
  verifierName: z.string(),
  kind: z.enum(keysOf(KINDS)),
  state: z.enum(keysOf(STATES)),
  on: date,
  /** Who has to answer; null: nobody. */
  waitsFor: side.nullable(),
  /** What obstructs it (R35). */
  obstructions: z.array(remark),
  /** Packs handed over, and whether a report was given. */
  packs: z.int(),
  reported: z.boolean(),
  /** The reader is the external verifier of this visit. */
  isMine: z.boolean(),
});

export const readVisits = {
  method: 'GET',
  path: '/api/visits',
  action: 'visits.read',
  summary:
    'Visits of external verifiers, what obstructs them, the pattern they follow, and what the centre is to do.',
  reply: z.object({
    today: date,
    /** On which side the reader is. */
    side,
    /** The Centre Support Status in force, and what its pattern comes to (R34); null: none is on record. */
    pattern: z
      .object({
        status: z.string(),
        lines: z.array(
          z.object({
            kind: z.enum(keysOf(KINDS)),
            asked: z.int(),
            held: z.int(),
            agreed: z.int(),
          }),
        ),
      })
      .nullable(),
    visits: z.array(line),
    actions: z.array(action),
    observations: z.array(observation),
    /** How many contacts with learners were announced and how many held. */
    contacts: z.object({ announced: z.int(), held: z.int() }),
    /** Appointments in force, to announce a visit of. */
    appointments: z.array(
      z.object({ appointmentId: id, name: z.string(), frameworkCode: z.string(), toOn: date }),
    ),
    /** Who of the centre an action may be for; empty where the reader asks for none. */
    owners: z.array(named),
    /** Whom the reader may have watched. */
    watched: z.array(named.extend({ what: z.enum(keysOf(WATCHED)) })),
    /** Whom the reader may contact. */
    learners: z.array(z.object({ learnerId: id, name: z.string(), frameworkCode: z.string() })),
  }),
} as const satisfies Route;

export const announceVisitRoute = {
  method: 'POST',
  path: '/api/visits',
  action: 'visits.arrange',
  summary: 'Announces a visit, by the external verifier or the centre; the other side answers.',
  body: z.object({
    id,
    appointmentId: id,
    kind: z.enum(keysOf(KINDS)),
    on: date,
    agenda: words('The agenda'),
    asksFor: text(1000, { lines: true, what: 'Who is asked for' }).default(''),
  }),
  reply: z.object({ visitId: id }),
} as const satisfies Route;

export const stepVisitRoute = {
  method: 'POST',
  path: '/api/visits/:id/steps',
  action: 'visits.arrange',
  summary:
    'Moves a visit, answers it, calls it off; or, by the external verifier, says that it was obstructed (R35) or held.',
  params,
  body: z.object({
    /** The step that was seen last: what came since is not answered unseen. */
    after: z.int().min(1),
    kind: z.enum(keysOf(STEPS)),
    on: date.nullable().default(null),
    words: text(2000, { lines: true, what: 'The reason' }).default(''),
  }),
  reply: z.object({ visitId: id, number: z.int() }),
} as const satisfies Route;

export const readVisit = {
  method: 'GET',
  path: '/api/visits/:id',
  action: 'visits.read',
  summary: 'One visit: how it was arranged, the packs, the reports, the actions.',
  params,
  reply: line.extend({
    today: date,
    side,
    agenda: z.string(),
    asksFor: z.string(),
    steps: z.array(
      z.object({
        number: z.int(),
        kind: z.enum(keysOf(STEPS)),
        side,
        on: date.nullable(),
        words: z.string(),
        byName: z.string(),
        at: instant,
      }),
    ),
    packList: z.array(
      z.object({
        packId: id,
        number: z.int(),
        files: z.int(),
        bytes: z.int(),
        sha256,
        madeAt: instant,
        madeBy: z.string(),
        /** Days on which the external verifier took it. */
        takenOn: z.array(date),
        /** Somebody it named was erased since: its content is gone, its hash stays. */
        emptied: z.boolean(),
        /** What it says; null: it named somebody who was forgotten, and its content is gone. */
        says: z
          .array(
            z.object({
              title: z.string(),
              columns: z.array(z.string()),
              rows: z.array(z.array(z.string())),
            }),
          )
          .nullable(),
      }),
    ),
    reports: z.array(
      z.object({
        reportId: id,
        number: z.int(),
        words: z.string(),
        band: z.enum(BANDS).nullable(),
        bandFrom: date.nullable(),
        writtenAt: instant,
        givenAt: instant.nullable(),
        sha256: sha256.nullable(),
        /** A later report stands in its place. */
        superseded: z.boolean(),
        tariff: z.object({ by: z.string(), at: instant }).nullable(),
      }),
    ),
    actions: z.array(action),
    owners: z.array(named),
  }),
} as const satisfies Route;
