import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { rendition } from '../portfolio/shapes-schema.ts';

const id = z.uuid();
const ofId = z.object({ id });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const line = (max: number) => z.string().max(max);
const token = z.string().min(20).max(200);
const upload = {
  maxBytes: 8_000_000,
  types: [
    'application/json',
    'text/json',
    'text/plain',
    'application/octet-stream',
    'application/zip',
    'application/x-zip-compressed',
  ],
} as const;

const named = z.object({ id, name: z.string() });
const centre = z.object({ centreId: id, name: z.string() });

/** How far a release is: with the employer, sent, or not let go. */
const state = z.enum(['asked', 'released', 'declined']);

const release = z.object({
  releaseId: id,
  evidenceId: id,
  learner: named,
  title: z.string(),
  centre: centre,
  state,
  askedAt: instant,
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  because: z.string().nullable(),
});

export const listOwnReleases = {
  method: 'GET',
  path: '/api/portfolio/releases',
  action: 'portfolio.own',
  summary:
    'The learner’s items from work, the centres named here, and what was asked to be released.',
  reply: z.object({
    sample: z.boolean(),
    centres: z.array(centre.extend({ code: z.string() })),
    items: z.array(z.object({ evidenceId: id, title: z.string() })),
    rows: z.array(release),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const askReleaseRoute = {
  method: 'POST',
  path: '/api/portfolio/releases',
  action: 'portfolio.own',
  summary: 'Asks the employer to release an item of work to a centre.',
  body: z.object({ id, evidenceId: id, centreId: id, code: line(60).default('') }),
  reply: z.object({ releaseId: id }),
} as const satisfies Route;

export const listReleases = {
  method: 'GET',
  path: '/api/releases',
  action: 'releases.confirm',
  summary: 'The employer’s view: who learns where, what waits for them, and what was released.',
  reply: z.object({
    sample: z.boolean(),
    centres: z.array(centre),
    people: z.array(
      z.object({
        learner: named,
        /** Centres elsewhere and frameworks here. */
        where: z.array(z.string()),
        items: z.int(),
        waitingReleases: z.int(),
        waitingContributions: z.int(),
        /** Of a review that this organisation recorded itself. */
        lastReviewOn: date.nullable(),
        lastReleasedAt: instant.nullable(),
      }),
    ),
    rows: z.array(release),
  }),
} as const satisfies Route;

export const nameCentreRoute = {
  method: 'POST',
  path: '/api/release-centres',
  action: 'releases.confirm',
  summary: 'Names a centre elsewhere at which people of this agency learn.',
  body: z.object({ id, name: line(400) }),
  reply: z.object({ centreId: id }),
} as const satisfies Route;

export const readRelease = {
  method: 'GET',
  path: '/api/releases/:id',
  action: 'releases.confirm',
  summary:
    'Exactly what a release sends: what is read, which records go whole, the key that signs.',
  params: ofId,
  reply: release.extend({
    rendition,
    records: z.array(
      z.object({ seq: z.int(), title: z.string(), at: instant, whole: z.boolean() }),
    ),
    /** Stands for all of it: the confirmation names it. */
    seen: z.string(),
    /** The file that goes beside, or why it stays; null: the item is none. */
    file: z.object({ bytes: z.int().nullable(), stays: z.string().nullable() }).nullable(),
    /** The keys of the log, the live one first; none before the first checkpoint. */
    keys: z.array(z.object({ verifierKey: z.string(), fingerprint: z.string() })),
    packageSha256: z.string().nullable(),
  }),
} as const satisfies Route;

export const confirmReleaseRoute = {
  method: 'POST',
  path: '/api/releases/:id/confirmation',
  action: 'releases.confirm',
  summary: 'Releases an item to the centre, exactly as it was looked at.',
  params: ofId,
  body: z.object({ seen: z.string().regex(/^[0-9a-f]{64}$/) }),
  reply: z.object({ releaseId: id }),
} as const satisfies Route;

export const declineReleaseRoute = {
  method: 'POST',
  path: '/api/releases/:id/refusal',
  action: 'releases.confirm',
  summary: 'Does not release an item, and says why.',
  params: ofId,
  body: z.object({ because: line(2000) }),
  reply: z.object({ releaseId: id }),
} as const satisfies Route;

export const packageFileRoute = {
  method: 'GET',
  path: '/api/releases/:id/package',
  action: 'releases.confirm',
  summary: 'The package of a released item as a file for the centre.',
  params: ofId,
  reply: 'file',
} as const satisfies Route;

const days = {
  /** While it is open: what has come is deleted then, unless all of it is here. */
  until: instant.nullable(),
  /** It was not finished in time, and what had come was deleted then. */
  goneAt: instant.nullable(),
};
/** Pieces of a released file that are not here, of how many. */
const missing = z.object({ pieces: z.int(), of: z.int(), ...days });
export type Missing = z.infer<typeof missing>;

export const listEmployers = {
  method: 'GET',
  path: '/api/employers',
  action: 'employers.read',
  summary: 'The agencies whose people learn here, by employer: who, what came, what waits.',
  reply: z.object({
    today: date,
    learners: z.array(named),
    rows: z.array(
      z.object({
        employerId: id,
        name: z.string(),
        contact: z.string(),
        /** As the first package gave it, or as a person confirmed it. */
        key: z
          .object({
            verifierKey: z.string(),
            fingerprint: z.string(),
            confirmedAt: instant.nullable(),
            confirmedBy: z.string().nullable(),
          })
          .nullable(),
        employments: z.array(
          z.object({
            employmentId: id,
            learner: named,
            fromOn: date,
            toOn: date.nullable(),
            /** The invitation; only whoever keeps employers reads it. */
            code: z.string(),
            bound: z.boolean(),
            lastReviewOn: date.nullable(),
          }),
        ),
        packages: z.array(
          z.object({
            packageId: id,
            learner: named,
            title: z.string(),
            records: z.int(),
            firstAt: instant,
            lastAt: instant,
            /** Some of the work is from outside the employment's days. */
            outside: z.boolean(),
            receivedAt: instant,
            byLink: z.boolean(),
            state: z.enum(['item', 'waits', 'turned_away']),
            /** Its file is not all here yet: the package is sent again, and goes on. */
            /** What of its file is not here; null: it has none, or all of it is. */
            fileMissing: missing.nullable(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const registerEmployerRoute = {
  method: 'POST',
  path: '/api/employers',
  action: 'employers.manage',
  summary: 'Registers an agency whose people learn here, with who answers for it.',
  body: z.object({
    id,
    name: line(400),
    contact: z.object({
      givenName: line(200),
      familyName: line(200),
      email: line(320),
    }),
  }),
  reply: z.object({ employerId: id }),
} as const satisfies Route;

export const recordEmploymentRoute = {
  method: 'POST',
  path: '/api/employers/:id/employments',
  action: 'employers.manage',
  summary: 'Records where a learner works; the code invites them to have evidence released.',
  params: ofId,
  body: z.object({ id, learnerId: id, fromOn: date, toOn: date.nullable().default(null) }),
  reply: z.object({ employmentId: id, code: z.string() }),
} as const satisfies Route;

export const endEmploymentRoute = {
  method: 'POST',
  path: '/api/employments/:id/end',
  action: 'employers.manage',
  summary: 'Ends an employment; what was released stays.',
  params: ofId,
  body: z.object({ toOn: date }),
  reply: z.object({ employmentId: id }),
} as const satisfies Route;

export const confirmKeyRoute = {
  method: 'POST',
  path: '/api/employers/:id/key',
  action: 'employers.manage',
  summary: 'Confirms the key that signs an employer’s log, compared with the employer by a person.',
  params: ofId,
  body: z.object({ verifierKey: line(400) }),
  reply: z.object({ takenIn: z.int(), turnedAway: z.int() }),
} as const satisfies Route;

export const giveLinkRoute = {
  method: 'POST',
  path: '/api/employers/:id/links',
  action: 'employers.manage',
  summary: 'Mails an employer a link that posts their packages here and opens nothing else.',
  params: ofId,
  body: z.object({ id }),
  reply: z.object({ until: date }),
} as const satisfies Route;

export const receivePackageRoute = {
  method: 'POST',
  path: '/api/employers/:id/packages',
  action: 'employers.manage',
  summary: 'Takes in a package that an employer released, once every check stands.',
  params: ofId,
  upload,
  body: z.object({ id }),
  reply: z.object({ packageId: id, evidenceId: id.nullable() }),
} as const satisfies Route;

const pieceUpload = { maxBytes: 5_242_880, types: ['application/octet-stream'] } as const;
const nth = z.coerce.number().int().min(0).max(100_000);
const pieceSha256 = z.string().regex(/^[0-9a-f]{64}$/);
const taken = z.object({ have: z.int(), pieces: z.int() });
/** Null: no file goes with it, or the package waits. */
const progress = z.object({
  file: z
    .object({
      pieces: z.int(),
      pieceBytes: z.int(),
      have: z.array(z.int()),
      state: z.enum(['open', 'received', 'given_up']),
      ...days,
    })
    .nullable(),
});

export const releasedFileRoute = {
  method: 'GET',
  path: '/api/released-packages/:id/file',
  action: 'employers.manage',
  summary: 'Which pieces of the file of a released package are here, so that the rest can be sent.',
  params: ofId,
  reply: progress,
} as const satisfies Route;

export const takeReleasedPieceRoute = {
  method: 'PUT',
  path: '/api/released-packages/:id/file/pieces/:nth',
  action: 'employers.manage',
  summary: 'Sends one piece of the file of a released package; the same again changes nothing.',
  params: ofId.extend({ nth }),
  upload: pieceUpload,
  body: z.object({ sha256: pieceSha256 }),
  reply: taken,
} as const satisfies Route;

export const finishReleasedFileRoute = {
  method: 'POST',
  path: '/api/released-packages/:id/file/completion',
  action: 'employers.manage',
  summary: 'All pieces are sent: the file is checked whole by the hashes of the package.',
  params: ofId,
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;

export const lookAtPostedFile = {
  method: 'POST',
  path: '/api/l/release/file',
  action: 'public',
  summary: 'Which pieces of the file of a posted package are here.',
  body: z.object({ token, packageId: id }),
  reply: progress,
} as const satisfies Route;

export const postPieceRoute = {
  method: 'POST',
  path: '/api/l/release/file/piece',
  action: 'public',
  summary: 'Posts one piece of the file of a package through an employer’s own link.',
  upload: pieceUpload,
  body: z.object({ token, packageId: id, nth, sha256: pieceSha256 }),
  reply: taken,
} as const satisfies Route;

export const finishPostedFileRoute = {
  method: 'POST',
  path: '/api/l/release/file/completion',
  action: 'public',
  summary: 'All pieces were posted through the link: the file is checked whole.',
  body: z.object({ token, packageId: id }),
  reply: z.object({ whole: z.boolean() }),
} as const satisfies Route;

export const lookAtEmployerLink = {
  method: 'POST',
  path: '/api/l/release',
  action: 'public',
  summary: 'What an employer’s own link opens.',
  body: z.object({ token }),
  reply: z.object({
    centre: z.object({ name: z.string(), isSample: z.boolean() }),
    employer: z.string(),
    until: instant,
    /** Packages of theirs whose file is not whole. */
    missing: z.array(missing.extend({ packageId: id, title: z.string(), receivedAt: instant })),
  }),
} as const satisfies Route;

export const postPackageRoute = {
  method: 'POST',
  path: '/api/l/release/package',
  action: 'public',
  summary: 'Posts a released package through an employer’s own link.',
  upload,
  body: z.object({ token, id }),
  reply: z.object({ waits: z.boolean(), packageId: id }),
} as const satisfies Route;
