import { acts, reads } from '../../platform/http/serve.ts';
import { comparablePayAt } from './comparable-pay.ts';
import { declareEarlierWeeks } from './declare-earlier-weeks.ts';
import { clocksOf } from './queries.ts';
import { recordComparator } from './record-comparator.ts';
import * as schema from './schema.ts';

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
];
