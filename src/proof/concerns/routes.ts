import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { enterConcern } from './enter-concern.ts';
import { concernList, raisingChoices } from './queries.ts';
import { raiseConcern } from './raise-concern.ts';
import * as schema from './schema.ts';

/** What the logs of a centre answer over HTTP. */
export const routes = [
  reads(schema.listConcerns, async (tx) => ok(await concernList(tx))),
  reads(schema.readRaising, (tx) => raisingChoices(tx)),
  acts(schema.raiseConcernRoute, (tx, { body }) => raiseConcern(tx, body)),
  acts(schema.enterConcernRoute, (tx, { params, body }) => enterConcern(tx, params.id, body)),
];
