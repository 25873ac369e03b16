import { createHash } from 'node:crypto';
import pg from 'pg';
import { writeVerifierKey } from '../../src/platform/audit/tree/note.ts';
import { openPool } from '../../src/platform/db/pool.ts';
import { read } from '../../src/platform/db/read.ts';
import { madeUpRecord } from '../../src/proof/leaving/fixtures.ts';
import { madeUpKey, madeUpPackage } from '../../src/proof/release/fixtures.ts';
import { releaseOf } from '../../src/proof/release/index.ts';
import { workerDatabase } from '../worker-database.ts';
import { REDACTION_ANEW } from './redaction-requests.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

const NAME = 'POST /api/release-centres';
const ASK = 'POST /api/portfolio/releases';
const CONFIRM = 'POST /api/releases/:id/confirmation';
const REGISTER = 'POST /api/employers';
const EMPLOY = 'POST /api/employers/:id/employments';
const LINK = 'POST /api/employers/:id/links';
const PACKAGE = 'POST /api/employers/:id/packages';
const BRING = 'POST /api/learner-records';
const POST = 'POST /api/l/release/package';
const PIECE = 'PUT /api/learner-records/:id/files/:item/pieces/:nth';
const WHOLE = 'POST /api/learner-records/:id/files/:item/completion';
const BESIDE = 'PUT /api/released-packages/:id/file/pieces/:nth';
const BESIDE_WHOLE = 'POST /api/released-packages/:id/file/completion';
/** A file that goes beside a package. */
const SOUND = Buffer.from('RIFF\0\0\0\0WAVEfmt and nothing beside');

/** What the routes of releases make. */
export const RELEASE_MAKE: Readonly<Record<string, string>> = {
  [NAME]: 'releaseCentre',
  [ASK]: 'release',
  [REGISTER]: 'employer',
  [EMPLOY]: 'employment',
  [LINK]: 'employerLink',
  [PACKAGE]: 'releasedPackage',
  [BRING]: 'learnerRecord',
};

/** The order in which a desk is filled with them. */
export const RELEASE_STEPS = [
  NAME,
  ASK,
  CONFIRM,
  REGISTER,
  EMPLOY,
  LINK,
  PACKAGE,
  'POST /api/employers/:id/key',
  BESIDE,
  BESIDE_WHOLE,
  'POST /api/employments/:id/end',
  BRING,
  PIECE,
  WHOLE,
] as const;

const EMPLOYED = {
  makes: 'employer employment employerLink releasedPackage',
  steps: [REGISTER, EMPLOY],
};

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_RELEASE: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  [ASK]: { makes: 'releaseCentre release', steps: [NAME] },
  [CONFIRM]: { makes: 'releaseCentre release', steps: [NAME, ASK] },
  'POST /api/releases/:id/refusal': { makes: 'releaseCentre release', steps: [NAME, ASK] },
  [EMPLOY]: { makes: 'employer employment', steps: [REGISTER] },
  'POST /api/employments/:id/end': EMPLOYED,
  'POST /api/employers/:id/key': EMPLOYED,
  [LINK]: { makes: 'employer employerLink', steps: [REGISTER] },
  [PACKAGE]: EMPLOYED,
  [PIECE]: { makes: 'learnerRecord', steps: [BRING] },
  [WHOLE]: { makes: 'learnerRecord', steps: [BRING, PIECE] },
  'POST /api/l/release': { ...EMPLOYED, steps: [REGISTER, EMPLOY, LINK] },
  [POST]: { ...EMPLOYED, steps: [REGISTER, EMPLOY, LINK] },
};

/** What stands before one of these routes that no request says: what was looked at, a code, a token. */
export async function releaseNeeds(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  const db = openPool(urls.appUrl, { most: 2, clock: () => new Date() });
  await owner.connect();
  try {
    const actor = {
      organisationId: ids['organisation'] ?? '',
      memberId: ids['ownerMember'] ?? '',
      name: '',
      roles: [],
      branchId: null,
      isSample: false,
    };
    const shown = await read(db, actor, (tx) => releaseOf(tx, ids['release'] ?? ''));
    const employment = await owner.query('select code from employment where id = $1', [
      ids['employment'],
    ]);
    const mail = await owner.query('select body from message where about_id = $1 limit 1', [
      ids['employer'],
    ]);
    return {
      ...ids,
      releaseSeen: shown.ok ? shown.value.seen : '',
      releaseToken: /release#([\w-]+)/.exec(String(mail.rows[0]?.body))?.[1] ?? '',
      releasePackage: madeUpPackage({
        organisationId: ids['employer'] ?? '',
        learner: ids['learnerMember'] ?? '',
        code: String(employment.rows[0]?.code),
        title: 'A booking confirmed',
        sound: SOUND,
      }),
    };
  } finally {
    await db.close();
    await owner.end();
  }
}

