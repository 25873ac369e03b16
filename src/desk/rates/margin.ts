import { ok, type Result } from '../../lib/result.ts';
import type { DateText } from '../../lib/time.ts';
import { type OnCosts, onCostsOf } from '../../rules/pay/on-costs.ts';

/** How the agency reckons what stands on top of pay. */
export interface CostBasis {
  /** Minutes of a worker's usual week. */
  readonly weeklyMinutes: number;
  readonly pensionPoints: number;
  readonly paysLevy: boolean;
}

/** Until the owner says otherwise: a week of 37 h 30, the least pension, no levy. */
export const USUAL_BASIS: CostBasis = { weeklyMinutes: 2250, pensionPoints: 300, paysLevy: false };

/** What stays of a charge. Pence of the work asked about; points are hundredths of a per cent of the charge. */
export interface Margin {
  readonly payPence: number;
  readonly chargePence: number;
  readonly grossPence: number;
  readonly grossPoints: number;
  readonly costs: OnCosts;
  readonly netPence: number;
  readonly netPoints: number;
}

/** Work whose margin is asked for: an hour at its rates, or a whole shift. */
export interface PricedWork {
  readonly payPence: number;
  readonly chargePence: number;
  readonly minutes: number;
  readonly on: DateText;
  /** Somebody paid through an umbrella or a company of their own costs us their rate and nothing on top. */
  readonly contractKind: 'paye' | 'umbrella' | 'limited_company';
  readonly basis: CostBasis;
}

const NO_COSTS: OnCosts = {
  holidayPence: 0,
  insurancePence: 0,
  pensionPence: 0,
  levyPence: 0,
  totalPence: 0,
};

/** Gross and net margin of a piece of work. Refuses `no-version` for a day whose on-costs are not known. */
export function marginOf(work: PricedWork): Result<Margin> {
  const { payPence, chargePence, minutes, on, basis } = work;
  const costs =
    work.contractKind === 'paye' ? onCostsOf({ payPence, minutes, on, ...basis }) : ok(NO_COSTS);
  if (!costs.ok) return costs;
  const grossPence = chargePence - payPence;
  const netPence = grossPence - costs.value.totalPence;
  return ok({
    payPence,
    chargePence,
    grossPence,
    grossPoints: pointsOf(grossPence, chargePence),
    costs: costs.value,
    netPence,
    netPoints: pointsOf(netPence, chargePence),
  });
}

/** Margins of several pieces of work together; null where one is not known, or there is none. */
export function sumOfMargins(margins: readonly (Margin | null)[]): Margin | null {
  const known = margins.filter((one) => one !== null);
  const [first, ...rest] = known;
  if (!first || known.length < margins.length) return null;
  return rest.reduce(added, first);
}

function added(a: Margin, b: Margin): Margin {
  const chargePence = a.chargePence + b.chargePence;
  const grossPence = a.grossPence + b.grossPence;
  const netPence = a.netPence + b.netPence;
  return {
    payPence: a.payPence + b.payPence,
    chargePence,
    grossPence,
    grossPoints: pointsOf(grossPence, chargePence),
    costs: {
      holidayPence: a.costs.holidayPence + b.costs.holidayPence,
      insurancePence: a.costs.insurancePence + b.costs.insurancePence,
      pensionPence: a.costs.pensionPence + b.costs.pensionPence,
      levyPence: a.costs.levyPence + b.costs.levyPence,
      totalPence: a.costs.totalPence + b.costs.totalPence,
    },
    netPence,
    netPoints: pointsOf(netPence, chargePence),
  };
}

/** Hundredths of a per cent, rounded down: a margin just below the floor is below it. */
function pointsOf(part: number, whole: number): number {
  if (whole === 0) return part < 0 ? -10_000 : 0;
  return Math.floor((part * 10_000) / whole);
}
