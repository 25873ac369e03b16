import './before-claim.ts';
import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { findAuthorship } from './find-authorship.ts';
import { keepHandOut } from './keep-hand-out.ts';
import { authorshipOf, handOutList } from './queries.ts';
import * as schema from './schema.ts';

/** Whose work evidence is, over HTTP. */
export const routes = [
  reads(schema.readAuthorship, (tx, { params }) => authorshipOf(tx, params.id)),
  acts(schema.findAuthorshipRoute, (tx, { params, body }) => findAuthorship(tx, params.id, body)),
  reads(schema.listHandOuts, async (tx) => ok(await handOutList(tx))),
  acts(schema.keepHandOutRoute, (tx, { body, file }) =>
    keepHandOut(tx, { ...body, bytes: file.bytes }),
  ),
];
