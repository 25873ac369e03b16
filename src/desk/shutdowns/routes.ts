import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { shutdownPreview } from './inside.ts';
import { liftShutdown, makeShutdown } from './make-shutdown.ts';
import { shutdownList, shutdownPage } from './queries.ts';
import * as schema from './schema.ts';
import { tellShutdown } from './tell-shutdown.ts';

/** What is answered over HTTP about clients' shutdowns. */
export const routes = [
  reads(schema.listShutdowns, async (tx, { query }) => ok(await shutdownList(tx, query.clientId))),
  reads(schema.readShutdown, (tx, { params }) => shutdownPage(tx, params.id)),
  reads(schema.previewShutdown, (tx, { body }) => shutdownPreview(tx, body)),
  acts(schema.closeForShutdownRoute, (tx, { body }) => makeShutdown(tx, body)),
  acts(schema.tellShutdownRoute, (tx, { params }) => tellShutdown(tx, params.id)),
  acts(schema.liftShutdownRoute, (tx, { params, body }) =>
    liftShutdown(tx, params.id, body.because),
  ),
];
