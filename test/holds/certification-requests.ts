import { generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { openPool } from '../../src/platform/db/pool.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import {
  achieved,
  QUALIFICATION,
  qualificationOf,
  registeredAs,
} from '../../src/proof/certification/fixtures.ts';
import { thumbprintOf } from '../../src/proof/certification/named-key.ts';
import { signToken } from '../../src/proof/certification/signed-token.ts';
import { workerDatabase } from '../worker-database.ts';
import { say } from './centre-requests.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of certification make. */
export const CERTIFICATION_MAKE: Readonly<Record<string, string>> = {
  'POST /api/certification/unit-routes': 'unitRoute',
  'POST /api/certification/claims': 'awardClaim',
  'POST /api/certification/lines/:id/result': 'awardCertificate',
  'POST /api/certification/certificates/:id/replacement': 'awardReplacement',
  'POST /api/certification/statements': 'statementIssued',
  'POST /api/certification/received': 'credentialReceived',
  'POST /api/certification/body-keys': 'awardingKey',
};

/** In which order a desk is filled with them: statements first, since they begin with nothing claimed. */
export const CERTIFICATION_STEPS = [
  'POST /api/certification/statements',
  'POST /api/certification/statements/:id/withdrawal',
  'POST /api/certification/unit-routes',
  'POST /api/certification/unit-routes/:id/end',
  'POST /api/certification/claims',
  'POST /api/certification/claims/:id/sending',
  'POST /api/certification/lines/:id/result',
  'POST /api/certification/certificates/:id/receipt',
  'POST /api/certification/certificates/:id/check',
  'POST /api/certification/certificates/:id/handing-over',
  'POST /api/certification/certificates/:id/fault',
  'POST /api/certification/certificates/:id/replacement',
  'POST /api/certification/received',
  'POST /api/certification/body-keys',
  'POST /api/certification/body-keys/:id/confirmation',
  'POST /api/certification/body-keys/:id/end',
  'POST /api/certification/keys',
  'POST /api/certification/keys/:id/end',
] as const;

/** What the quality manager alone may say. */
export const BY_QUALITY =
  /^\/api\/certification\/(statements\/[^/]+\/withdrawal|body-keys\/[^/]+\/(confirmation|end))$/;

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = JSON.stringify(keys.publicKey.export({ format: 'jwk' }));
const THUMBPRINT = thumbprintOf(keys.publicKey.export({ format: 'jwk' })) ?? '';
const DER = keys.privateKey.export({ format: 'der', type: 'pkcs8' });

function tokenOf(mark: string): string {
  const issuer = 'https://elsewhere.example/issuer';
  const credential = { type: ['VerifiableCredential'], issuer, name: `Unit ${mark}`, jti: newId() };
  return signToken(credential, { keyUri: `${issuer}/key`, key: DER });
}

