import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { endAction } from './end-action.ts';
import { enterAction } from './enter-action.ts';
import { clientDuties, licenceList } from './queries.ts';
import { recordLicence } from './record-licence.ts';
import { recordSetting } from './record-setting.ts';
import * as schema from './schema.ts';
import { withdrawSetting } from './withdraw-setting.ts';

/** What duties answer over HTTP. */
export const routes = [
  reads(schema.readDuties, (tx, { params }) => clientDuties(tx, params.id)),
  acts(schema.recordSettingRoute, (tx, { params, body }) => recordSetting(tx, params.id, body)),
  acts(schema.withdrawSettingRoute, (tx, { params, body }) => withdrawSetting(tx, params.id, body)),
  acts(schema.enterActionRoute, (tx, { params, body }) => enterAction(tx, params.id, body)),
  acts(schema.endActionRoute, (tx, { params, body }) => endAction(tx, params.id, body)),
  reads(schema.listLicences, async (tx) => ok(await licenceList(tx))),
  acts(schema.recordLicenceRoute, (tx, { body }) => recordLicence(tx, body)),
];
