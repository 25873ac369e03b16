import type { InjectOptions } from 'fastify';
import { configureMail } from '../../src/platform/mail/setting.ts';
import type { Desk, Visitor } from '../routes-world.ts';
import { candidateBody, type Ids, newIds, type Request, requestsOf } from './requests.ts';

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
    const sent = form({ name: file.name, bytes: Buffer.from(file.text) }, { ...body });
    return ask({ method: method as 'POST', url, ...sent });
  }
  return ask({ method: method as 'POST', url, ...(body ? { payload: body } : {}) });
}

/** The order in which a desk is filled; each is done by the owner. */
const STEPS = [
  'POST /api/branches',
  'POST /api/invitations',
  'POST /api/clients',
  'POST /api/clients/:id/hirers',
  'POST /api/clients/:id/sites',
  'POST /api/sites/:id/sheets',
  'POST /api/clients/:id/bill-tos',
  'POST /api/clients/:id/contacts',
  'POST /api/clients/:id/terms',
  'POST /api/terms/:id/agreement',
  'POST /api/candidates',
  'PUT /api/candidates/:id/qualifications/:qualificationId',
  'PUT /api/candidates/:id/work-history/:workId',
  'POST /api/people/:id/consents',
  'POST /api/people/:id/do-not-contact',
  'POST /api/candidate-imports',
  'POST /api/candidates/:id/availability',
  'POST /api/candidates/:id/declared-hours',
  'POST /api/candidates/:id/opt-outs',
  'POST /api/candidates/:id/absences',
  'POST /api/candidates/:id/checks',
  'POST /api/candidates/:id/right-to-work-checks',
  'POST /api/candidates/:id/do-not-send',
  'POST /api/candidates/:id/archive',
  'POST /api/people/:id/erasure',
  'POST /api/bookings',
  'POST /api/offers',
  'POST /api/pencils',
  'POST /api/assignments',
  'POST /api/rule-overrides',
  'POST /api/bookings/:bookingId/confirmations',
  'POST /api/members/:id/departure',
  'POST /api/mail/:id/sending',
] as const;

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
  };
  const { ask } = desk.staff.owner;
  for (const extra of ['other', 'gone']) {
    const email = `${extra}.${ids[extra]}@example.org`;
    const body = { id: ids[extra], someoneElse: true, ...candidateBody(mark, email) };
    expectDone('POST /api/candidates', await send(ask, 'POST /api/candidates', { body }));
  }
  for (const step of STEPS) {
    const request = requestsOf(ids, mark)[step];
    if (!request) throw new Error(`There is no request for ${step}.`);
    const mailing = step.endsWith('/sending');
    if (mailing) configureMail({ isSet: true });
    const answer = await send(ask, step, request);
    if (mailing) configureMail({ isSet: false });
    learn(ids, step, expectDone(step, answer));
  }
  return ids;
}

/** Ids that the server makes. */
function learn(ids: Ids, step: string, body: Readonly<Record<string, unknown>>): void {
  if (step === 'POST /api/clients/:id/contacts') ids['contactPerson'] = String(body['personId']);
  if (step === 'POST /api/offers') {
    ids['offer'] = (body['offers'] as { offerId: string }[])[0]?.offerId ?? '';
  }
  if (step.endsWith('/confirmations')) {
    ids['message'] = (body['papers'] as { messageId: string }[])[0]?.messageId ?? '';
  }
}

function expectDone(step: string, answer: Answer): Readonly<Record<string, unknown>> {
  if (answer.status !== 200) {
    throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body as Readonly<Record<string, unknown>>;
}
