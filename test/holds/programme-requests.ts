import pg from 'pg';
import { COVERED, TOPICS } from '../../src/proof/programme/schema.ts';
import { workerDatabase } from '../worker-database.ts';
import { fundingRequests } from './funding-requests.ts';
import { languagesRequests, languagesRole } from './languages-requests.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of a learner's programme make. */
export const PROGRAMME_MAKE: Readonly<Record<string, string>> = {
  'POST /api/programmes/:id/entry-tests': 'entryTest',
  'POST /api/programmes/:id/advice': 'advice',
  'POST /api/programmes/:id/support': 'employerSupport',
  'POST /api/programmes/:id/induction': 'induction',
  'POST /api/programmes/:id/diagnostic': 'skillsAudit',
  'POST /api/programmes/:id/languages': 'evidenceLanguage',
  'POST /api/programmes/:id/reviews': 'threeWay',
  'POST /api/programme-reviews/:id/signings': 'signing',
  'POST /api/l/review/answer': 'reviewAnswer',
  'POST /api/programmes/:id/next-step': 'nextStep',
  'POST /api/programmes/:id/plans': 'plan',
  'POST /api/programmes/:id/arrangements': 'arrangement',
  'POST /api/programmes/:id/prior-learning': 'priorLearning',
  'POST /api/programmes/:id/required-learning': 'requiredLearning',
  'POST /api/programmes/:id/time': 'guidedTime',
  'POST /api/programmes/:id/states': 'learnerState',
  'POST /api/programme-states': 'batchState',
};

const PLAN = 'POST /api/programmes/:id/plans';
const ARRANGE = 'POST /api/programmes/:id/arrangements';
const REVIEW = 'POST /api/programmes/:id/reviews';
const SIGN = 'POST /api/programme-reviews/:id/signings';
const PRIOR = 'POST /api/programmes/:id/prior-learning';
const TIME = 'POST /api/programmes/:id/time';

/** The order in which a desk is filled with them. */
export const PROGRAMME_STEPS = [
  'POST /api/programmes/:id/advice',
  'POST /api/programmes/:id/entry-tests',
  'POST /api/programmes/:id/support',
  'POST /api/programmes/:id/induction',
  'POST /api/programmes/:id/diagnostic',
  'POST /api/programmes/:id/languages',
  PLAN,
  'POST /api/my-programme/plans/:id/agreement',
  REVIEW,
  SIGN,
  'POST /api/l/review/opening',
  'POST /api/l/review/answer',
  ARRANGE,
  'POST /api/arrangements/:id/verifier-agreement',
  'POST /api/programmes/:id/required-learning',
  PRIOR,
  'POST /api/prior-learning/:id/decision',
  TIME,
  'POST /api/programmes/:id/states',
  'POST /api/programmes/:id/next-step',
] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_PROGRAMME: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/my-programme/plans/:id/agreement': { makes: 'plan', steps: [PLAN] },
  'POST /api/arrangements/:id/agreement': { makes: 'arrangement', steps: [ARRANGE] },
  'POST /api/arrangements/:id/verifier-agreement': { makes: 'arrangement', steps: [ARRANGE] },
  'POST /api/required-learning/:id/lifting': {
    makes: 'requiredLearning',
    steps: ['POST /api/programmes/:id/required-learning'],
  },
  'POST /api/arrangements/:id/end': { makes: 'arrangement', steps: [ARRANGE] },
  'POST /api/prior-learning/:id/decision': { makes: 'priorLearning', steps: [PRIOR] },
  [SIGN]: { makes: 'threeWay signing', steps: [REVIEW] },
  'POST /api/l/review': { makes: 'threeWay signing', steps: [REVIEW, SIGN] },
  'POST /api/l/review/opening': { makes: 'threeWay signing', steps: [REVIEW, SIGN] },
  'POST /api/l/review/answer': { makes: 'threeWay signing reviewAnswer', steps: [REVIEW, SIGN] },
  'POST /api/guided-time/:id/taking-back': { makes: 'guidedTime', steps: [TIME] },
};

/** The learner's state as it was at first, so that it can be changed again. */
export async function withoutStates(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  await owner.query('delete from learner_state where enrolment_id = $1', [ids['enrolment']]);
  await owner.end();
  return ids;
}

/** Who keeps a programme, and whose own it is. */
export function programmeRole(
  url: string,
): 'assessor' | 'learner' | 'external_verifier' | 'quality_manager' | null {
  if (url.startsWith('/api/funding')) return 'quality_manager';
  const ofLanguages = languagesRole(url);
  if (ofLanguages) return ofLanguages;
  if (url.endsWith('/verifier-agreement')) return 'external_verifier';
  if (url.startsWith('/api/my-programme')) return 'learner';
  return /^\/api\/(programmes|programme-states|programme-reviews|arrangements|prior-learning|required-learning|guided-time)/.test(
    url,
  )
    ? 'assessor'
    : null;
}

