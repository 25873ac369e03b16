import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { endDoNotSend } from './end-do-not-send.ts';
import { placesFound } from './places.ts';
import { checksRecord } from './queries.ts';
import { recordCheck } from './record-check.ts';
import { recordDoNotSend } from './record-do-not-send.ts';
import { recordRightToWork } from './record-right-to-work.ts';
import { checksRunningOut } from './running-out.ts';
import {
  addCheck,
  addDoNotSend,
  addRightToWorkCheck,
  endDoNotSendRoute,
  listPlaces,
  listRunningOut,
  showChecks,
} from './schema.ts';

export const routes = [
  reads(showChecks, (tx, { params }) => checksRecord(tx, params.id)),
  reads(listRunningOut, async (tx, { query }) => ok(await checksRunningOut(tx, query.days))),
  reads(listPlaces, async (tx, { query }) => ok(await placesFound(tx, query.search))),
  acts(addCheck, (tx, { params, body }) => recordCheck(tx, { ...body, personId: params.id })),
  acts(addRightToWorkCheck, (tx, { params, body }) =>
    recordRightToWork(tx, { ...body, personId: params.id }),
  ),
  acts(addDoNotSend, (tx, { params, body }) =>
    recordDoNotSend(tx, { ...body, personId: params.id }),
  ),
  acts(endDoNotSendRoute, (tx, { params }) =>
    endDoNotSend(tx, { personId: params.id, doNotSendId: params.doNotSendId }),
  ),
];
