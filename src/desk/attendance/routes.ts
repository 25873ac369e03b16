import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { startBoard } from './board.ts';
import './index.ts';
import { revokeGatehouse, sendGatehouse } from './gatehouse.ts';
import {
  gatehousePhoto,
  lookAtGatehouse,
  revokeGatehouseRoute,
  sendGatehouseRoute,
} from './gatehouse-schema.ts';
import { lookAtGatehouseByLink, photoByLink } from './open-gatehouse.ts';
import { hereByCode, lookAtArrivalByLink, sayByLink, tapByLink } from './open-link.ts';
import { recordStart } from './record-start.ts';
import { replaceWorker } from './replace-worker.ts';
import {
  changeSetting,
  hereAtSite,
  lookAtArrival,
  makeSiteListRoute,
  recordStartRoute,
  replaceRoute,
  sayArrival,
  showBoard,
  showSetting,
  showSiteDay,
  takeBackRoute,
  tapArrival,
} from './schema.ts';
import { attendanceSetting, setAttendance } from './setting.ts';
import { makeSiteList, siteDayForDesk } from './site-list.ts';
import { takeBack } from './take-back.ts';

/** The routes of attendance. @param publicUrl where people reach Deskproof, for the links in messages */
export function attendanceRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(showBoard, async (tx, { query }) => ok(await startBoard(tx, query))),
    acts(recordStartRoute, (tx, { params, body: { byWhom, at, ...said } }) =>
      recordStart(
        tx,
        { ...said, ...params, at: at === undefined ? undefined : new Date(at) },
        { how: 'phone', byWhom },
      ),
    ),
    acts(takeBackRoute, (tx, { params, body }) => takeBack(tx, { ...body, ...params })),
    acts(replaceRoute, (tx, { params, body }) => replaceWorker(tx, { ...body, ...params })),
    reads(showSetting, async (tx) => ok(await attendanceSetting(tx))),
    acts(changeSetting, (tx, { body }) => setAttendance(tx, body)),
    reads(showSiteDay, (tx, { params, query }) => siteDayForDesk(tx, params.siteId, query.date)),
    acts(makeSiteListRoute, (tx, { params, body }) =>
      makeSiteList(tx, { ...body, ...params }, publicUrl),
    ),
    acts(sendGatehouseRoute, (tx, { params, body }) =>
      sendGatehouse(tx, { ...body, ...params }, publicUrl),
    ),
    acts(revokeGatehouseRoute, (tx, { params }) => revokeGatehouse(tx, params.id)),
    door(lookAtGatehouse, ({ db }, { body }) => lookAtGatehouseByLink(db, body.token)),
    door(gatehousePhoto, ({ db }, { body }) => photoByLink(db, body.token, body.assignmentId)),
    door(lookAtArrival, ({ db }, { body }) => lookAtArrivalByLink(db, body.token)),
    door(sayArrival, ({ db }, { body: { token, ...said } }) => sayByLink(db, token, said)),
    door(tapArrival, ({ db }, { body: { token, ...tap } }) => tapByLink(db, token, tap)),
    door(hereAtSite, ({ db }, { body: { token, ...here } }) => hereByCode(db, token, here)),
  ];
}
