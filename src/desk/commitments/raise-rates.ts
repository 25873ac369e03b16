import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { rerateShifts } from '../bookings/index.ts';
import { agreeCard, cardById, type PricedShift, rateFor, versionKnown } from '../rates/index.ts';
import { ratesRaised } from './events.ts';
import { planRise, type RisePlan } from './plan-rise.ts';
import type { raiseRatesRoute } from './schema.ts';

/**
 * Raises every rate below a minimum wage from its day, in one act: a new version of each card, and the shifts
 * booked past the day at their new rates; papers that were sent are out of date. The same id again raises nothing
 * more. Refuses `minimum-not-known`,
 * `card-changed` where a colleague changed a card since it was looked at, and `nothing-to-raise`.
 */
export async function raiseRates(
  tx: Tx,
  input: BodyOf<typeof raiseRatesRoute>,
): Promise<Result<{ cards: number; shifts: number }>> {
  if (await versionKnown(tx, input.id)) return ok({ cards: 0, shifts: 0 });
  const plan = await planRise(tx, input);
  if (plan.rise === null) {
    return refuse(
      'minimum-not-known',
      'The minimum wage of that day is not known yet. Enter the rate that was announced.',
    );
  }
  if (plan.cards.length === 0 && plan.shifts.length === 0) {
    return refuse(
      'nothing-to-raise',
      'No rate lies below this minimum: there is nothing to raise.',
    );
  }
  const key = (one: { cardId: string; version: number }) => `${one.cardId} ${one.version}`;
  const seen = new Set(input.cards.map(key));
  if (
    plan.cards.length !== seen.size ||
    plan.cards.some(({ version }) => !seen.has(key(version)))
  ) {
    return refuse(
      'card-changed',
      'A colleague has changed a card since you opened this list. Look at it again, then press once more.',
    );
  }
  const raised = await raiseCards(tx, plan, input.id);
  if (!raised.ok) return raised;
  const prices = await pricesOf(tx, plan);
  const shifts = prices.size === 0 ? ok({ shifts: 0 }) : await rerateShifts(tx, prices);
  if (!shifts.ok) return shifts;
  record(tx, ratesRaised, {
    subjects: {},
    facts: {
      fromOn: plan.on,
      minimumPence: plan.rise.minimumPence,
      pay: input.pay,
      more: input.more,
      charge: input.charge,
      cards: plan.cards.length,
      shifts: shifts.value.shifts,
    },
  });
  return ok({ cards: plan.cards.length, shifts: shifts.value.shifts });
}

async function raiseCards(tx: Tx, { cards }: RisePlan, actId: string): Promise<Result<null>> {
  const today = dateIn(nowOf(tx));
  for (const [at, { version, fromOn, rates, beyond }] of cards.entries()) {
    const all = await cardById(tx, version.cardId);
    if (!all.ok) return all;
    const { clientId, hirerId, siteId, nightFrom, nightTo, mixed } = version;
    const agreed = await agreeCard(tx, {
      // The act's own id on its first card: pressed again, it raises nothing more.
      id: at === 0 ? actId : newId(),
      clientId,
      hirerId,
      siteId,
      nightFrom,
      nightTo,
      mixed,
      from: Math.max(...all.value.map((one) => one.version)),
      fromOn,
      agreedBy: null,
      agreedOn: today,
      note: '',
      rates,
      beyond,
      why: 'minimum_wage',
    });
    if (!agreed.ok) return agreed;
  }
  return ok(null);
}

/** The price of each shift now that the cards are raised; one that was said rises as it stands in the plan. */
async function pricesOf(tx: Tx, { shifts }: RisePlan): Promise<Map<string, PricedShift>> {
  const fromCards = await rateFor(
    tx,
    shifts
      .filter(({ shift }) => shift.cardId !== null)
      .map(({ shift }) => ({ ...shift, key: shift.shiftId })),
  );
  return new Map(
    shifts.map(({ shift, to }) => {
      const card = fromCards.get(shift.shiftId);
      const price: PricedShift =
        card && card.chargePence !== null
          ? { ...card, chargePence: card.chargePence, origin: 'card' }
          : {
              ...to,
              origin: 'said',
              cardId: null,
              cardVersion: null,
              rateName: '',
              parts: null,
              lines: null,
            };
      return [shift.shiftId, price];
    }),
  );
}
