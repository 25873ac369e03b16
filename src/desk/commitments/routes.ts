import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { clientCredit } from './credit-use.ts';
import { bookingsWithoutReferences } from './missing-references.ts';
import { planRise, shownRise } from './plan-rise.ts';
import { raiseRates } from './raise-rates.ts';
import * as schema from './schema.ts';
import { weekEffects, weekOfBooking, weekOfWorker } from './week-pages.ts';

/** What commitments answer over HTTP. */
export const routes = [
  reads(schema.readCredit, (tx, { params }) => clientCredit(tx, params.id)),
  reads(schema.readWeekPay, async (tx, { params, query }) =>
    ok(await weekOfWorker(tx, params.id, query.date)),
  ),
  reads(schema.readBookingWeekPay, (tx, { params, query }) =>
    weekOfBooking(tx, params.id, query.date),
  ),
  reads(schema.readWeekEffects, (tx, { params }) => weekEffects(tx, params.id)),
  reads(schema.missingReferences, async (tx, { query }) =>
    ok(await bookingsWithoutReferences(tx, query)),
  ),
  reads(schema.previewRise, async (tx, { query }) =>
    ok(await shownRise(tx, await planRise(tx, query))),
  ),
  acts(schema.raiseRatesRoute, (tx, { body }) => raiseRates(tx, body)),
];
