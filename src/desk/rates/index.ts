/** What other rooms may ask of rates. */
import './forget.ts';

export { agreeCard, type CardAgreed } from './agree-card.ts';
export { type Reckoning, reckoningOf } from './basis.ts';
export {
  type CardPrice,
  type CardRate,
  type CardVersion,
  nameOfRate,
  plainRate,
  type RatePart,
  totalsOf,
  versionInForce,
} from './card.ts';
export { type CostBasis, type Margin, marginOf, USUAL_BASIS } from './margin.ts';
export { type CreditTerms, creditTerms, mayBook, type WorkToBook } from './may-book.ts';
export {
  marginOfWeek,
  payOfWeek,
  type WeekPay,
  type WeekShift,
} from './pay-of-week.ts';
export {
  type LastUsed,
  lastUsedKey,
  mayPrice,
  type Need,
  type Priced,
  type PricedShift,
  type Pricing,
  paidMinutes,
  priceShifts,
  type ShiftToPrice,
} from './price-shifts.ts';
export { addOrder, changeOrder, ordersOf, type PurchaseOrder } from './purchase-order.ts';
export { cardById, shownMargin, versionKnown } from './queries.ts';
export { chargeOf, quotedCredit, quotedRates, quotedTotal } from './quote.ts';
export { cardsByIds, cardsFor, priceFrom, type RateAsk, rateFor } from './rate-for.ts';
export type { Beyond, PayLine, RateOrigin, ShiftKind } from './schema.ts';
export { setBasis, setFloor } from './set-basis.ts';
export { setCredit } from './set-credit.ts';
export { liftStop, stopCredit } from './stop-credit.ts';
