import { createHash } from 'node:crypto';
import pg from 'pg';
import { workerDatabase } from '../worker-database.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of collected evidence make. */
export const COLLECTED_MAKE: Readonly<Record<string, string>> = {
  'POST /api/portfolio/personal-statements': 'statement',
  'POST /api/portfolio/testimonies': 'testimony',
  'POST /api/observations': 'observation',
};

const ASK = 'POST /api/portfolio/testimonies';
const OBSERVE = 'POST /api/observations';

/** The order in which a desk is filled with them. */
export const COLLECTED_STEPS = [
  'POST /api/portfolio/personal-statements',
  ASK,
  'POST /api/portfolio/testimonies/:id/reminders',
  'POST /api/l/testimony/answer',
  OBSERVE,
  'POST /api/portfolio/observations/:id/answer',
] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_COLLECTED: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/portfolio/testimonies/:id/reminders': { makes: 'testimony', steps: [ASK] },
  'POST /api/portfolio/testimonies/:id/withdrawal': { makes: 'testimony', steps: [ASK] },
  'POST /api/l/testimony': { makes: 'testimony', steps: [ASK] },
  'POST /api/l/testimony/answer': { makes: 'testimony testimonyAnswer', steps: [ASK] },
  'POST /api/portfolio/observations/:id/answer': { makes: 'observation', steps: [OBSERVE] },
};

/**
 * The tokens of a witness's link and of a review's signer, from the first mail about each. The review counts as opened,
 * since only what was opened is signed.
 */
export async function linkTokens(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const bodyOf = async (about: string | undefined) => {
    const { rows } = await owner.query('select body from message where about_id = $1 limit 1', [
      about,
    ]);
    return String(rows[0]?.body);
  };
  const [testimony, review] = [await bodyOf(ids['testimony']), await bodyOf(ids['signing'])];
  const { rows } = await owner.query(
    `update review_signing set opened_at = coalesce(opened_at, asked_at)
      where id = $1 and answered_at is null returning encode(text_sha256, 'hex') as hash`,
    [ids['signing']],
  );
  await owner.end();
  return {
    ...ids,
    testimonyToken: /testimony#([\w-]+)/.exec(testimony)?.[1] ?? '',
    ...(rows[0] === undefined
      ? {}
      : {
          reviewToken: /review#([\w-]+)/.exec(review)?.[1] ?? '',
          reviewSha256: rows[0].hash,
        }),
  };
}

/** Which routes need them. */
export const LINK_TOKENS: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  'POST /api/l/testimony/answer': linkTokens,
  'POST /api/l/review/opening': linkTokens,
  'POST /api/l/review/answer': linkTokens,
};

// Asked for late: this file is read before `requests.ts` is through.
const counted = () => ({ pattern: 'listening', fromOn: inDays(-60), toOn: inDays(-1) });

/** The requests of collected evidence; see `requestsOf`. */
export function collectedRequests(id: Ids, mark: string): Requests {
  const testimony = { id: id['testimony'] ?? '' };
  const token = id['testimonyToken'] ?? id['testimony'];
  const seen = `She rang four workers in the order of the list and told the client ${mark}`;
  return {
    'POST /api/portfolio/personal-statements': {
      body: {
        id: id['statement'],
        title: `How I rank workers ${mark}`,
        words: `I rang four workers in the order of the list and told the client ${mark}`,
        setting: 'work',
        criterionIds: [id['unitCriterion']],
      },
    },
    // Nobody has worked here for weeks: it is refused for too little, whatever else is right.
    'POST /api/portfolio/behaviours': {
      body: { id: id['behaviour'], ...counted(), seen: '0'.repeat(64), criterionIds: [] },
    },
    [ASK]: {
      body: {
        id: id['testimony'],
        witness: {
          givenName: `Wanda ${mark}`,
          familyName: `Wells ${mark}`,
          email: `wanda.${id['testimony']}@elm.example`,
        },
        relation: 'client',
        evidenceId: null,
        what: `The week of the flu ${mark}`,
      },
    },
    'POST /api/portfolio/testimonies/:id/reminders': { params: testimony },
    'POST /api/portfolio/testimonies/:id/withdrawal': { params: testimony },
    'POST /api/l/testimony': { body: { token } },
    'POST /api/l/testimony/answer': {
      body: {
        token,
        id: id['testimonyAnswer'],
        declined: false,
        words: seen,
        job: `Ward manager ${mark}`,
        seenOn: inDays(-2),
        signedName: `Wanda Wells ${mark}`,
        setting: 'work',
      },
    },
    [OBSERVE]: {
      body: {
        id: id['observation'],
        learnerId: id['learnerMember'],
        actedAs: 'assessor',
        kind: 'observation',
        heldOn: inDays(-1),
        place: `The desk in Leeds ${mark}`,
        minutes: 40,
        words: seen,
        setting: 'work',
        marks: [{ criterionId: id['unitCriterion'], atSecond: 245, words: `On the phone ${mark}` }],
      },
    },
    'POST /api/portfolio/observations/:id/answer': {
      params: { id: id['observation'] ?? '' },
      body: {
        agreed: true,
        wordsSha256: createHash('sha256').update(seen).digest('hex'),
        answer: `So it was ${mark}`,
      },
    },
  };
}
