import { ok } from '../../lib/result.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { approveList } from './approve-list.ts';
import { carryOut } from './carry-out.ts';
import { drawList } from './draw-list.ts';
import { destructionNow, listFile, needsNow } from './queries.ts';
import * as schema from './schema.ts';
import { withdrawList } from './withdraw-list.ts';

/** The routes of destruction with a list. */
export const routes: readonly Endpoint[] = [
  reads(schema.readDestruction, async (tx) => ok(await destructionNow(tx))),
  reads(schema.destructionNeeds, async (tx) => ok(await needsNow(tx))),
  reads(schema.listFileRoute, (tx, { params }) => listFile(tx, params.id)),
  acts(schema.drawListRoute, (tx, { body }) => drawList(tx, body)),
  acts(schema.approveListRoute, (tx, { params, body }) => approveList(tx, params.id, body)),
  acts(schema.withdrawListRoute, (tx, { params }) => withdrawList(tx, params.id)),
  acts(schema.carryOutRoute, (tx, { params, body }) => carryOut(tx, params.id, body)),
];
