import pg from 'pg';
import { workerDatabase } from '../worker-database.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of registration and of references make. */
export const REGISTRATION_MAKE: Readonly<Record<string, string>> = {
  'POST /api/candidates/:id/interviews': 'interview',
  'POST /api/candidates/:id/tests': 'skillTest',
  'POST /api/candidates/:id/references': 'reference',
  'POST /api/references/:id/showing-decisions': 'referenceShowing',
  'POST /api/candidates/:id/employment-gaps': 'gap',
  'POST /api/candidates/:id/employment-gaps/ring-backs': 'gapTask',
};

const ASK = 'POST /api/candidates/:id/references';
const SPOKEN = 'POST /api/references/:id/spoken-answer';

/** In which order a desk is filled with them. */
export const REGISTRATION_STEPS = [
  'PUT /api/candidates/:id/registration',
  'POST /api/candidates/:id/registration-steps',
  'POST /api/candidates/:id/interviews',
  'PUT /api/candidates/:id/skills-lists/:sector',
  'POST /api/candidates/:id/tests',
  'PUT /api/photo-roles/:role',
  'POST /api/candidates/:id/photo',
  ASK,
  'POST /api/references/:id/reminders',
  SPOKEN,
  'POST /api/references/:id/judgement',
  'POST /api/references/:id/showing-decisions',
  'POST /api/candidates/:id/employment-gaps',
  'POST /api/candidates/:id/employment-gaps/ring-backs',
] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_REGISTRATION: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/candidates/:id/registration-steps': {
    makes: 'candidate registrationStep',
    steps: ['POST /api/candidates', 'PUT /api/candidates/:id/registration'],
  },
  'DELETE /api/candidates/:id/photo': { makes: '', steps: ['POST /api/candidates/:id/photo'] },
  'POST /api/references/:id/reminders': { makes: 'reference', steps: [ASK] },
  'POST /api/references/:id/withdrawal': { makes: 'reference', steps: [ASK] },
  [SPOKEN]: { makes: 'reference referenceAnswer', steps: [ASK] },
  'POST /api/references/:id/judgement': {
    makes: 'reference referenceAnswer referenceJudgement',
    steps: [ASK, SPOKEN],
  },
  'POST /api/l/reference': { makes: 'reference', steps: [ASK] },
  'POST /api/l/reference/answer': { makes: 'reference referenceAnswer', steps: [ASK] },
};

/** The token in the mail to a referee, as its reader would press it. */
export async function referenceToken(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query('select body from message where about_id = $1 limit 1', [
    ids['reference'],
  ]);
  await owner.end();
  return { referenceToken: /reference#([\w-]+)/.exec(String(rows[0]?.body))?.[1] ?? '' };
}

/** A picture of one grey point. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

/** The requests of registration and of references; see `requestsOf`. */
export function registrationRequests(id: Ids, mark: string): Requests {
  const params = { id: id['candidate'] ?? '' };
  const reference = { id: id['reference'] ?? '' };
  const token = id['referenceToken'] ?? id['reference'];
  const said = {
    id: id['referenceAnswer'],
    what: 'full',
    fromOn: inDays(-900),
    toOn: inDays(-500),
    jobTitle: `Carer ${mark}`,
    leaving: `Moved ${mark}`,
    again: 'yes',
    words: `Always early ${mark}`,
    relative: false,
    mayBeShown: true,
  };
  const gap = { fromOn: inDays(-400), toOn: inDays(-300) };
  return {
    'PUT /api/candidates/:id/registration': {
      params,
      body: { role: 'care-assistant', ownerId: id['member'] },
    },
    'POST /api/candidates/:id/registration-steps': {
      params,
      body: { id: id['registrationStep'], step: 'withdrawn', reason: `Nearer home ${mark}` },
    },
    'POST /api/candidates/:id/interviews': {
      params,
      body: {
        id: id['interview'],
        heldAt: `${inDays(-1)}T10:00:00Z`,
        heldBy: id['member'],
        how: 'video',
        needs: `School hours ${mark}`,
        wants: `Days in town ${mark}`,
        expectations: `One home ${mark}`,
        identitySeen: `Passport ${mark}`,
      },
    },
    'PUT /api/candidates/:id/skills-lists/:sector': {
      params: { ...params, sector: 'care' },
      body: { answers: [{ skill: 'Hoist', how: 'shown' }] },
    },
    'POST /api/candidates/:id/tests': {
      params,
      body: {
        id: id['skillTest'],
        name: `Medication ${mark}`,
        version: `3 ${mark}`,
        score: 17.5,
        outOf: 20,
        takenOn: inDays(-1),
      },
    },
    'PUT /api/photo-roles/:role': {
      params: { role: 'care-assistant' },
      body: { needed: true, because: `Badge ${mark}` },
    },
    'POST /api/candidates/:id/photo': {
      params,
      file: { name: 'face.png', text: PNG, type: 'image/png', encoding: 'base64' },
    },
    'DELETE /api/candidates/:id/photo': { params },
    [ASK]: {
      params,
      body: {
        id: id['reference'],
        referee: {
          givenName: `Mary ${mark}`,
          familyName: `Finch ${mark}`,
          email: `mary.${id['reference']}@elm.example`,
          phone: '0113 496 0000',
        },
        speaksAs: 'employer',
        aboutPlace: `Elm Lodge ${mark}`,
        channel: 'mail',
        remindAfterDays: 4,
      },
    },
    'POST /api/references/:id/reminders': { params: reference },
    'POST /api/references/:id/withdrawal': { params: reference },
    [SPOKEN]: {
      params: reference,
      body: {
        ...said,
        spokeWith: `Mary ${mark}`,
        spokenNumber: `0113 496 0000 ${mark}`,
        numberFound: `Website ${mark}`,
      },
    },
    'POST /api/references/:id/judgement': {
      params: reference,
      body: { id: id['referenceJudgement'], outcome: 'satisfied' },
    },
    'POST /api/references/:id/showing-decisions': {
      params: reference,
      body: { id: id['referenceShowing'], maySee: true, because: `She said so ${mark}` },
    },
    'POST /api/candidates/:id/employment-gaps': {
      params,
      body: { ...gap, id: id['gap'], explanation: `Cared for her father ${mark}` },
    },
    'POST /api/candidates/:id/employment-gaps/ring-backs': {
      params,
      body: { ...gap, id: id['gapTask'] },
    },
    'POST /api/l/reference': { body: { token } },
    'POST /api/l/reference/answer': { body: { token, ...said } },
  };
}
