import { createHash } from 'node:crypto';
import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { workerDatabase } from '../worker-database.ts';
import type { Ids, Requests } from './requests.ts';

/** What a route of signatures makes. */
export const SIGNATURES_MAKE: Readonly<Record<string, string>> = {
  'POST /api/signatures': 'signature',
  'POST /api/signature-requests': 'signatureRequest',
  'POST /api/l/signature/sign': 'signature',
  'POST /api/l/signature/decline': 'signature',
  'POST /api/paper-forms': 'kidForm',
  'POST /api/paper-forms/files': 'termsForm',
  'POST /api/candidates/:id/papers': 'ownPaper',
  'POST /api/clients/:id/papers': 'clientPaper',
};

/** The order in which signatures are filled, once a booking is confirmed. */
export const SIGNATURES_STEPS = [
  'POST /api/candidates/:id/opt-outs/:optOutId/scan',
  'POST /api/paper-forms',
  'POST /api/paper-forms/files',
  'POST /api/candidates/:id/papers',
  'POST /api/clients/:id/papers',
  'PUT /api/signature-setting',
  'POST /api/signature-requests',
  'POST /api/l/signature/sign',
  'POST /api/l/signature/code',
] as const;

/** What must be there anew before a paper is made for somebody once more. */
export const BEFORE_SIGNATURES: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/paper-forms': { makes: 'kidForm', steps: [] },
  'POST /api/paper-forms/files': { makes: 'termsForm', steps: [] },
  'POST /api/candidates/:id/papers': {
    makes: 'kidForm ownPaper',
    steps: ['POST /api/paper-forms'],
  },
  'POST /api/clients/:id/papers': {
    makes: 'termsForm clientPaper',
    steps: ['POST /api/paper-forms/files'],
  },
};

/** A further version of the worker's paper that nobody has answered, with a link of the worker's own. */
export async function paperToSign(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const made: Ids = {
    ...ids,
    signature: newId(),
    signatureRequest: newId(),
    paper: newId(),
    asking: newId(),
    signToken: `${newId()}-of-the-signer`,
  };
  const organisation = ids['organisation'];
  const { rows } = await owner.query(
    `insert into confirmation select (jsonb_populate_record(c, jsonb_build_object('id', $2::uuid,
        'version', 1 + (select max(n.version) from confirmation n where n.organisation_id = c.organisation_id
          and n.booking_id = c.booking_id and n.person_id = c.person_id)))).*
      from confirmation c where c.organisation_id = $1 and c.id = $3 returning pdf, person_id`,
    [organisation, made['paper'], ids['confirmation']],
  );
  await owner.query(
    `insert into confirmed_shift select (jsonb_populate_record(k, jsonb_build_object('confirmation_id', $2::uuid))).*
      from confirmed_shift k where k.organisation_id = $1 and k.confirmation_id = $3`,
    [organisation, made['paper'], ids['confirmation']],
  );
  await owner.query(
    `insert into signature_request (organisation_id, id, kind, document_id, side, person_id, channel, asked_at,
        expires_at) values ($1, $2, 'confirmation', $3, 'worker', $4, 'text', now(), now() + interval '2 days')`,
    [organisation, made['asking'], made['paper'], rows[0]?.person_id],
  );
  const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();
  await owner.query(
    `insert into personal_link (organisation_id, id, purpose, person_id, about, token_hash, made_at, expires_at)
      values ($1, $2, 'signature', $3, $2, $4, now(), now() + interval '2 days')`,
    [organisation, made['asking'], rows[0]?.person_id, hash(made['signToken'] ?? '')],
  );
  await owner.end();
  return { ...made, paperSha256: hash(rows[0]?.pdf ?? '').toString('hex') };
}

/** Asked as if for the first time each of these needs a paper of its own. */
export const PAPERS: Readonly<Record<string, typeof paperToSign>> = Object.fromEntries(
  Object.keys(SIGNATURES_MAKE)
    .filter((route) => route.includes('signature'))
    .map((route) => [route, paperToSign]),
);

/** The requests of signatures; see `requestsOf`. */
export function signaturesRequests(id: Ids, mark: string): Requests {
  const token = id['signToken'] ?? `nobody-has-this-${id['signature']}`;
  const documentId = id['paper'] ?? id['confirmation'];
  const sha256 = id['paperSha256'] ?? 'a'.repeat(64);
  return {
    'PUT /api/signature-setting': {
      body: { asksWorker: true, asksHirer: false, chaseHours: 48, codeKinds: ['opt_out'] },
    },
    'POST /api/candidates/:id/opt-outs/:optOutId/scan': {
      params: { id: id['candidate'] ?? '', optOutId: id['optOut'] ?? '' },
      file: { name: 'scan.pdf', text: `%PDF-1.7 ${mark}`, type: 'application/pdf' },
    },
    'POST /api/paper-forms': {
      body: {
        formId: id['kidForm'],
        from: 0,
        name: `Care ${mark}`,
        change: `First ${mark}`,
        says: {
          kind: 'key_information',
          contract: 'services',
          payer: `Aire ${mark}`,
          leastRatePence: 1300,
          payInterval: 'weekly',
          otherDeductions: `Bus ${mark}`,
          fees: `None ${mark}`,
          leave: `28 days ${mark}`,
          benefits: `Lunch ${mark}`,
          exampleMinutes: 2_400,
          exampleByLawPence: 9_000,
          exampleOtherPence: 500,
        },
      },
    },
    'POST /api/paper-forms/files': {
      body: {
        formId: id['termsForm'],
        from: 0,
        name: `T ${id['termsForm']?.slice(-8)} ${mark}`.slice(0, 50),
        change: `First ${mark}`,
        kind: 'terms_of_business',
        states: '[]',
      },
      file: { name: 'terms.pdf', text: `%PDF-1.7 ${mark}`, type: 'application/pdf' },
    },
    'POST /api/paper-forms/:id/renewal': { params: { id: id['kidForm'] ?? '' }, body: {} },
    'POST /api/candidates/:id/papers': {
      params: { id: id['candidate'] ?? '' },
      body: { papers: [{ id: id['ownPaper'], formId: id['kidForm'] }], channel: 'mail' },
    },
    'POST /api/clients/:id/papers': {
      params: { id: id['client'] ?? '' },
      body: {
        id: id['clientPaper'],
        formId: id['termsForm'],
        contactId: id['contact'],
        channel: 'mail',
      },
    },
    'POST /api/l/signature/code': { body: { token } },
    'POST /api/l/signature/terms': { body: { token } },
    'POST /api/signature-requests': {
      body: { id: id['signatureRequest'], documentId, channel: 'mail' },
    },
    'POST /api/signatures': {
      body: {
        id: id['signature'],
        documentId,
        answer: 'declined',
        how: 'phone',
        words: `Eight, not seven ${mark}`,
      },
    },
    'POST /api/l/signature': { body: { token } },
    'POST /api/l/signature/paper': { body: { token } },
    'POST /api/l/signature/copy': { body: { token } },
    'POST /api/l/signature/sign': {
      body: {
        token,
        id: id['signature'],
        documentId,
        sha256,
        consent: true,
        typedName: `Cara ${mark}`,
        drawn: [[10, 20, 300, 400]],
      },
    },
    'POST /api/l/signature/decline': {
      body: { token, id: id['signature'], documentId, sha256, words: `Not so ${mark}` },
    },
  };
}
