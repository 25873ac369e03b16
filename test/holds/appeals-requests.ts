import { type Ids, inDays, type Requests } from './requests.ts';

const PUBLISH = 'POST /api/appeals/procedure';
const RAISE = 'POST /api/portfolio/appeals';
const ANSWER = 'POST /api/appeals/:id/answer';
const FURTHER = 'POST /api/portfolio/appeals/:id/formal-stage';
const SEAT = 'PUT /api/appeals/:id/panel';
const DECIDE = 'POST /api/appeals/:id/decision';
const SEND = 'POST /api/appeals/:id/awarding-body';

/** What the routes of appeals make. */
export const APPEALS_MAKE: Readonly<Record<string, string>> = {
  [PUBLISH]: 'appealTerms',
  [RAISE]: 'appeal',
  'POST /api/portfolio/appeals/:id/papers': 'appealPaper',
  'POST /api/appeals/:id/papers': 'appealReply',
};

/** The order in which a desk is filled with them. */
export const APPEALS_STEPS = [
  PUBLISH,
  'POST /api/portfolio/appeals/procedure/reading',
  RAISE,
  'POST /api/portfolio/appeals/:id/papers',
  'POST /api/appeals/:id/papers',
  'POST /api/portfolio/appeals/papers/:id/file',
  'POST /api/appeals/papers/:id/file',
  ANSWER,
  FURTHER,
  SEAT,
  DECIDE,
  SEND,
  'POST /api/appeals/:id/awarding-body/answer',
] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_APPEALS: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/portfolio/appeals/procedure/reading': { makes: 'appealTerms', steps: [PUBLISH] },
  'POST /api/portfolio/appeals/papers/:id/file': {
    makes: 'appealPaper',
    steps: ['POST /api/portfolio/appeals/:id/papers'],
  },
  'POST /api/appeals/papers/:id/file': {
    makes: 'appealReply',
    steps: ['POST /api/appeals/:id/papers'],
  },
  [ANSWER]: { makes: 'appeal', steps: [RAISE] },
  [FURTHER]: { makes: 'appeal', steps: [RAISE, ANSWER] },
  [SEAT]: { makes: 'appeal', steps: [RAISE, ANSWER, FURTHER] },
  [DECIDE]: { makes: 'appeal', steps: [RAISE, ANSWER, FURTHER, SEAT] },
  [SEND]: { makes: 'appeal', steps: [RAISE, ANSWER, FURTHER, SEAT, DECIDE] },
  'POST /api/appeals/:id/awarding-body/answer': {
    makes: 'appeal',
    steps: [RAISE, ANSWER, FURTHER, SEAT, DECIDE, SEND],
  },
};

/** Who asks these routes: who answers informally sits on no panel. */
export function appealsRole(url: string): 'centre_administrator' | 'quality_manager' | null {
  if (/^\/api\/appeals\/[^/]+\/answer$/.test(url)) return 'centre_administrator';
  return url.startsWith('/api/appeals') ? 'quality_manager' : null;
}

/** The requests of appeals; see `requestsOf`. */
export function appealsRequests(id: Ids, mark: string): Requests {
  const params = { id: id['appeal'] ?? '' };
  const paperFile = (paper: string) => ({
    params: { id: id[paper] ?? '' },
    file: {
      name: `letter-${mark}.pdf`,
      text: `%PDF-1.4 ${id[paper]} ${mark}`,
      type: 'application/pdf',
    },
  });
  return {
    [PUBLISH]: {
      body: {
        id: id['appealTerms'],
        procedure: `Talk to your assessor first ${mark}`,
        nation: 'england',
        raiseDays: 10,
        informalDays: 10,
        furtherDays: 10,
        formalDays: 20,
        bodyDays: 30,
      },
    },
    'POST /api/portfolio/appeals/procedure/reading': { body: { termsId: id['appealTerms'] } },
    [RAISE]: {
      body: {
        id: id['appeal'],
        about: 'arrangement',
        claimId: null,
        refused: `More time for the test ${mark}`,
        refusedOn: inDays(-1),
        grounds: `My letter says so ${mark}`,
        lateBecause: '',
      },
    },
    'POST /api/portfolio/appeals/:id/papers': {
      params,
      body: { id: id['appealPaper'], title: `Letter ${mark}`, words: `It says so ${mark}` },
    },
    'POST /api/appeals/:id/papers': {
      params,
      body: { id: id['appealReply'], title: `Note ${mark}`, words: `As asked ${mark}` },
    },
    'POST /api/portfolio/appeals/papers/:id/file': paperFile('appealPaper'),
    'POST /api/appeals/papers/:id/file': paperFile('appealReply'),
    [ANSWER]: { params, body: { outcome: 'not_upheld', reasons: `It came late ${mark}` } },
    [FURTHER]: { params, body: { why: `It did not ${mark}`, lateBecause: '' } },
    [SEAT]: { params, body: { memberIds: [id['member'], id['qualityMember']] } },
    [DECIDE]: {
      params,
      body: {
        outcome: 'partly',
        reasons: `Both are right ${mark}`,
        heldOn: inDays(0),
        hearing: `Both were heard ${mark}`,
      },
    },
    [SEND]: {
      params,
      body: { sentOn: inDays(0), reference: `AB ${mark}`, why: `Not content ${mark}` },
    },
    'POST /api/appeals/:id/awarding-body/answer': {
      params,
      body: { outcome: 'upheld', reasons: `In full ${mark}`, answeredOn: inDays(0) },
    },
  };
}
