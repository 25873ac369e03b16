import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { attachmentOf, mailRecord, outbox } from './queries.ts';
import { listMail, readAttachment, readMail, sendAgainRoute } from './schema.ts';
import { sendAgain } from './send-again.ts';
import { textRoutes } from './text-routes.ts';

/** What communications answers over HTTP. */
export const routes = [
  reads(listMail, async (tx, { query }) => ok(await outbox(tx, query))),
  reads(readMail, (tx, { params }) => mailRecord(tx, params.id)),
  reads(readAttachment, (tx, { params }) => attachmentOf(tx, params.id, params.position)),
  acts(sendAgainRoute, (tx, { params }) => sendAgain(tx, params.id)),
  ...textRoutes,
];