/** The requests of certification; see `requestsOf`. */
export function certificationRequests(id: Ids, mark: string): Requests {
  const onCertificate = { params: { id: id['awardCertificate'] ?? '' } };
  const on = inDays(0);
  return {
    'POST /api/certification/claims': {
      body: {
        id: id['awardClaim'],
        frameworkId: id['awardFramework'],
        route: 'unit',
        lines: [{ learnerId: id['learnerMember'], unitId: id['awardUnit'] }],
      },
    },
    'POST /api/certification/unit-routes': {
      body: {
        id: id['unitRoute'],
        learnerId: id['learnerMember'],
        frameworkId: id['awardFramework'],
        reference: `Letter ${mark}`,
        fromOn: inDays(-1),
      },
    },
    'POST /api/certification/unit-routes/:id/end': {
      params: { id: id['unitRoute'] ?? '' },
      body: { on, because: `Takes the whole qualification ${mark}` },
    },
    'POST /api/certification/claims/:id/sending': {
      params: { id: id['awardClaim'] ?? '' },
      body: { on: inDays(-1), reference: `Batch ${mark}` },
    },
    'POST /api/certification/lines/:id/result': {
      params: { id: id['awardLine'] ?? '' },
      body: {
        outcome: 'issued',
        on,
        certificateId: id['awardCertificate'],
        number: `C ${mark}`,
      },
    },
    'POST /api/certification/certificates/:id/receipt': { ...onCertificate, body: { on } },
    'POST /api/certification/certificates/:id/check': { ...onCertificate, body: { on } },
    'POST /api/certification/certificates/:id/handing-over': {
      ...onCertificate,
      body: { on, how: 'in_person' },
    },
    'POST /api/certification/certificates/:id/fault': {
      ...onCertificate,
      body: { on, fault: 'wrong_name', note: `Two letters ${mark}` },
    },
    'POST /api/certification/certificates/:id/replacement': {
      ...onCertificate,
      body: { id: id['awardReplacement'], on, number: `R ${mark}` },
    },
    'POST /api/certification/statements': {
      body: {
        id: id['statementIssued'],
        learnerId: id['learnerMember'],
        frameworkId: id['awardFramework'],
        unitId: id['awardUnit'],
      },
    },
    'POST /api/certification/statements/:id/withdrawal': {
      params: { id: id['statementIssued'] ?? '' },
      body: { ground: 'mistake', because: `A credit too many ${mark}` },
    },
    'POST /api/certification/body-keys': {
      body: {
        id: id['awardingKey'],
        bodyName: `Body ${mark}`,
        issuer: `https://body.example/${mark}`,
        key: KEY,
        source: `Their page ${mark}`,
        fromOn: inDays(-2),
      },
    },
    'POST /api/certification/body-keys/:id/confirmation': {
      params: { id: id['awardingKey'] ?? '' },
      body: { thumbprint: THUMBPRINT },
    },
    'POST /api/certification/body-keys/:id/end': {
      params: { id: id['awardingKey'] ?? '' },
      body: { on },
    },
    'POST /api/certification/keys': { body: { current: '' } },
    'POST /api/certification/keys/:id/end': {
      params: { id: id['credentialKey'] ?? '' },
      body: { on, because: `A copy was found ${mark}` },
    },
    'POST /api/certification/received': {
      body: {
        id: id['credentialReceived'],
        learnerId: id['learnerMember'],
        credential: tokenOf(mark),
        key: KEY,
        keyHolder: 'centre',
      },
    },
  };
}

/** The learner is on the unit payment route, as the claim of a unit needs it. */
const onUnitRoute = (ids: Ids, id: string): readonly string[] => [
  `delete from unit_route where organisation_id = '${ids['organisation']}'
     and learner_id = '${ids['learnerMember']}'`,
  `insert into unit_route (organisation_id, id, learner_id, framework_code, reference, from_on, recorded_at,
    recorded_by) values ('${ids['organisation']}', '${id}', '${ids['learnerMember']}', '${QUALIFICATION}', 'Letter',
    '2026-01-01', now(), '${ids['ownerMember']}')`,
];

const nothingClaimed = ({ organisation, learnerMember }: Ids): readonly string[] => [
  `delete from award_certificate where organisation_id = '${organisation}' and line_id in
     (select id from award_line where learner_id = '${learnerMember}')`,
  `delete from award_line where organisation_id = '${organisation}' and learner_id = '${learnerMember}'`,
];

