import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

export const ROUTES = {
  qualification: 'The qualification',
  unit: 'Single units (unit payment route)',
} as const;
export const KEY_HOLDERS = {
  awarding_body: 'An awarding body',
  centre: 'Another centre',
  other: 'Somebody else',
} as const;
export const HANDED = {
  in_person: 'In person',
  signed_post: 'By post, signed for',
  electronically: 'Electronically',
} as const;
export const FAULTS = {
  wrong_name: 'The name is wrong',
  wrong_content: 'What it says is wrong',
  lost: 'Lost',
  name_changed: 'The learner has another name now',
} as const;

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

export function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
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

const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
});

const certificate = z.object({
  certificateId: id,
  number: z.string(),
  issuedOn: date,
  replaces: id.nullable(),
  receivedOn: date.nullable(),
  checkedOn: date.nullable(),
  checkedBy: z.string().nullable(),
  handed: z.object({ on: date, how: z.enum(keysOf(HANDED)) }).nullable(),
  faulty: z
    .object({ fault: z.enum(keysOf(FAULTS)), on: date, note: z.string().nullable() })
    .nullable(),
  replaced: z.boolean(),
});

const line = z.object({
  lineId: id,
  learnerId: id,
  learnerName: z.string(),
  /** '' the qualification, else the unit's reference. */
  what: z.string(),
  units: z.array(z.string()),
  extraUnits: z.array(z.string()),
  credit: z.int(),
  result: z
    .object({
      outcome: z.enum(['issued', 'refused']),
      on: date,
      because: z.string().nullable(),
      enteredBy: z.string(),
    })
    .nullable(),
  certificates: z.array(certificate),
});

const statement = z.object({
  statementId: id,
  learnerId: id,
  learnerName: z.string(),
  kind: z.enum(['unit', 'transcript']),
  frameworkTitle: z.string(),
  unitReference: z.string().nullable(),
  issuedAt: instant,
  issuedBy: z.string(),
  signed: z.boolean(),
  /** Its credential names the list in which whoever verifies it can read that it counts no longer. */
  listed: z.boolean(),
  withdrawn: z
    .object({ at: instant, by: z.string(), ground: z.string(), because: z.string() })
    .nullable(),
  /** Units whose decision was found not to be supported since; it still stands. */
  shaken: z.array(z.string()),
});

export const readCertification = {
  method: 'GET',
  path: '/api/certification',
  action: 'certification.read',
  summary: 'Learners with units achieved: what they have of each framework and what is missing.',
  reply: z.object({
    today: date,
    frameworks: z.array(
      z.object({
        frameworkId: id,
        code: z.string(),
        title: z.string(),
        learners: z.array(
          z.object({
            learnerId: id,
            name: z.string(),
            units: z.array(
              z.object({
                unitId: id,
                reference: z.string(),
                ratified: z.boolean(),
                extra: z.boolean(),
              }),
            ),
            mandatoryCredit: z.int(),
            optionalCredit: z.int(),
            missing: z.array(finding),
            passes: z.boolean(),
            /** On the awarding body's unit payment route of this framework (R93). */
            unitRoute: z
              .object({ unitRouteId: id, reference: z.string(), fromOn: date })
              .nullable(),
            /** What of it is claimed already and not refused: '' the qualification, else units. */
            claimed: z.array(z.string()),
          }),
        ),
      }),
    ),
    claims: z.array(
      z.object({
        claimId: id,
        frameworkCode: z.string(),
        route: z.enum(keysOf(ROUTES)),
        claimedAt: instant,
        claimedBy: z.string(),
        sent: z.object({ on: date, reference: z.string() }).nullable(),
        lines: z.int(),
        answered: z.int(),
        /** Certificates on their way: issued and not yet handed over. */
        underway: z.int(),
      }),
    ),
    received: z.array(
      z.object({
        credentialId: id,
        learnerId: id,
        learnerName: z.string(),
        name: z.string(),
        issuer: z.string(),
        keyHolder: z.enum(keysOf(KEY_HOLDERS)),
        /** Looked up in its issuer's list of what counts no longer; null: kept before that was asked. */
        status: z.enum(['none', 'unchecked', 'good']).nullable(),
        receivedAt: instant,
      }),
    ),
    statements: z.array(statement),
  }),
} as const satisfies Route;

