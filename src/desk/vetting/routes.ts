import { acts, reads } from '../../platform/http/serve.ts';
import { vettingRecord } from './queries.ts';
import { recordNightHealth } from './record-night-health.ts';
import { recordPermission } from './record-permission.ts';
import { recordStatus } from './record-status.ts';
import { recordTold } from './record-told.ts';
import * as schema from './schema.ts';

/** What vetting answers over HTTP. */
export const routes = [
  reads(schema.readVetting, (tx, { params }) => vettingRecord(tx, params.id)),
  acts(schema.recordPermissionRoute, (tx, { params, body }) =>
    recordPermission(tx, params.id, body),
  ),
  acts(schema.recordStatusRoute, (tx, { params, body }) => recordStatus(tx, params.id, body)),
  acts(schema.recordNightHealthRoute, (tx, { params, body }) =>
    recordNightHealth(tx, params.id, body),
  ),
  acts(schema.recordToldRoute, (tx, { params, body }) => recordTold(tx, params.id, body)),
];