/** The requests of a learner's programme; see `requestsOf`. */
export function programmeRequests(id: Ids, mark: string): Requests {
  const params = { id: id['enrolment'] ?? '' };
  const of = (name: string) => ({ id: id[name] ?? '' });
  const on = inDays(0);
  const token = id['reviewToken'] ?? 'no such link has this token';
  const words = `As it was said ${mark}`;
  return {
    ...fundingRequests(id, mark),
    ...languagesRequests(id, mark),
    'POST /api/programmes/:id/advice': {
      params,
      body: { ...of('advice'), on, covered: Object.keys(COVERED), words },
    },
    'POST /api/programmes/:id/entry-tests': {
      params,
      body: { ...of('entryTest'), on, roleGives: true, competence: 'likely', words },
    },
    'POST /api/programmes/:id/support': {
      params,
      body: { ...of('employerSupport'), on, who: `Grace Hill ${mark}`, words },
    },
    'POST /api/programmes/:id/induction': {
      params,
      body: {
        ...of('induction'),
        on,
        topics: Object.keys(TOPICS),
        version: `Handbook ${mark}`,
        words,
      },
    },
    'POST /api/programmes/:id/diagnostic': {
      params,
      body: {
        ...of('skillsAudit'),
        on,
        instrument: `Unit check ${mark}`,
        version: `3 ${mark}`,
        approvedOn: inDays(-9),
        units: {},
        words,
      },
    },
    'POST /api/programmes/:id/languages': {
      params,
      body: {
        ...of('evidenceLanguage'),
        on,
        language: 'pl',
        assessorId: null,
        verifierId: null,
        translator: `Ewa Nowak ${mark}`,
        toldOn: on,
        words,
      },
    },
    [PLAN]: {
      params,
      body: {
        ...of('plan'),
        meetingOn: on,
        nextOn: inDays(30),
        actions: [
          { what: `Write up ${mark}`, resources: `The log ${mark}`, dueOn: inDays(20), unit: null },
        ],
        words,
      },
    },
    'POST /api/my-programme/plans/:id/agreement': { params: of('plan') },
    [SIGN]: {
      params: of('threeWay'),
      body: {
        ...of('signing'),
        givenName: `Marta ${mark}`,
        familyName: `Moor ${mark}`,
        email: `marta.${id['signing']}@elm.example`,
        relation: 'line_manager',
      },
    },
    'POST /api/l/review': { body: { token } },
    'POST /api/l/review/opening': { body: { token } },
    'POST /api/l/review/answer': {
      body: {
        token,
        id: id['reviewAnswer'],
        agreed: true,
        textSha256: id['reviewSha256'] ?? '0'.repeat(64),
        comment: `She is ready for it ${mark}`,
        signedName: `Marta Moor ${mark}`,
        job: `Night manager ${mark}`,
      },
    },
    [REVIEW]: {
      params,
      body: { ...of('threeWay'), on, who: `Grace Hill ${mark}`, words, nextOn: inDays(60) },
    },
    [ARRANGE]: {
      params,
      body: { ...of('arrangement'), on, size: 'minor', what: `Read aloud ${mark}` },
    },
    'POST /api/arrangements/:id/agreement': {
      params: of('arrangement'),
      body: { with: 'awarding_body', on, words, fromOn: inDays(1) },
    },
    'POST /api/arrangements/:id/verifier-agreement': {
      params: of('arrangement'),
      body: { words, fromOn: inDays(1) },
    },
    'POST /api/programmes/:id/required-learning': {
      params,
      body: {
        ...of('requiredLearning'),
        unitId: id['unit'],
        what: `A course on the law ${mark}`,
        judgedBy: 'centre',
        because: `New in the trade ${mark}`,
        essential: true,
      },
    },
    'POST /api/required-learning/:id/lifting': {
      params: of('requiredLearning'),
      body: { because: `Taken part in ${mark}` },
    },
    'POST /api/arrangements/:id/end': {
      params: of('arrangement'),
      body: { because: `Not needed ${mark}` },
    },
    [PRIOR]: {
      params,
      body: {
        ...of('priorLearning'),
        unitId: id['unit'],
        basis: 'experience',
        awardedBy: `A charity ${mark}`,
        achievedOn: inDays(-99),
        unchanged: true,
        currency: `Until last month ${mark}`,
      },
    },
    'POST /api/prior-learning/:id/decision': {
      params: of('priorLearning'),
      body: { granted: false, words },
    },
    [TIME]: { params, body: { ...of('guidedTime'), on, kind: 'guided', minutes: 60, words } },
    'POST /api/guided-time/:id/taking-back': {
      params: of('guidedTime'),
      body: { because: `Another learner ${mark}` },
    },
    'POST /api/programme-states': {
      body: {
        changes: [{ id: id['batchState'], enrolmentId: id['enrolment'] }],
        state: 'break',
        fromOn: on,
        newEndOn: inDays(900),
        words: `Parental leave ${mark}`,
      },
    },
    'POST /api/programmes/:id/states': {
      params,
      body: {
        ...of('learnerState'),
        state: 'extended',
        fromOn: on,
        newEndOn: inDays(2000),
        words,
      },
    },
    'POST /api/programmes/:id/next-step': {
      params,
      body: { ...of('nextStep'), on, to: 'higher', words },
    },
  };
}
