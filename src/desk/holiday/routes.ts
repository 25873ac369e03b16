import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { askHoliday } from './ask-holiday.ts';
import { carryLeave } from './carry-leave.ts';
import { approveHoliday, refuseHoliday } from './decide-holiday.ts';
import { cancelHoliday, withdrawHoliday } from './give-up-holiday.ts';
// Wherever the house answers, erasure reaches what is here.
import './index.ts';
import { holidayNeeds } from './look-ahead.ts';
import { holidayList, holidayOutlook, holidayRecord, limitList, workerHoliday } from './queries.ts';
import * as schema from './schema.ts';
import { endLimit, setLimit } from './set-limit.ts';
import { setTerms } from './set-terms.ts';

/** What is answered over HTTP about holiday. */
export const routes = [
  reads(schema.listHolidays, (tx, { query }) => holidayList(tx, query.which)),
  reads(schema.holidayNeedsRoute, async (tx) => ok(await holidayNeeds(tx))),
  reads(schema.showHoliday, (tx, { params }) => holidayRecord(tx, params.id)),
  reads(schema.lookAheadRoute, (tx, { params, query }) => holidayOutlook(tx, params.id, query)),
  reads(schema.showWorkerHoliday, (tx, { params, query }) =>
    workerHoliday(tx, params.id, query.on),
  ),
  acts(schema.setTermsRoute, (tx, { params, body }) => setTerms(tx, params.id, body)),
  acts(schema.carryRoute, (tx, { params, body }) => carryLeave(tx, params.id, body)),
  acts(schema.askHolidayRoute, (tx, { params, body }) => askHoliday(tx, params.id, body)),
  acts(schema.approveRoute, (tx, { params, body }) => approveHoliday(tx, params.id, body)),
  acts(schema.refuseRoute, (tx, { params, body }) => refuseHoliday(tx, params.id, body)),
  acts(schema.withdrawRoute, (tx, { params, body }) => withdrawHoliday(tx, params.id, body)),
  acts(schema.cancelRoute, (tx, { params, body }) => cancelHoliday(tx, params.id, body)),
  reads(schema.listLimits, (tx) => limitList(tx)),
  acts(schema.setLimitRoute, (tx, { body }) => setLimit(tx, body)),
  acts(schema.endLimitRoute, (tx, { params }) => endLimit(tx, params.id)),
];
