import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { agreeCard } from './agree-card.ts';
import { addOrder, changeOrder } from './purchase-order.ts';
import { clientCards, marginsOf, ownRates } from './queries.ts';
import * as schema from './schema.ts';
import { setBasis, setFloor } from './set-basis.ts';
import { setCredit } from './set-credit.ts';
import { liftStop, stopCredit } from './stop-credit.ts';

/** What rates answer over HTTP. */
export const routes = [
  reads(schema.readRateCards, (tx, { params }) => clientCards(tx, params.id)),
  reads(schema.readOwnRates, async (tx) => ok(await ownRates(tx))),
  acts(schema.agreeCardRoute, (tx, { body }) => agreeCard(tx, body)),
  reads(schema.marginsRoute, async (tx, { body }) => ok(await marginsOf(tx, body))),
  acts(schema.setBasisRoute, (tx, { body }) => setBasis(tx, body)),
  acts(schema.setFloorRoute, (tx, { params, body }) => setFloor(tx, params.id, body)),
  acts(schema.setCreditRoute, (tx, { params, body }) => setCredit(tx, params.id, body)),
  acts(schema.stopCreditRoute, (tx, { params, body }) => stopCredit(tx, params.id, body)),
  acts(schema.liftStopRoute, (tx, { params, body }) => liftStop(tx, params.id, body)),
  acts(schema.addOrderRoute, (tx, { params, body }) => addOrder(tx, params.id, body)),
  acts(schema.changeOrderRoute, (tx, { params, body }) => changeOrder(tx, params.id, body)),
];