export const readAwardClaim = {
  method: 'GET',
  path: '/api/certification/claims/:id',
  action: 'certification.read',
  summary: 'One claim to the awarding body, line by line, with results and certificates.',
  params: z.object({ id }),
  reply: z.object({
    claimId: id,
    today: date,
    frameworkCode: z.string(),
    frameworkTitle: z.string(),
    route: z.enum(keysOf(ROUTES)),
    claimedAt: instant,
    claimedBy: z.string(),
    sent: z.object({ on: date, reference: z.string() }).nullable(),
    lines: z.array(line),
  }),
} as const satisfies Route;

export const readSchedule = {
  method: 'GET',
  path: '/api/certification/claims/:id/schedule',
  action: 'certification.read',
  summary: 'The schedule of results as a table (CSV), for the awarding body.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;

export const claimAwardsRoute = {
  method: 'POST',
  path: '/api/certification/claims',
  action: 'certification.manage',
  summary:
    'Claims for learners whose gates pass: all or none, each with what is missing (R3-R5, R15, R91, R93, R94).',
  body: z.object({
    id,
    frameworkId: id,
    route: z.enum(keysOf(ROUTES)),
    lines: z
      .array(z.object({ learnerId: id, unitId: id.nullable().default(null) }))
      .min(1, 'Choose at least one learner.')
      .max(500, 'Claim at most 500 at a time.'),
  }),
  reply: z.object({ claimId: id }),
} as const satisfies Route;

export const sendScheduleRoute = {
  method: 'POST',
  path: '/api/certification/claims/:id/sending',
  action: 'certification.manage',
  summary: 'The schedule of results went to the awarding body.',
  params: z.object({ id }),
  body: z.object({ on: date, reference: text(200, { min: 1, what: 'The reference' }) }),
  reply: z.object({ claimId: id }),
} as const satisfies Route;

export const enterResultRoute = {
  method: 'POST',
  path: '/api/certification/lines/:id/result',
  action: 'certification.manage',
  summary: 'The awarding body’s answer for one learner: a certificate’s number, or why not.',
  params: z.object({ id }),
  body: z.object({
    outcome: z.enum(['issued', 'refused']),
    on: date,
    /** Of the certificate: made by the page. */
    certificateId: id,
    number: text(80, { what: 'The number' }).default(''),
    because: text(500, { lines: true, what: 'The reason' }).default(''),
  }),
  reply: z.object({ lineId: id }),
} as const satisfies Route;

const onCertificate = { params: z.object({ id }), reply: z.object({ certificateId: id }) };

export const receiveCertificateRoute = {
  method: 'POST',
  path: '/api/certification/certificates/:id/receipt',
  action: 'certification.manage',
  summary: 'The certificate arrived at the centre.',
  body: z.object({ on: date }),
  ...onCertificate,
} as const satisfies Route;

export const checkCertificateRoute = {
  method: 'POST',
  path: '/api/certification/certificates/:id/check',
  action: 'certification.manage',
  summary: 'Name and content were compared with the record and are right.',
  body: z.object({ on: date }),
  ...onCertificate,
} as const satisfies Route;

export const handCertificateRoute = {
  method: 'POST',
  path: '/api/certification/certificates/:id/handing-over',
  action: 'certification.manage',
  summary: 'The learner has the certificate.',
  body: z.object({ on: date, how: z.enum(keysOf(HANDED)) }),
  ...onCertificate,
} as const satisfies Route;

export const reportCertificateRoute = {
  method: 'POST',
  path: '/api/certification/certificates/:id/fault',
  action: 'certification.manage',
  summary: 'The certificate is wrong or lost, or the name has changed: it counts no longer.',
  body: z.object({
    on: date,
    fault: z.enum(keysOf(FAULTS)),
    note: text(500, { lines: true, what: 'The note' }).default(''),
  }),
  ...onCertificate,
} as const satisfies Route;

export const replaceCertificateRoute = {
  method: 'POST',
  path: '/api/certification/certificates/:id/replacement',
  action: 'certification.manage',
  summary: 'The awarding body issued another certificate in place of this one.',
  body: z.object({ id, on: date, number: text(80, { min: 1, what: 'The number' }) }),
  ...onCertificate,
} as const satisfies Route;

export const issueStatementRoute = {
  method: 'POST',
  path: '/api/certification/statements',
  action: 'certification.manage',
  summary:
    'Issues a provisional statement of a unit, or the transcript of a framework: a paper and a credential.',
  body: z.object({ id, learnerId: id, frameworkId: id, unitId: id.nullable().default(null) }),
  reply: z.object({ statementId: id }),
} as const satisfies Route;

export const receiveCredentialRoute = {
  method: 'POST',
  path: '/api/certification/received',
  action: 'certification.manage',
  summary: 'Verifies and keeps a credential that somebody else issued to a learner (R13).',
  body: z.object({
    id,
    learnerId: id,
    credential: z.string().min(1, 'Paste the credential.').max(400_000, 'At most 400,000 signs.'),
    /** The issuer's public key as a JWK; left empty, the key that a did:key or did:jwk names. */
    key: z.string().max(5000).default(''),
    keyHolder: z.enum(keysOf(KEY_HOLDERS)),
    /** The issuer's list of what counts no longer, as the credential names it: nothing is fetched from here. */
    statusList: z.string().max(400_000, 'At most 400,000 signs.').default(''),
  }),
  reply: z.object({ credentialId: id, name: z.string(), issuer: z.string() }),
} as const satisfies Route;

const fileOf = (action: string, path: string, summary: string) =>
  ({
    method: 'GET',
    path,
    action,
    summary,
    params: z.object({ id }),
    reply: 'file',
  }) as const satisfies Route;

export const readStatementPaper = fileOf(
  'certification.read',
  '/api/certification/statements/:id/paper',
  'The provisional statement as a PDF.',
);
export const readStatementCredential = fileOf(
  'certification.read',
  '/api/certification/statements/:id/credential',
  'The provisional statement as a signed credential.',
);
export const readOwnPaper = fileOf(
  'certification.own',
  '/api/portfolio/statements/:id/paper',
  'One’s own provisional statement as a PDF.',
);
export const readOwnCredential = fileOf(
  'certification.own',
  '/api/portfolio/statements/:id/credential',
  'One’s own provisional statement as a signed credential.',
);

export const listOwnStatements = {
  method: 'GET',
  path: '/api/portfolio/statements',
  action: 'certification.own',
  summary: 'One’s own provisional statements, and how one’s certificates stand.',
  reply: z.object({
    rows: z.array(statement),
    certificates: z.array(
      z.object({
        frameworkCode: z.string(),
        what: z.string(),
        claimedAt: instant,
        state: z.enum(['claimed', 'refused', 'issued', 'at_centre', 'handed_over', 'faulty']),
      }),
    ),
  }),
} as const satisfies Route;

export const readRetention = {
  method: 'GET',
  path: '/api/certification/retention',
  action: 'certification.read',
  summary: 'Until when each learner’s assessment records are held: at least four years (R21).',
  reply: z.object({
    today: date,
    rows: z.array(
      z.object({
        learnerId: id,
        name: z.string(),
        decisions: z.int(),
        lastOn: date,
        because: z.string(),
        heldUntil: date,
        lapsed: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;