/** What a step of filling a desk needs of what was made just before it. */
export const RELEASE_BEFORE: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  [CONFIRM]: releaseNeeds,
  [PACKAGE]: releaseNeeds,
  ...REDACTION_ANEW,
};

const pieceOf = (bytes: Buffer) => ({
  name: 'piece',
  text: bytes.toString('base64'),
  type: 'application/octet-stream',
  encoding: 'base64' as const,
});

/** The requests of releases; see `requestsOf`. */
export function releaseRequests(id: Ids, mark: string): Requests {
  const release = { id: id['release'] ?? '' };
  const employer = { id: id['employer'] ?? '' };
  const token = id['releaseToken'] ?? 'no such link has this token';
  const brought = madeUpRecord(id['learnerRecord'] ?? '');
  const travelled = { id: id['learnerRecord'] ?? '', item: brought.item };
  const archive = {
    name: 'record.zip',
    text: brought.bytes.toString('base64'),
    type: 'application/zip',
    encoding: 'base64' as const,
  };
  const file = {
    name: 'release.json',
    text: id['releasePackage'] ?? '{}',
    type: 'application/json',
  };
  return {
    [NAME]: {
      body: { id: id['releaseCentre'], name: `Dales ${id['releaseCentre']} ${mark}` },
    },
    [ASK]: {
      body: {
        id: id['release'],
        evidenceId: id['evidence'],
        centreId: id['releaseCentre'],
        code: 'ABCDE-FGHJK',
      },
    },
    [CONFIRM]: { params: release, body: { seen: id['releaseSeen'] ?? '0'.repeat(64) } },
    'POST /api/releases/:id/refusal': {
      params: release,
      body: { because: `The client asked us not to ${mark}` },
    },
    [REGISTER]: {
      body: {
        id: id['employer'],
        name: `Aire Desk ${mark}`,
        contact: {
          givenName: `Ben ${mark}`,
          familyName: `Brook ${mark}`,
          email: `ben.${id['employer']}@aire.example`,
        },
      },
    },
    [EMPLOY]: {
      params: employer,
      body: {
        id: id['employment'],
        learnerId: id['learnerMember'],
        fromOn: '2026-01-05',
        toOn: null,
      },
    },
    'POST /api/employments/:id/end': {
      params: { id: id['employment'] ?? '' },
      body: { toOn: inDays(0) },
    },
    'POST /api/employers/:id/key': {
      params: employer,
      body: { verifierKey: writeVerifierKey(madeUpKey(id['employer'] ?? '')) },
    },
    [LINK]: { params: employer, body: { id: id['employerLink'] } },
    [PACKAGE]: { params: employer, body: { id: id['releasedPackage'] }, file },
    'POST /api/learners/:id/record/parts/:part': {
      params: { id: id['learnerMember'] ?? '', part: '1' },
    },
    'POST /api/learner-records/preview': { file: archive },
    [BRING]: {
      body: { id: id['learnerRecord'], learnerId: id['learnerMember'], key: brought.key },
      file: archive,
    },
    [PIECE]: {
      params: { ...travelled, nth: '0' },
      body: { sha256: createHash('sha256').update(brought.sound).digest('hex') },
      file: pieceOf(brought.sound),
    },
    [WHOLE]: { params: travelled },
    [BESIDE]: {
      params: { id: id['releasedPackage'] ?? '', nth: '0' },
      body: { sha256: createHash('sha256').update(SOUND).digest('hex') },
      file: pieceOf(SOUND),
    },
    [BESIDE_WHOLE]: { params: { id: id['releasedPackage'] ?? '' } },
    'POST /api/l/release/file': { body: { token, packageId: id['releasedPackage'] } },
    'POST /api/l/release/file/piece': {
      body: {
        token,
        packageId: id['releasedPackage'],
        nth: 0,
        sha256: createHash('sha256').update(SOUND).digest('hex'),
      },
      file: pieceOf(SOUND),
    },
    'POST /api/l/release/file/completion': { body: { token, packageId: id['releasedPackage'] } },
    'POST /api/l/release': { body: { token } },
    [POST]: { body: { token, id: id['releasedPackage'] }, file },
  };
}
