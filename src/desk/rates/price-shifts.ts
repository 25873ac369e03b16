import type { Nation } from '../../lib/calendar.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { authorised, type LimitKind } from '../policies/index.ts';
import { type Reckoning, reckoningOf } from './basis.ts';
import { type CardPrice, type RatePart, totalsOf } from './card.ts';
import { marginOf } from './margin.ts';
import { rateFor } from './rate-for.ts';
import type { PayLine, RateOrigin, ShiftKind } from './schema.ts';

/** A shift to be priced: what was said of its rate, if anything. */
export interface ShiftToPrice {
  readonly key: string;
  readonly role: string;
  readonly kind: ShiftKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breakMinutes: number;
  /** Pence an hour; left out: the card's, else as last used. */
  readonly payPence?: number | undefined;
  readonly chargePence?: number | undefined;
}

/** Whose work is priced. */
export interface Pricing {
  readonly clientId: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly nation: Nation;
  readonly contractKind: 'paye' | 'umbrella' | 'limited_company';
  readonly shifts: readonly ShiftToPrice[];
  /** What was last paid and charged here, by `role kind`; asked only where no card answers. */
  readonly lastUsed: (roles: readonly string[]) => Promise<ReadonlyMap<string, LastUsed>>;
}

/** Pence an hour. */
export interface LastUsed {
  readonly payPence: number;
  readonly chargePence: number;
}

/** The rate of a shift with where it came from. */
export interface PricedShift extends LastUsed {
  readonly origin: RateOrigin;
  readonly cardId: string | null;
  readonly cardVersion: number | null;
  readonly rateName: string;
  readonly parts: readonly RatePart[] | null;
  /** What the whole shift comes to where the card says something beyond the hour; else null. */
  readonly lines: readonly PayLine[] | null;
}

/** How far something goes beyond what one may do alone. */
export interface Need {
  readonly kind: LimitKind;
  /** Pence an hour, or hundredths of a per cent. */
  readonly amount: number;
}

/** Every shift with its rate, by key; what goes beyond the card or the floor, once a kind. */
export interface Priced {
  readonly shifts: ReadonlyMap<string, PricedShift>;
  readonly needs: readonly Need[];
  readonly reckoning: Reckoning;
}

/** The rate asked of `lastUsed`: `role kind`. */
export function lastUsedKey(role: string, kind: ShiftKind): string {
  return `${role} ${kind}`;
}

/**
 * Finds the rate of each shift: what was said, else the card's, else what was last used at this site for this role
 * and kind. Refuses `rate-needed` where there is none of them: no rate is ever guessed.
 */
export async function priceShifts(tx: Tx, pricing: Pricing): Promise<Result<Priced>> {
  const { shifts, ...whose } = pricing;
  const cards = await rateFor(
    tx,
    shifts.map((shift) => ({ ...shift, ...whose })),
  );
  const lacking = shifts.filter((shift) => lacks(shift, cards.get(shift.key) ?? null));
  const last =
    lacking.length > 0
      ? await pricing.lastUsed([...new Set(lacking.map(({ role }) => role))])
      : new Map<string, LastUsed>();
  const priced = new Map<string, PricedShift>();
  for (const shift of shifts) {
    const one = priceOne(shift, cards.get(shift.key) ?? null, last);
    if (!one.ok) return one;
    priced.set(shift.key, one.value);
  }
  const reckoning = await reckoningOf(tx, pricing.clientId);
  return ok({ shifts: priced, needs: needsOf(pricing, priced, cards, reckoning), reckoning });
}

function lacks(shift: ShiftToPrice, card: CardPrice | null): boolean {
  return (
    (shift.payPence ?? card?.payPence) === undefined ||
    (shift.chargePence ?? card?.chargePence ?? null) === null
  );
}

