import { type Ids, inDays, type Requests } from './requests.ts';

const OBSERVE = 'POST /api/standardisation/observations';
const SIGN = 'POST /api/standardisation/observations/:id/signature';
const STAND = 'POST /api/standardisation/observations/:id/countersignature';
const INTERVIEW = 'POST /api/standardisation/interviews';
const OPEN = 'POST /api/standardisation/items';
const OPEN_FILE = 'POST /api/standardisation/file-items';
const HAND_IN = 'POST /api/standardisation/items/:id/file';
const JUDGE = 'POST /api/standardisation/items/:id/answers';
const UNCOVER = 'POST /api/standardisation/items/:id/uncovering';
const AGREE = 'POST /api/standardisation/items/:id/agreement';
const MEET = 'POST /api/standardisation/meetings';
const ANSWER = 'POST /api/standardisation/actions/:id/answer';
const CLOSE = 'POST /api/standardisation/actions/:id/closing';

/** What the routes of standardisation make. */
export const STANDARDISATION_MAKE: Readonly<Record<string, string>> = {
  [OBSERVE]: 'watched watchedAction',
  [INTERVIEW]: 'asked askedAction',
  [OPEN]: 'blindItem',
  [OPEN_FILE]: 'blindFileItem',
  [MEET]: 'meeting',
};

/** The order in which a desk is filled with them. */
export const STANDARDISATION_STEPS = [
  MEET,
  OBSERVE,
  SIGN,
  STAND,
  INTERVIEW,
  OPEN,
  JUDGE,
  UNCOVER,
  AGREE,
  OPEN_FILE,
  HAND_IN,
  ANSWER,
  CLOSE,
] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_STANDARDISATION: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  [SIGN]: { makes: 'watched watchedAction', steps: [OBSERVE] },
  [STAND]: { makes: 'watched watchedAction', steps: [OBSERVE] },
  [JUDGE]: { makes: 'blindItem', steps: [OPEN] },
  [UNCOVER]: { makes: 'blindItem', steps: [OPEN, JUDGE] },
  [AGREE]: { makes: 'blindItem', steps: [OPEN, JUDGE, UNCOVER] },
  [HAND_IN]: { makes: 'blindFileItem', steps: [OPEN_FILE] },
  [ANSWER]: { makes: 'watched watchedAction', steps: [OBSERVE] },
  [CLOSE]: { makes: 'watched watchedAction', steps: [OBSERVE] },
};

/** Who asks these routes: an internal verifier leads and countersigns, another watches, an assessor judges and signs. */
export function verificationRole(
  url: string,
): 'internal_verifier' | 'assessor' | 'quality_manager' | null {
  if (!/^\/api\/(verification|standardisation)/.test(url)) return null;
  if (url.endsWith('/standardisation/observations')) return 'quality_manager';
  return /\/(observations\/[^/]+\/signature|answers?)$/.test(url)
    ? 'assessor'
    : 'internal_verifier';
}

/** The requests of standardisation; see `requestsOf`. */
export function standardisationRequests(id: Ids, mark: string): Requests {
  const of = (name: string) => ({ id: id[name] ?? '' });
  const criterionId = id['blindCriterion'];
  const action = (name: string) => ({
    id: id[name],
    words: `Ask once more ${name} ${mark}`,
    dueOn: inDays(10),
  });
  return {
    [OBSERVE]: {
      body: {
        id: id['watched'],
        assessorId: id['assessorMember'],
        learnerId: id['learnerMember'],
        unitId: id['blindUnit'],
        heldOn: inDays(-3),
        agreedOn: inDays(-4),
        seen: `Asked and waited ${mark}`,
        strengths: `Feedback at once ${mark}`,
        actions: [action('watchedAction')],
      },
    },
    [SIGN]: { params: of('watched'), body: { answer: `I will ${mark}` } },
    [STAND]: { params: of('watched') },
    [INTERVIEW]: {
      body: {
        id: id['asked'],
        learnerId: id['learnerMember'],
        unitId: id['blindUnit'],
        heldOn: inDays(-2),
        how: 'telephone',
        outcome: 'to_improve',
        notes: `Wants to hear sooner ${mark}`,
        actions: [{ ...action('askedAction'), ownerId: id['assessorMember'] }],
      },
    },
    [OPEN]: {
      body: {
        id: id['blindItem'],
        claimId: id['decidedClaim'],
        evidenceId: id['blindEvidence'],
        criterionIds: [criterionId],
        memberIds: [id['assessorMember'], id['qualityMember'], id['verifierMember']],
        dueOn: inDays(7),
      },
    },
    [OPEN_FILE]: {
      body: {
        id: id['blindFileItem'],
        unitId: id['blindUnit'],
        title: `A call as the trainers made it up ${mark}`,
        criterionIds: [criterionId],
        memberIds: [id['assessorMember'], id['qualityMember']],
        dueOn: inDays(7),
      },
    },
    [HAND_IN]: {
      params: of('blindFileItem'),
      file: {
        name: `call-${mark}.pdf`,
        text: `%PDF-1.4 ${id['blindFileItem']} ${mark}`,
        type: 'application/pdf',
      },
    },
    [JUDGE]: {
      params: of('blindItem'),
      body: { answers: [{ criterionId, says: 'met', why: `Both targets show ${mark}` }] },
    },
    [UNCOVER]: { params: of('blindItem') },
    [AGREE]: {
      params: of('blindItem'),
      body: {
        answers: [{ criterionId, says: 'met', reasons: `Two dates and two names ${mark}` }],
        attendedIds: [id['assessorMember']],
        conclusion: `Ask for both ${mark}`,
        actions: [],
      },
    },
    [MEET]: {
      body: {
        id: id['meeting'],
        heldOn: inDays(-5),
        name: `Team meeting ${mark}`,
        presentIds: [id['assessorMember'], id['verifierMember']],
        absentIds: [id['qualityMember']],
        equalOpportunities: `Larger print ${mark}`,
        items: [{ heading: `Numbers ${mark}`, minutes: `Twelve learners ${mark}` }],
        followedUp: [],
        actions: [],
      },
    },
    [ANSWER]: { params: of('watchedAction'), body: { answer: `Asked ${mark}` } },
    [CLOSE]: { params: of('watchedAction'), body: { words: `Seen it asked ${mark}` } },
  };
}
