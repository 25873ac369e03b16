import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { answerRequest, recordRequest } from './answer-request.ts';
import { comparablePayAt } from './comparable-pay.ts';
import { declareEarlierWeeks } from './declare-earlier-weeks.ts';
import { dutiesList } from './duties-list.ts';
import { clocksOf } from './queries.ts';
import { recordComparator } from './record-comparator.ts';
import * as schema from './schema.ts';
import { tellDayOne } from './tell-day-one.ts';

/** What equal treatment answers over HTTP. */
export const routes = [
  reads(schema.readClocks, (tx, { params, query }) => clocksOf(tx, params.id, query.asOf)),
  acts(schema.declareEarlierWeeksRoute, (tx, { params, body }) =>
    declareEarlierWeeks(tx, { ...body, personId: params.id }),
  ),
  reads(schema.readComparablePay, (tx, { params }) => comparablePayAt(tx, params.id)),
  acts(schema.recordComparatorRoute, (tx, { params, body }) =>
    recordComparator(tx, params.id, body),
  ),
  reads(schema.listDuties, async (tx, { query }) => ok(await dutiesList(tx, query))),
  acts(schema.tellDayOneRoute, (tx, { params, body }) => tellDayOne(tx, params.id, body)),
  acts(schema.recordRequestRoute, (tx, { params, body }) => recordRequest(tx, params.id, body)),
  acts(schema.answerRequestRoute, (tx, { params, body }) => answerRequest(tx, params.id, body)),
];