/** The desk's learner has a unit of the qualification, ratified, and the centre may claim it. */
async function readyUnit(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 1 });
  const db = openPool(urls.appUrl, { most: 2, clock: () => new Date() });
  const member = (memberId: string | undefined): Actor => ({
    organisationId: ids['organisation'] ?? '',
    memberId: memberId ?? newId(),
    name: '',
    roles: [],
    branchId: null,
    isSample: false,
  });
  const org = {
    id: ids['organisation'] ?? '',
    olivia: member(ids['ownerMember']),
    aidan: member(ids['assessorMember']),
  };
  const learner = member(ids['learnerMember']);
  try {
    const tree = await qualificationOf({ db, owner }, org);
    const unit = tree.units[0];
    const { rows } = await owner.query(
      `select id from claim where organisation_id = $1 and learner_id = $2 and unit_id = $3`,
      [org.id, learner.memberId, unit?.unitId],
    );
    if (rows.length === 0) {
      const units = [unit?.reference ?? ''];
      const at = new Date(Date.now() - 86_400_000).toISOString();
      await achieved({ db, owner }, org, { learner, tree, units, signed: true, at });
    }
    await registeredAs({ db, owner }, org, { learner, number: `N-${learner.memberId}` });
    const put = `insert into centre_approval (organisation_id, id, kind, framework_code, reference, fast_track,
      from_on, recorded_at, recorded_by)`;
    await say(
      ...nothingClaimed(ids),
      ...[`'centre', null`, `'qualification', '${QUALIFICATION}'`].map(
        (what) =>
          `${put} values ('${org.id}', '${newId()}', ${what}, 'Letter', false, '2026-01-01', now(),
            '${ids['ownerMember']}') on conflict do nothing`,
      ),
      `insert into centre_tariff (organisation_id, id, framework_code, band, from_on, letter, recorded_at, recorded_by)
        values ('${org.id}', '${newId()}', '${QUALIFICATION}', 'none', '2026-01-01', 'Letter', now(),
          '${ids['ownerMember']}')`,
    );
    const unitRoute = newId();
    await say(...onUnitRoute(ids, unitRoute));
    return { ...ids, unitRoute, awardFramework: tree.id, awardUnit: unit?.unitId ?? '' };
  } finally {
    await db.close();
    await owner.end();
  }
}

/** A claim of its own with one line and, from there on, its certificate: as far on its way as the route needs. */
const onItsWay =
  (stage: 'claimed' | 'sent' | 'issued' | 'received' | 'checked' | 'faulty') =>
  async (ids: Ids): Promise<Ids> => {
    const ready = await readyUnit(ids);
    const [awardClaim, awardLine, awardCertificate] = [newId(), newId(), newId()];
    const who = ids['ownerMember'];
    const org = ids['organisation'];
    const sent = stage === 'claimed' ? 'null, null' : `current_date - 1, 'Batch'`;
    const answered = stage === 'claimed' || stage === 'sent' ? null : 'issued';
    const day = (from: readonly string[]) => (from.includes(stage) ? 'current_date' : 'null');
    const checked = stage === 'checked';
    await say(
      `insert into award_claim (organisation_id, id, framework_id, framework_code, route, claimed_at, claimed_by,
        sent_on, sent_reference) values ('${org}', '${awardClaim}', '${ready['awardFramework']}',
        '${QUALIFICATION}', 'unit', now(), '${who}', ${sent})`,
      `insert into award_line (organisation_id, id, claim_id, learner_id, framework_code, what, units, extra_units,
        credit, decision_ids, outcome, answered_on, answered_by)
        values ('${org}', '${awardLine}', '${awardClaim}', '${ids['learnerMember']}', '${QUALIFICATION}', 'RPC1',
        '{RPC1}', '{}', 3, '{${newId()}}', ${answered ? `'issued', current_date, '${who}'` : 'null, null, null'})`,
      ...(answered
        ? [
            `insert into award_certificate (organisation_id, id, line_id, number, issued_on, entered_at, received_on,
              checked_on, checked_by, faulty, faulty_on) values ('${org}', '${awardCertificate}', '${awardLine}',
              'N-${awardCertificate}', current_date, now(), ${day(['received', 'checked'])}, ${day(['checked'])},
              ${checked ? `'${who}'` : 'null'}, ${stage === 'faulty' ? `'lost', current_date` : 'null, null'})`,
          ]
        : []),
    );
    const made = {
      awardClaim,
      awardLine,
      awardCertificate: answered ? awardCertificate : newId(),
      awardReplacement: newId(),
    };
    return { ...ready, ...made };
  };