function priceOne(
  shift: ShiftToPrice,
  card: CardPrice | null,
  last: ReadonlyMap<string, LastUsed>,
): Result<PricedShift> {
  const used = last.get(lastUsedKey(shift.role, shift.kind));
  const saidPay = shift.payPence !== undefined && shift.payPence !== card?.payPence;
  const saidCharge = shift.chargePence !== undefined && shift.chargePence !== card?.chargePence;
  if (card && card.chargePence !== null && !saidPay && !saidCharge) {
    return ok({ ...card, chargePence: card.chargePence, origin: 'card' });
  }
  const payPence = shift.payPence ?? card?.payPence ?? used?.payPence;
  const chargePence = shift.chargePence ?? card?.chargePence ?? used?.chargePence;
  if (payPence === undefined || chargePence === undefined) {
    return refuse(
      'rate-needed',
      'No rate card has a rate for this work on its day, and none was used here before. Enter the pay and the charge an hour, or agree a card with the client first.',
      undefined,
      { date: dateIn(shift.startsAt), role: shift.role, kind: shift.kind },
    );
  }
  const said = shift.payPence !== undefined || shift.chargePence !== undefined;
  return ok({
    payPence,
    chargePence,
    origin: said ? 'said' : 'last_used',
    cardId: null,
    cardVersion: null,
    rateName: '',
    parts: null,
    lines: null,
  });
}

/** A card's own rates were held against the floor when it was agreed; what departs from it is held here. */
function needsOf(
  pricing: Pricing,
  priced: ReadonlyMap<string, PricedShift>,
  cards: ReadonlyMap<string, CardPrice | null>,
  { basis, floor }: Reckoning,
): readonly Need[] {
  const most = new Map<LimitKind, number>();
  const raise = (kind: LimitKind, amount: number) => {
    if (amount > (most.get(kind) ?? 0)) most.set(kind, amount);
  };
  const judged = new Set<string>();
  for (const shift of pricing.shifts) {
    const price = priced.get(shift.key);
    if (!price || price.origin === 'card') continue;
    const minutes = paidMinutes(shift);
    const card = cards.get(shift.key);
    if (card) {
      const { pay, charge } = hourly(card, minutes);
      raise('rate_above_card', Math.ceil(price.payPence - pay));
      if (charge !== null) raise('discount', Math.ceil(charge - price.chargePence));
    }
    const on = dateIn(shift.startsAt);
    const same = `${price.payPence} ${price.chargePence} ${on}`;
    if (floor === null || judged.has(same)) continue;
    judged.add(same);
    const margin = marginOf({
      ...price,
      minutes: 60,
      on,
      contractKind: pricing.contractKind,
      basis,
    });
    if (margin.ok) raise('margin_below_floor', floor - margin.value.netPoints);
  }
  return [...most].map(([kind, amount]) => ({ kind, amount }));
}

/** Minutes of a shift that are paid. */
export function paidMinutes(shift: Pick<ShiftToPrice, 'startsAt' | 'endsAt' | 'breakMinutes'>) {
  return minuteOfDate(shift.endsAt) - minuteOfDate(shift.startsAt) - shift.breakMinutes;
}

/** What a card comes to an hour over a shift, in pence and parts of them. */
function hourly(card: CardPrice, minutes: number): { pay: number; charge: number | null } {
  if (card.parts === null && card.lines === null)
    return { pay: card.payPence, charge: card.chargePence };
  const total = totalsOf(minutes, { ...card, chargePence: card.chargePence ?? 0 });
  return { pay: (total.payPence * 60) / minutes, charge: (total.chargePence * 60) / minutes };
}

/**
 * Holds what goes beyond the card or the floor against the acting member's limits. Refuses `beyond-authority`,
 * saying who may approve it; approved for this matter, it goes on.
 */
export async function mayPrice(
  tx: Tx,
  needs: readonly Need[],
  about: { readonly kind: string; readonly id: string },
): Promise<Result<{ approvedBy: readonly string[] }>> {
  const approvedBy = new Set<string>();
  for (const { kind, amount } of needs) {
    const may = await authorised(tx, { kind, amount, about });
    if (!may.ok) return may;
    for (const member of may.value.approvedBy) approvedBy.add(member);
  }
  return ok({ approvedBy: [...approvedBy] });
}
