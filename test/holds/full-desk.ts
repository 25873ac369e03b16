import type { InjectOptions } from 'fastify';
import { configureMail } from '../../src/platform/mail/setting.ts';
import type { Desk, Visitor } from '../routes-world.ts';
import { AMENDMENTS_ONCE, BEFORE_AMENDMENTS } from './amendments-requests.ts';
import { appealsRole, BEFORE_APPEALS } from './appeals-requests.ts';
import { askToken } from './ask-token.ts';
import { ASSESSMENT_ANEW } from './assessment-requests.ts';
import { ARRIVALS, arrivals } from './attendance-requests.ts';
import { CENTRE_ANEW, centreRole } from './centre-requests.ts';
import { BY_QUALITY, CERTIFICATION_ANEW } from './certification-requests.ts';
import { BEFORE_COLLECTED, LINK_TOKENS, linkTokens } from './collected-requests.ts';
import { BEFORE_CONFLICTS } from './conflicts-requests.ts';
import { BEFORE_CONTACT, contactRole } from './contact-requests.ts';
import { MAKES, STEPS } from './desk-order.ts';
import { BEFORE_EXPENSES } from './expenses-requests.ts';
import { externalRole } from './external-requests.ts';
import { BEFORE_FILES, isLearnersFile } from './files-requests.ts';
import { BEFORE_HOLIDAY } from './holiday-requests.ts';
import { OFFERS_ONCE, offerToken } from './offers-requests.ts';
import { openClaim } from './open-claim.ts';
import { anotherCase, anotherRecord, PORTFOLIO_ANEW, unitOfFramework } from './open-portfolio.ts';
import { BEFORE_PROGRAMME, programmeRole, withoutStates } from './programme-requests.ts';
import { BEFORE_REGISTRATION, referenceToken } from './registration-requests.ts';
import { BEFORE_RELEASE, RELEASE_BEFORE, releaseNeeds } from './release-requests.ts';
import { REPAIRS_ONCE } from './repairs-requests.ts';
import { candidateBody, type Ids, newIds, type Request, requestsOf } from './requests.ts';
import { RETENTION_ANEW } from './retention-requests.ts';
import { BEFORE_SEGMENTS } from './segments-requests.ts';
import { BEFORE_SIGNATURES, PAPERS, paperToSign } from './signatures-requests.ts';
import { verificationRole } from './standardisation-requests.ts';
import { BEFORE_TASKS, BY_THE_OTHER } from './tasks-requests.ts';
import { BEFORE_TRAINING } from './training-requests.ts';
import { useApproval } from './use-approval.ts';
import {
  afterVerifying,
  BEFORE_VERIFICATION,
  VERIFICATION_RESTS_ON,
  withoutReleases,
} from './verification-requests.ts';
import { furtherChecks } from './vetting-requests.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, unknown>;
}

