import type { z } from 'zod';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { totalsOf } from './card.ts';
import { type Margin, marginOf, sumOfMargins } from './margin.ts';
import { creditTerms } from './may-book.ts';
import { type Priced, type Pricing, paidMinutes, type ShiftToPrice } from './price-shifts.ts';
import { shownMargin } from './queries.ts';
import type { quotedCredit as credit, quotedRate, quotedTotal as total } from './schema.ts';

/** What these shifts are charged at, in pence, and how much of it under each order number, until which day. */
export function chargeOf(
  shifts: readonly (ShiftToPrice & { readonly poNumber: string })[],
  prices: Priced['shifts'],
  bookingPo: string,
): {
  readonly addPence: number;
  readonly orders: ReadonlyMap<string, number>;
  readonly orderDays: ReadonlyMap<string, string>;
} {
  const orderDays = new Map<string, string>();
  const orders = new Map<string, number>();
  let addPence = 0;
  for (const shift of shifts) {
    const price = prices.get(shift.key);
    const charge = price ? totalsOf(paidMinutes(shift), price).chargePence : 0;
    const number = shift.poNumber || bookingPo;
    addPence += charge;
    const day = dateIn(shift.startsAt);
    if (day > (orderDays.get(number) ?? '')) orderDays.set(number, day);
    orders.set(number, (orders.get(number) ?? 0) + charge);
  }
  return { addPence, orders, orderDays };
}

/** Shifts alike in one row each: their rate, where it came from and what stays of it. */
export function quotedRates(
  shifts: readonly ShiftToPrice[],
  { shifts: prices, reckoning }: Priced,
  contractKind: Pricing['contractKind'],
): { rates: z.output<typeof quotedRate>[]; margins: (Margin | null)[] } {
  const alike = Map.groupBy(shifts, ({ key }) => JSON.stringify(prices.get(key)));
  const margins: (Margin | null)[] = [];
  const rates = [...alike.values()].flatMap((same) => {
    const price = prices.get(same[0]?.key ?? '');
    if (!price) return [];
    const all = same.map((shift) =>
      marginOf({
        ...totalsOf(paidMinutes(shift), price),
        minutes: paidMinutes(shift),
        on: dateIn(shift.startsAt),
        contractKind,
        basis: reckoning.basis,
      }),
    );
    const margin = sumOfMargins(all.map((one) => (one.ok ? one.value : null)));
    margins.push(margin);
    const { payPence, chargePence, origin, rateName: name, parts, lines } = price;
    return [
      {
        name,
        origin,
        shifts: same.length,
        minutes: same.reduce((sum, shift) => sum + paidMinutes(shift), 0),
        payPence,
        chargePence,
        parts: parts && [...parts],
        lines: lines && [...lines],
        margin: margin && shownMargin(margin),
        belowFloor:
          margin !== null && reckoning.floor !== null && margin.netPoints < reckoning.floor,
      },
    ];
  });
  return { rates, margins };
}

/** All of it together; null where nothing is priced, or the on-costs of a day are not known. */
export function quotedTotal(margins: readonly (Margin | null)[]): z.output<typeof total> | null {
  const sum = sumOfMargins(margins);
  return sum && { ...shownMargin(sum), payPence: sum.payPence, chargePence: sum.chargePence };
}

/** How a bill-to stands, with this much more booked for it; null for one that is not ours. */
export async function quotedCredit(
  tx: Tx,
  billToId: string,
  addPence: number,
  booked: () => Promise<number>,
): Promise<z.output<typeof credit> | null> {
  const terms = (await creditTerms(tx, [billToId])).get(billToId);
  if (!terms) return null;
  const { limitPence, insuredUntil, stop } = terms;
  const bookedPence = limitPence === null ? 0 : await booked();
  const lapsed = insuredUntil !== null && insuredUntil < dateIn(nowOf(tx));
  const over = limitPence === null ? 0 : Math.max(0, bookedPence + addPence - limitPence);
  return {
    stopped: stop?.because ?? null,
    limitPence,
    insuredUntil,
    bookedPence,
    overPence: lapsed ? Math.max(over, addPence) : over,
  };
}