/** Nobody is on the route yet, so that somebody can be put on it. */
async function offTheRoute(ids: Ids): Promise<Ids> {
  const ready = await readyUnit(ids);
  await say(
    `delete from unit_route where organisation_id = '${ids['organisation']}'
       and learner_id = '${ids['learnerMember']}'`,
  );
  return { ...ready, unitRoute: newId() };
}

/** A statement of its own, not withdrawn. */
async function anotherStatement(ids: Ids): Promise<Ids> {
  const ready = await readyUnit(ids);
  const statementIssued = newId();
  await say(
    `insert into statement (organisation_id, id, learner_id, framework_id, kind, unit_id, decision_ids, paper,
      paper_sha256, credential, issued_at, issued_by) values ('${ids['organisation']}', '${statementIssued}',
      '${ids['learnerMember']}', '${ready['awardFramework']}', 'unit', '${ready['awardUnit']}', '{${newId()}}',
      '${STATEMENT}', sha256('${STATEMENT}'), '{"name": "Provisional statement"}', now(), '${ids['ownerMember']}')`,
  );
  return { ...ready, statementIssued };
}
const STATEMENT = '{"framework":{"title":"Qualification"},"units":[]}';

/** A key of an awarding body's, entered by somebody who does not confirm it. */
async function enteredKey(ids: Ids): Promise<Ids> {
  const awardingKey = newId();
  await say(
    `insert into awarding_key (organisation_id, id, body_name, issuer, public_key, thumbprint, source, from_on,
      entered_at, entered_by) values ('${ids['organisation']}', '${awardingKey}', 'Body',
      'https://body.example/${awardingKey}', '${KEY}', '${THUMBPRINT}', 'Their page', current_date - 2, now(),
      '${ids['ownerMember']}')`,
  );
  return { ...ids, awardingKey };
}

/** A key that signs no more, and that nobody has ended yet. */
async function retiredKey(ids: Ids): Promise<Ids> {
  const credentialKey = newId();
  const { n, e } = JSON.parse(KEY) as { readonly n: string; readonly e: string };
  const jwk = JSON.stringify({ kty: 'RSA', n, e, kid: credentialKey, alg: 'RS256', use: 'sig' });
  await say(
    `insert into credential_key (organisation_id, number, id, public_jwk, sealed, made_at, retired_at)
      select '${ids['organisation']}', 1 + coalesce(max(number), 1), '${credentialKey}', '${jwk}', ''::bytea,
        now() - interval '2 days', now()
      from credential_key where organisation_id = '${ids['organisation']}'`,
  );
  return { ...ids, credentialKey };
}

/** What has to be there so that one of these routes can be asked as if for the first time. */
export const CERTIFICATION_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  'POST /api/certification/unit-routes': offTheRoute,
  'POST /api/certification/unit-routes/:id/end': readyUnit,
  'POST /api/certification/claims': readyUnit,
  'POST /api/certification/claims/:id/sending': onItsWay('claimed'),
  'POST /api/certification/lines/:id/result': onItsWay('sent'),
  'POST /api/certification/certificates/:id/receipt': onItsWay('issued'),
  'POST /api/certification/certificates/:id/check': onItsWay('received'),
  'POST /api/certification/certificates/:id/handing-over': onItsWay('checked'),
  'POST /api/certification/certificates/:id/fault': onItsWay('received'),
  'POST /api/certification/certificates/:id/replacement': onItsWay('faulty'),
  'POST /api/certification/statements': readyUnit,
  'POST /api/certification/statements/:id/withdrawal': anotherStatement,
  'POST /api/certification/keys/:id/end': retiredKey,
  'POST /api/certification/body-keys/:id/confirmation': enteredKey,
  'POST /api/certification/body-keys/:id/end': enteredKey,
};