/** A form with one file and its fields, as a browser sends it. */
export function form(
  file: { readonly name: string; readonly bytes: Buffer; readonly type?: string },
  fields: Readonly<Record<string, unknown>> = {},
): Pick<InjectOptions, 'payload' | 'headers'> {
  const edge = 'an-edge-that-no-file-holds';
  const name = file.name.replaceAll(/["\r\n]/g, (sign) => encodeURIComponent(sign));
  const parts = Object.entries(fields).map(
    ([key, value]) =>
      `--${edge}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join('')}--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${file.type ?? 'text/csv'}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  };
}

/** Asks a request of a route: 'POST /api/clients'. */
export async function send(
  ask: Visitor['ask'],
  route: string,
  { params = {}, body, file }: Request,
): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const url = path.replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent(String(params[name])));
  if (file) {
    const sent = form({ ...file, bytes: Buffer.from(file.text, file.encoding) }, { ...body });
    return ask({ method: method as 'POST', url, ...sent });
  }
  return ask({ method: method as 'POST', url, ...(body ? { payload: body } : {}) });
}

/** Asks as whoever may: an assessor judges, a portfolio is the learner's own, the rest is the owner's. */
export function asks({ staff }: Desk): Visitor['ask'] {
  return (request) => {
    const url = String(request.url);
    if (/^\/api\/(assessment\/promises|declarations|hand-outs)$/.test(url) || BY_QUALITY.test(url))
      return staff.quality_manager.ask(request);
    if (/^\/api\/(assessment|observations)/.test(url)) return staff.assessor.ask(request);
    const ofExternal = externalRole(url);
    if (ofExternal) return staff[ofExternal].ask(request);
    const ofVerification = verificationRole(url);
    if (ofVerification) return staff[ofVerification].ask(request);
    const ofAppeals = appealsRole(url);
    if (ofAppeals) return staff[ofAppeals].ask(request);
    const ofCentre = centreRole(url);
    if (ofCentre) return staff[ofCentre].ask(request);
    const ofProgramme = programmeRole(url);
    if (ofProgramme) return staff[ofProgramme].ask(request);
    const ofContact = contactRole(url);
    if (ofContact) return staff[ofContact].ask(request);
    // An override is given by the owner, and signed off by another.
    if (url.startsWith('/api/overrides/')) return staff.branch_manager.ask(request);
    if (BY_THE_OTHER.test(url)) return staff.consultant.ask(request);
    if (isLearnersFile(url)) return staff.learner.ask(request);
    return (url.startsWith('/api/portfolio') ? staff.learner : staff.owner).ask(request);
  };
}

/**
 * Fills a desk through its routes with one of everything a desk can hold, each text carrying the mark.
 * @returns the ids by what they are called
 */
export async function fillDesk(desk: Desk, mark: string): Promise<Ids> {
  const ids: Ids = {
    ...newIds(),
    organisation: desk.organisationId,
    member: desk.staff.consultant.actor.memberId ?? '',
    leaver: desk.staff.resourcer.actor.memberId ?? '',
    ownerMember: desk.staff.owner.actor.memberId ?? '',
    learnerMember: desk.staff.learner.actor.memberId ?? '',
    assessorMember: desk.staff.assessor.actor.memberId ?? '',
    qualityMember: desk.staff.quality_manager.actor.memberId ?? '',
    colleagueMember: desk.staff.compliance_officer.actor.memberId ?? '',
    externalMember: desk.staff.external_verifier.actor.memberId ?? '',
    verifierMember: desk.staff.internal_verifier.actor.memberId ?? '',
  };
  const ask = asks(desk);
  const claim = await openClaim(ids, 'SALES', 3);
  ids['claim'] = claim.claimId;
  ids['claimItem'] = claim.items[0]?.evidenceId ?? '';
  ids['criterion'] = claim.criteria[1]?.criterionId ?? '';
  ids['decidedClaim'] = (await openClaim(ids, 'REL', 0)).claimId;
  for (const extra of ['other', 'gone', 'parting']) {
    const email = `${extra}.${ids[extra]}@example.org`;
    const body = { id: ids[extra], someoneElse: true, ...candidateBody(mark, email) };
    expectDone('POST /api/candidates', await send(ask, 'POST /api/candidates', { body }));
  }
  for (const step of STEPS) {
    Object.assign(ids, await BEFORE[step]?.(ids));
    const request = requestOf(ids, step, mark);
    const mailing = step.endsWith('/sending');
    if (mailing) configureMail({ isSet: true });
    const answer = await send(ask, step, request);
    if (mailing) configureMail({ isSet: false });
    learn(ids, step, expectDone(step, answer));
    if (step === 'POST /api/clients/:id/bill-tos') await addPayer(ask, ids, mark);
    if (step === 'POST /api/approvals/:id/decision') await useApproval(desk, ids, mark);
    if (step !== 'POST /api/candidates/:id/checks') continue;
    for (const check of furtherChecks(ids, mark)) {
      expectDone(step, await send(ask, step, check));
    }
  }
  return ids;
}

/** What a step rests on that no route makes. */
const BEFORE: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  'POST /api/l/availability/answer': askToken,
  'POST /api/l/offer/answer': offerToken,
  'POST /api/l/arrival/say': arrivals,
  'POST /api/signature-requests': paperToSign,
  'POST /api/l/signature/sign': paperToSign,
  'POST /api/learners': unitOfFramework,
  ...ASSESSMENT_ANEW,
  ...CENTRE_ANEW,
  ...CERTIFICATION_ANEW,
  ...RETENTION_ANEW,
  ...VERIFICATION_RESTS_ON,
  'POST /api/portfolio/contributions': anotherRecord,
  'POST /api/portfolio/evidence': anotherCase,
  ...LINK_TOKENS,
  ...RELEASE_BEFORE,
};

/** What a route needs of what was made just before it. */
const BEFORE_ANSWER: typeof BEFORE = {
  'POST /api/l/availability/answer': askToken,
  'POST /api/l/offer/answer': offerToken,
};

/** What a route of portfolios needs so that it can be asked as if for the first time. */
const ANOTHER: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  // Made again under its id it is not shown again, so the presses are not alike.
  'POST /api/access-tokens': async (ids) => ({
    ...ids,
    accessToken: newIds()['accessToken'] ?? '',
  }),
  ...ARRIVALS,
  ...PAPERS,
  ...ASSESSMENT_ANEW,
  ...CENTRE_ANEW,
  ...CERTIFICATION_ANEW,
  ...RETENTION_ANEW,
  ...PORTFOLIO_ANEW,
  'POST /api/programmes/:id/states': withoutStates,
  'POST /api/programme-states': withoutStates,
};

/** What must have happened, from the candidate on, before a thing can be done that is done once. */
export const ONCE: Readonly<Record<string, readonly string[]>> = {
  ...OFFERS_ONCE,
  ...REPAIRS_ONCE,
  ...AMENDMENTS_ONCE,
  'POST /api/offers': [],
  'POST /api/pencils': [],
  'POST /api/pool/asks': [],
  'POST /api/l/availability/answer': ['POST /api/pool/asks'],
  'POST /api/assignments': [],
  'POST /api/shifts/:shiftId/cancellation': [],
  'POST /api/offers/:offerId/answer': ['POST /api/offers'],
  'POST /api/assignments/:assignmentId/release': ['POST /api/pencils'],
  'POST /api/shifts/:shiftId/move': ['POST /api/pencils'],
  'POST /api/rota-drafts/:draftId/bookings': ['POST /api/rota-drafts'],
  'POST /api/rule-overrides': [],
  'POST /api/overrides/sign-offs': ['POST /api/rule-overrides'],
  'POST /api/escalation-decisions': [],
  'POST /api/bookings/:bookingId/confirmations': ['POST /api/assignments'],
};

const CLEARED = [
  'POST /api/candidates',
  'POST /api/candidates/:id/availability',
  'POST /api/candidates/:id/declared-hours',
  'POST /api/candidates/:id/checks',
  'POST /api/candidates/:id/right-to-work-checks',
  'POST /api/bookings',
] as const;

/**
 * Ids with which a route can be asked as if for the first time: a new id for what it makes, or for what is
 * done once a new worker with a new booking.
 */
export async function freshFor(
  ask: Visitor['ask'],
  ids: Ids,
  route: string,
  mark: string,
): Promise<Ids> {
  const fresh = newIds();
  const task =
    BEFORE_VERIFICATION[route] ??
    BEFORE_PROGRAMME[route] ??
    BEFORE_CONTACT[route] ??
    BEFORE_TASKS[route] ??
    BEFORE_COLLECTED[route] ??
    BEFORE_RELEASE[route] ??
    BEFORE_FILES[route] ??
    BEFORE_APPEALS[route] ??
    BEFORE_CONFLICTS[route] ??
    BEFORE_AMENDMENTS[route] ??
    BEFORE_TRAINING[route] ??
    BEFORE_SEGMENTS[route] ??
    BEFORE_HOLIDAY[route] ??
    BEFORE_SIGNATURES[route] ??
    BEFORE_EXPENSES[route] ??
    BEFORE_REGISTRATION[route];
  if (task) {
    const own = { ...ids };
    for (const name of task.makes.split(' ').filter(Boolean)) own[name] = fresh[name] ?? '';
    if (task.makes.includes('parting')) own['parting'] = own['candidate'] ?? '';
    if (route in BEFORE_VERIFICATION) await withoutReleases(own);
    for (const step of task.steps) {
      expectDone(step, await send(ask, step, requestOf(own, step, mark)));
      Object.assign(own, await afterVerifying(step, own));
    }
    if (route.startsWith('POST /api/l/reference')) Object.assign(own, await referenceToken(own));
    if (/^POST .api.l.(testimony|review)/.test(route)) return linkTokens(own);
    return route in BEFORE_RELEASE ? releaseNeeds(own) : own;
  }
  if (route === 'POST /api/sites/:id/sheets') return { ...ids, sheets: await sheetsOf(ask, ids) };
  if (route === 'POST /api/sites/:id/work-settings') {
    return { ...ids, setting: fresh['setting'] ?? '', settings: await settingsOf(ask, ids) };
  }
  if (route === 'POST /api/rate-cards') {
    return { ...ids, card: fresh['card'] ?? '', cards: await cardVersionsOf(ask, ids) };
  }
  if (route === 'POST /api/cancellation-terms') {
    const { body } = await ask({
      method: 'GET',
      url: `/api/cancellation-terms?clientId=${ids['client']}`,
    });
    const versions = String((body as { total: number }).total);
    return { ...ids, cancelTerms: fresh['cancelTerms'] ?? '', cancelVersions: versions };
  }
  if (/bill-tos\/:id\/(stop|credit)/.test(route)) {
    return { ...ids, ...(await payerFor(ask, ids, route, mark)), stop: fresh['stop'] ?? '' };
  }
  if (route === 'POST /api/invitation/acceptance')
    return { ...ids, token: await tokenOf(ask, ids) };
  if (route.endsWith('/archive'))
    await send(
      ask,
      'DELETE /api/candidates/:id/archive',
      requestOf(ids, 'DELETE /api/candidates/:id/archive', mark),
    );
  if (route === 'POST /api/assessment/claims/:id/decision') {
    const { claimId } = await openClaim(ids, 'REL', 0);
    return { ...ids, decidedClaim: claimId, decision: fresh['decision'] ?? '' };
  }
  const another = ANOTHER[route];
  if (another) {
    const made = MAKES[route] ?? '';
    return another(made ? { ...ids, [made]: fresh[made] ?? '' } : ids);
  }
  const before = ONCE[route];
  const makes = MAKES[route]?.split(' ') ?? [];
  if (!before) {
    return { ...ids, ...Object.fromEntries(makes.map((name) => [name, fresh[name] ?? ''])) };
  }
  const { client, hirer, site, billTo, contact } = ids as Record<string, string>;
  const own: Ids = { ...fresh, client, hirer, site, billTo, contact } as Ids;
  for (const step of [...CLEARED, ...before]) {
    learn(own, step, expectDone(step, await send(ask, step, requestOf(own, step, mark))));
  }
  Object.assign(own, await BEFORE_ANSWER[route]?.(own));
  return { ...ids, ...own };
}

/** How many versions the client's card has. */
async function cardVersionsOf(ask: Visitor['ask'], ids: Ids): Promise<string> {
  const { body } = await ask({ method: 'GET', url: `/api/clients/${ids['client']}/rate-cards` });
  const { cards } = body as { cards: readonly { versions: readonly unknown[] }[] };
  return String(cards[0]?.versions.length ?? 0);
}

/** A second bill-to, which pays for another client too. */
async function addPayer(ask: Visitor['ask'], ids: Ids, mark: string): Promise<void> {
  const { client: other = '' } = newIds();
  const body = { id: other, name: `Second ${mark}`, notes: '' };
  expectDone('POST /api/clients', await send(ask, 'POST /api/clients', { body }));
  const making = 'POST /api/clients/:id/bill-tos';
  const { params = {}, body: payer } = requestOf(ids, making, mark);
  const request = { params, body: { ...payer, id: ids['payer'], paysFor: [other] } };
  expectDone(making, await send(ask, making, request));
}

/** Another bill-to of the client, on stop where the stop is to be lifted. */
async function payerFor(
  ask: Visitor['ask'],
  ids: Ids,
  route: string,
  mark: string,
): Promise<{ payer: string }> {
  const [payer = '', stop = ''] = [newIds()['payer'], newIds()['stop']];
  const making = 'POST /api/clients/:id/bill-tos';
  expectDone(making, await send(ask, making, requestOf({ ...ids, billTo: payer }, making, mark)));
  const stopping = 'POST /api/bill-tos/:id/stop';
  if (route.endsWith('/lifted')) {
    const request = requestOf({ ...ids, payer, stop }, stopping, mark);
    expectDone(stopping, await send(ask, stopping, request));
  }
  return { payer };
}

/** How many versions the setting of a site has. */
async function settingsOf(ask: Visitor['ask'], ids: Ids): Promise<string> {
  const { body } = await ask({ method: 'GET', url: `/api/clients/${ids['client']}/duties` });
  const { sites } = body as { sites: { siteId: string; settings: { version: number }[] }[] };
  const [now] = sites.find(({ siteId }) => siteId === ids['site'])?.settings ?? [];
  return String(now?.version ?? 0);
}

async function sheetsOf(ask: Visitor['ask'], ids: Ids): Promise<string> {
  const { body } = await ask({ method: 'GET', url: `/api/sites/${ids['site']}` });
  return String((body as { sheets: unknown[] }).sheets.length);
}

/** Invites somebody and takes the token out of the mail, as whoever reads it does. */
async function tokenOf(ask: Visitor['ask'], ids: Ids): Promise<string> {
  const route = 'POST /api/invitations';
  const own = { ...ids, invitation: newIds()['invitation'] ?? '' };
  expectDone(route, await send(ask, route, requestOf(own, route, 'asked')));
  const { body: list } = await ask({ method: 'GET', url: '/api/mail?limit=1' });
  const [newest] = (list as { rows: { id: string }[] }).rows;
  const { body: mail } = await ask({ method: 'GET', url: `/api/mail/${newest?.id}` });
  return /invitation#([\w-]+)/.exec((mail as { body: string }).body)?.[1] ?? '';
}

function requestOf(ids: Ids, route: string, mark: string): Request {
  const request = requestsOf(ids, mark)[route];
  if (!request) throw new Error(`There is no request for ${route}.`);
  return request;
}

/** Ids that the server makes. */
function learn(ids: Ids, step: string, body: Readonly<Record<string, unknown>>): void {
  if (step === 'POST /api/clients/:id/contacts') ids['contactPerson'] = String(body['personId']);
  if (step === 'POST /api/offers') {
    ids['offer'] = (body['offers'] as { offerId: string }[])[0]?.offerId ?? '';
  }
  if (step === 'POST /api/bookings/:bookingId/confirmations') {
    ids['message'] = (body['papers'] as { messageId: string }[])[0]?.messageId ?? '';
  }
}

function expectDone(step: string, answer: Answer): Readonly<Record<string, unknown>> {
  if (answer.status !== 200)
    throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Readonly<Record<string, unknown>>;
}
