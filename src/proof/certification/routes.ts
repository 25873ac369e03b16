import './forget.ts';
import { ok, refuse } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { bodyKeys, confirmBodyKey, endBodyKey, enterBodyKey } from './awarding-keys.ts';
import { claimAwards, sendSchedule } from './claim-awards.ts';
import { waitingNow } from './counts.ts';
import { issuerAddress, issuerKeys, keysHere } from './credential-keys.ts';
import * as credentials from './credential-schema.ts';
import { endKey, turnKey } from './end-key.ts';
import { enterResult } from './enter-result.ts';
import { issueStatement } from './issue-statement.ts';
import * as issuers from './issuer-schema.ts';
import {
  checkCertificate,
  handCertificate,
  receiveCertificate,
  replaceCertificate,
  reportCertificate,
} from './pass-on.ts';
import { awardClaim, certificationNow, ownStatements } from './queries.ts';
import { receiveCredential } from './receive-credential.ts';
import { retentionNow } from './retention.ts';
import { scheduleFile } from './schedule.ts';
import * as schema from './schema.ts';
import { publishedList } from './sign-lists.ts';
import { statementCredential, statementPdf } from './statements.ts';
import { endUnitRoute, recordUnitRoute } from './unit-route.ts';
import * as unitRoutes from './unit-route-schema.ts';
import { withdrawStatement } from './withdraw-statement.ts';

/** How long whoever verifies may keep a list. */
const LIST_SECONDS = 300;

/** What certification answers over HTTP. @param publicUrl where verifiers reach the keys of this issuer */
export function routes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(schema.readCertification, async (tx) => ok(await certificationNow(tx))),
    reads(schema.readAwardClaim, (tx, { params }) => awardClaim(tx, params.id)),
    reads(schema.readSchedule, (tx, { params }) => scheduleFile(tx, params.id)),
    acts(schema.claimAwardsRoute, (tx, { body }) => claimAwards(tx, body)),
    acts(unitRoutes.recordUnitRouteRoute, (tx, { body }) => recordUnitRoute(tx, body)),
    acts(unitRoutes.endUnitRouteRoute, (tx, { params, body }) => endUnitRoute(tx, params.id, body)),
    acts(schema.sendScheduleRoute, (tx, { params, body }) => sendSchedule(tx, params.id, body)),
    acts(schema.enterResultRoute, (tx, { params, body }) => enterResult(tx, params.id, body)),
    acts(schema.receiveCertificateRoute, (tx, { params, body }) =>
      receiveCertificate(tx, params.id, body),
    ),
    acts(schema.checkCertificateRoute, (tx, { params, body }) =>
      checkCertificate(tx, params.id, body),
    ),
    acts(schema.handCertificateRoute, (tx, { params, body }) =>
      handCertificate(tx, params.id, body),
    ),
    acts(schema.reportCertificateRoute, (tx, { params, body }) =>
      reportCertificate(tx, params.id, body),
    ),
    acts(schema.replaceCertificateRoute, (tx, { params, body }) =>
      replaceCertificate(tx, params.id, body),
    ),
    acts(schema.issueStatementRoute, (tx, { body }) => issueStatement(tx, publicUrl, body)),
    acts(schema.receiveCredentialRoute, (tx, { body }) => receiveCredential(tx, body)),
    reads(schema.readStatementPaper, (tx, { params }) =>
      statementPdf(tx, params.id, { own: false }),
    ),
    reads(schema.readStatementCredential, (tx, { params }) =>
      statementCredential(tx, params.id, { own: false }),
    ),
    reads(schema.listOwnStatements, async (tx) => ok(await ownStatements(tx))),
    reads(schema.readOwnPaper, (tx, { params }) => statementPdf(tx, params.id, { own: true })),
    reads(schema.readOwnCredential, (tx, { params }) =>
      statementCredential(tx, params.id, { own: true }),
    ),
    reads(schema.readRetention, async (tx) => ok(await retentionNow(tx))),
    acts(credentials.withdrawStatementRoute, (tx, { params, body }) =>
      withdrawStatement(tx, publicUrl, params.id, body),
    ),
    reads(credentials.readWaiting, async (tx) => ok(await waitingNow(tx))),
    reads(credentials.listKeys, async (tx) => ok(await keysHere(tx))),
    acts(credentials.turnKeyRoute, (tx, { body }) => turnKey(tx, publicUrl, body)),
    acts(credentials.endKeyRoute, (tx, { params, body }) => endKey(tx, publicUrl, params.id, body)),
    reads(credentials.listBodyKeys, async (tx) => ok(await bodyKeys(tx))),
    acts(credentials.enterBodyKeyRoute, (tx, { body }) => enterBodyKey(tx, body)),
    acts(credentials.confirmBodyKeyRoute, (tx, { params, body }) =>
      confirmBodyKey(tx, params.id, body),
    ),
    acts(credentials.endBodyKeyRoute, (tx, { params, body }) => endBodyKey(tx, params.id, body)),
    door(issuers.readStatusList, async ({ db }, { params }) => {
      const list = await publishedList(db, params.id, params.list);
      if (!list.ok) return list;
      return ok({
        fileName: `status-${params.list}.jwt`,
        contentType: 'application/vc+jwt',
        bytes: Buffer.from(list.value),
        inline: true,
        publicSeconds: LIST_SECONDS,
      });
    }),
    door(issuers.readIssuer, async ({ db }, { params }) => {
      const issuer = await issuerKeys(db, params.id);
      if (!issuer.ok) return issuer;
      const { name } = issuer.value;
      return ok({ id: issuerAddress(publicUrl, params.id), type: ['Profile'], name });
    }),
    door(issuers.readIssuerKeys, async ({ db }, { params }) => {
      const issuer = await issuerKeys(db, params.id);
      return issuer.ok ? ok({ keys: issuer.value.keys }) : issuer;
    }),
    door(issuers.readIssuerKey, async ({ db }, { params }) => {
      const issuer = await issuerKeys(db, params.id);
      if (!issuer.ok) return issuer;
      const key = issuer.value.keys.find(({ kid }) => kid === params.key);
      return key ? ok(key) : refuse('key-not-found', 'This issuer has no such key.');
    }),
  ];
}
