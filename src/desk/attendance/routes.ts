import { ok } from '../../lib/result.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { startBoard } from './board.ts';
import './index.ts';
import { recordStart } from './record-start.ts';
import { replaceWorker } from './replace-worker.ts';
import {
  changeSetting,
  recordStartRoute,
  replaceRoute,
  showBoard,
  showSetting,
  takeBackRoute,
} from './schema.ts';
import { attendanceSetting, setAttendance } from './setting.ts';
import { takeBack } from './take-back.ts';

/** The routes of attendance. */
export const routes: readonly Endpoint[] = [
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
];
