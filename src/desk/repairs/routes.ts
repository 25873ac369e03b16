import { acts, reads } from '../../platform/http/serve.ts';
import { applyRepair } from './apply-repair.ts';
import { proposeRepair } from './propose.ts';
import { applyRepairRoute, readRepair } from './schema.ts';

/** The routes of repairs. */
export const routes = [
  reads(readRepair, (tx, { params, query }) =>
    proposeRepair(tx, params.shiftId, query.without === '' ? [] : query.without.split(',')),
  ),
  acts(applyRepairRoute, (tx, { params, body }) => applyRepair(tx, { ...params, ...body })),
];
