import type { DateText } from '../../lib/time.ts';
import {
  type Beyond,
  type CardRate,
  type CardVersion,
  type CostBasis,
  marginOf,
  versionInForce,
} from '../rates/index.ts';
import type { ChargeRise, PayRise } from './schema.ts';

/** How rates below a minimum rise. Pence an hour. */
export interface Rise {
  readonly on: DateText;
  readonly minimumPence: number;
  readonly pay: PayRise;
  readonly more: number;
  readonly charge: ChargeRise;
}

/** Pay and charge an hour; the charge is null where the card does not say it. */
export interface Rate {
  readonly payPence: number;
  readonly chargePence: number | null;
}

/**
 * A rate as it will be: one at or above the minimum stays. The pay never falls and never ends below the minimum;
 * with the margin kept, the charge rises by the pay and the on-costs on it, so that the net pence an hour stay.
 */
export function raisedRate<R extends Rate>(rate: R, rise: Rise, basis: CostBasis): R {
  if (rate.payPence >= rise.minimumPence) return rate;
  const payPence =
    rise.pay === 'to_minimum'
      ? rise.minimumPence + rise.more
      : Math.max(rise.minimumPence, rate.payPence + rise.more);
  const { chargePence } = rate;
  if (chargePence === null || rise.charge === 'leave') return { ...rate, payPence };
  const more = payPence - rate.payPence;
  const costs = (pay: number) => {
    const margin = marginOf({
      payPence: pay,
      chargePence,
      minutes: 60,
      on: rise.on,
      contractKind: 'paye',
      basis,
    });
    return margin.ok ? margin.value.costs.totalPence : 0;
  };
  const onTop = rise.charge === 'keep_margin' ? costs(payPence) - costs(rate.payPence) : 0;
  return { ...rate, payPence, chargePence: chargePence + more + onTop };
}

/** A version of a card that will be raised, and how it will be. */
export interface RaisedCard {
  readonly version: CardVersion;
  /** Day from which the raised version holds: the rise's, or a later one of the version itself. */
  readonly fromOn: DateText;
  readonly rates: readonly CardRate[];
  /** Its terms beyond the hour, with the hours awake and the call-outs raised too. */
  readonly beyond: Beyond | null;
}

/** Versions with a rate below the minimum: of each card the one in force on the day, and those that come later. */
export function raisedCards(
  versions: readonly CardVersion[],
  rise: Rise,
  basis: CostBasis,
): readonly RaisedCard[] {
  const cards = [...Map.groupBy(versions, ({ cardId }) => cardId).values()];
  return cards.flatMap((of) =>
    standingFrom(of, rise.on).flatMap((version) => {
      const rates = version.rates.map((rate) => raisedRate(rate, rise, basis));
      const beyond = version.beyond && raisedTerms(version.beyond, rise, basis);
      const same = rates.every((rate, at) => rate.payPence === version.rates[at]?.payPence);
      if (same && beyond === version.beyond) return [];
      const fromOn = version.fromOn > rise.on ? version.fromOn : rise.on;
      return [{ version, fromOn, rates, beyond }];
    }),
  );
}

/** Terms whose hours are worked: those awake during a sleep-in, and call-outs. The same terms where none rises. */
function raisedTerms(terms: Beyond, rise: Rise, basis: CostBasis): Beyond {
  const { sleepIn, callOut } = terms;
  const below = [sleepIn?.awakePayPence, callOut?.payPence].some(
    (pay) => pay !== undefined && pay < rise.minimumPence,
  );
  if (!below) return terms;
  const raised = (payPence: number, chargePence: number) => {
    const rate = raisedRate({ payPence, chargePence }, rise, basis);
    return { payPence: rate.payPence, chargePence: rate.chargePence };
  };
  const awake = sleepIn && raised(sleepIn.awakePayPence, sleepIn.awakeChargePence);
  return {
    ...terms,
    sleepIn: sleepIn &&
      awake && {
        ...sleepIn,
        awakePayPence: awake.payPence,
        awakeChargePence: awake.chargePence,
      },
    callOut: callOut && { ...callOut, ...raised(callOut.payPence, callOut.chargePence) },
  };
}

function standingFrom(versions: readonly CardVersion[], on: DateText): readonly CardVersion[] {
  const days = [on, ...versions.map(({ fromOn }) => fromOn).filter((day) => day > on)];
  const standing = days.flatMap((day) => versionInForce(versions, day) ?? []);
  return [...new Set(standing)];
}

/** The terms of a card that rise, each with what it is now and will be. */
export function risenTerms(was: Beyond | null, will: Beyond | null) {
  const hours = (terms: Beyond | null) => [
    {
      name: 'Awake for work in a sleep-in',
      payPence: terms?.sleepIn?.awakePayPence ?? 0,
      chargePence: terms?.sleepIn?.awakeChargePence ?? 0,
    },
    {
      name: 'Call-out',
      payPence: terms?.callOut?.payPence ?? 0,
      chargePence: terms?.callOut?.chargePence ?? 0,
    },
  ];
  const then = hours(will);
  return hours(was).flatMap((now, at) => {
    const { payPence = 0, chargePence = 0 } = then[at] ?? {};
    if (payPence === now.payPence) return [];
    return [{ ...now, newPayPence: payPence, newChargePence: chargePence }];
  });
}
