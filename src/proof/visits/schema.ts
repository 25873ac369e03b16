import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { BANDS } from '../centre/schema.ts';
import { date, id, instant, sha256, text } from '../portfolio/shapes-schema.ts';

/** How a visit takes place. */
export const KINDS = { in_person: 'In person', remote: 'Remote' } as const;
export const STATES = {
  asked: 'Asked',
  agreed: 'Agreed',
  refused: 'Refused',
  called_off: 'Called off',
  held: 'Held',
} as const;
/** What becomes of a visit, step by step. */
export const STEPS = {
  proposed: 'Another day proposed',
  agreed: 'Agreed',
  refused: 'Refused',
  called_off: 'Called off',
  access_refused: 'Access refused at the visit',
  pack_withheld: 'What was asked for withheld',
  held: 'Held',
} as const;
export const HOW = { visit: 'Visit', telephone: 'Telephone', email: 'E-mail' } as const;
/** What an external verifier watches (R90). */
export const WATCHED = {
  assessment: 'Assessment',
  internal_verification: 'Internal verification',
} as const;
export const OUTCOMES = { satisfied: 'Satisfied', doubt: 'In doubt' } as const;
export const CONTACT_OUTCOMES = { ...OUTCOMES, not_reached: 'Not reached' } as const;
export const SIDES = { verifier: 'External verifier', centre: 'Centre' } as const;
/** What an action comes from. */
export const SOURCES = { visit: 'Visit', contact: 'Contact', observation: 'Observation' } as const;
export type Band = (typeof BANDS)[number];

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const params = z.object({ id });
const code = z.string().min(1).max(60);
const side = z.enum(keysOf(SIDES));
const words = (what: string) => text(4000, { min: 1, lines: true, what });
const remark = z.object({
  rule: z.string(),
  outcome: z.literal('warn'),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
});
const named = z.object({ memberId: id, name: z.string() });

const action = z.object({
  actionId: id,
  of: z.enum(keysOf(SOURCES)),
  sourceId: id,
  frameworkCode: z.string(),
  words: z.string(),
  ownerId: id,
  ownerName: z.string(),
  dueOn: date,
  askedBy: z.string(),
  madeAt: instant,
  state: z.enum(['open', 'answered', 'closed']),
  late: z.boolean(),
  answers: z.array(
    z.object({
      number: z.int(),
      words: z.string(),
      answeredAt: instant,
      answeredBy: z.string(),
      judged: z
        .object({ closed: z.boolean(), words: z.string(), at: instant, by: z.string() })
        .nullable(),
    }),
  ),
});

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
});

const observation = z.object({
  observationId: id,
  what: z.enum(keysOf(WATCHED)),
  observedName: z.string(),
  on: date,
  seen: z.string(),
  outcome: z.enum(keysOf(OUTCOMES)),
  verifierName: z.string(),
  frameworkCode: z.string(),
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
    /** For an external verifier alone: samples, arrangements, what changed since their last visit. */
    board: z
      .object({
        arrangements: z.int(),
        samples: z.array(
          z.object({
            sampleId: id,
            name: z.string(),
            there: z.int(),
            asked: z.int(),
            signed: z.boolean(),
          }),
        ),
        since: z
          .object({ on: date, changed: z.array(z.object({ what: z.string(), count: z.int() })) })
          .nullable(),
      })
      .nullable(),
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
    /** The reader is the external verifier of this visit. */
    isMine: z.boolean(),
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

export const askActionRoute = {
  method: 'POST',
  path: '/api/visit-actions',
  action: 'visits.verify',
  summary: 'Asks the centre for an action, somebody’s, by a day.',
  body: z.object({
    id,
    of: z.enum(keysOf(SOURCES)),
    sourceId: id,
    words: words('The action'),
    ownerId: id,
    dueOn: date,
  }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;

export const answerActionRoute = {
  method: 'POST',
  path: '/api/visit-actions/:id/answers',
  action: 'visits.centre',
  summary: 'The centre’s answer to an action.',
  params,
  body: z.object({
    /** Which answer it is: the first, or after one that did not close it. */
    number: z.int().min(1).max(1000),
    words: words('The answer'),
  }),
  reply: z.object({ actionId: id, number: z.int() }),
} as const satisfies Route;

export const judgeActionRoute = {
  method: 'POST',
  path: '/api/visit-actions/:id/judgement',
  action: 'visits.verify',
  summary: 'The external verifier closes an action on its newest answer, or not, with a reason.',
  params,
  body: z.object({
    number: z.int().min(1).max(1000),
    closed: z.boolean(),
    words: text(2000, { lines: true, what: 'The reason' }).default(''),
  }),
  reply: z.object({ actionId: id, number: z.int() }),
} as const satisfies Route;

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
