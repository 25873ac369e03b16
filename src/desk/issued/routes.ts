import { acts, reads } from '../../platform/http/serve.ts';
// Wherever the house answers, erasure reaches what is here.
import './index.ts';
import { endItem, issueItem } from './issue-item.ts';
import { issuedList, leaverList, leavingOf } from './queries.ts';
import { closeLeaving, comeBack, recordLeaving } from './record-leaving.ts';
import * as schema from './schema.ts';

/** What is answered over HTTP about things issued, leavers and who comes back. */
export const routes = [
  reads(schema.listIssued, (tx, { query }) => issuedList(tx, query)),
  acts(schema.issueItemRoute, (tx, { params, body }) => issueItem(tx, params.id, body)),
  acts(schema.endItemRoute, (tx, { params, body }) => endItem(tx, params.id, body)),
  reads(schema.readLeaving, (tx, { params, query }) => leavingOf(tx, params.id, query)),
  acts(schema.recordLeavingRoute, (tx, { params, body }) => recordLeaving(tx, params.id, body)),
  acts(schema.closeLeavingRoute, (tx, { params }) => closeLeaving(tx, params.id)),
  acts(schema.comeBackRoute, (tx, { params, body }) => comeBack(tx, params.id, body)),
  reads(schema.listLeavers, (tx, { query }) => leaverList(tx, query.which)),
];
