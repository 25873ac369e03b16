/** What a notice shorter than this costs: per cent of the shift's whole charge and pay. */
export interface Band {
  readonly underMinutes: number;
  readonly chargePercent: number;
  readonly payPercent: number;
}

/** Terms of cancelling as they stand on a day. */
export interface Terms {
  readonly termsId: string;
  readonly version: number;
  readonly fromOn: string;
  /** The shortest notice first. */
  readonly bands: readonly Band[];
  /** Whenever a band asks for anything, at least so many minutes of the shift are charged and paid. */
  readonly minimumMinutes: number;
  /** Notice that we ask of a worker who cancels; null: none. */
  readonly askedMinutes: number | null;
}

/** The band of a notice in minutes; below zero once the shift had begun. null: notice enough, nothing is due. */
export function bandFor(bands: readonly Band[], noticeMinutes: number): Band | null {
  return (
    [...bands]
      .sort((a, b) => a.underMinutes - b.underMinutes)
      .find(({ underMinutes }) => noticeMinutes < underMinutes) ?? null
  );
}

/** Bands in order whose longer notice costs no more than a shorter one. */
export function inOrder(bands: readonly Band[]): boolean {
  return bands.every((band, at) => {
    const before = bands[at - 1];
    return (
      before === undefined ||
      (band.underMinutes > before.underMinutes &&
        band.chargePercent <= before.chargePercent &&
        band.payPercent <= before.payPercent)
    );
  });
}

const halfUp = (amount: number, part: number, whole: number): number =>
  Math.floor((amount * part * 2 + whole) / (whole * 2));

/**
 * What is due of a shift: its per cent, the minimum if anything is due, and never less than what was worked
 * (pay for worked time is not withheld, Conduct Regulations 2003, reg 12). Pence, half a penny up.
 * @param fullPence pay or charge of the whole shift
 * @param minutes paid minutes of the whole shift, above 0
 * @param workedMinutes minutes from its start to the cancellation; 0 before it began
 */
export function sumDue({
  fullPence,
  minutes,
  percent,
  minimumMinutes,
  workedMinutes,
}: {
  readonly fullPence: number;
  readonly minutes: number;
  readonly percent: number;
  readonly minimumMinutes: number;
  readonly workedMinutes: number;
}): number {
  const share = (part: number): number => halfUp(fullPence, Math.min(part, minutes), minutes);
  const byTerms =
    percent === 0 ? 0 : Math.max(halfUp(fullPence, percent, 100), share(minimumMinutes));
  return Math.min(fullPence, Math.max(byTerms, share(Math.max(0, workedMinutes))));
}

/** A shift that is cancelled, as the sums need it. Money in pence of the whole shift. */
export interface CancelledWork {
  readonly payTotal: number;
  readonly chargeTotal: number;
  readonly minutes: number;
  readonly noticeMinutes: number;
  /** Somebody had been given the work; without that nobody is charged or paid. */
  readonly given: boolean;
}

/** What is due on one side, with the terms it comes from. */
export interface Due {
  readonly pence: number;
  readonly percent: number;
  readonly termsId: string | null;
}

/**
 * What the client is charged and the worker is paid when the hirer cancels: the client's terms, and for the pay the
 * best of those and what we promise our workers.
 * @param client the terms that the work was ordered or last confirmed under
 * @param workers each promise that the worker may hold us to: of when they said yes, and of today
 */
export function cancellationOf(
  work: CancelledWork,
  client: Terms | null,
  workers: readonly (Terms | null)[],
): { readonly charge: Due; readonly pay: Due } {
  const none = { pence: 0, percent: 0, termsId: null };
  if (!work.given) return { charge: none, pay: none };
  const workedMinutes = Math.max(0, -work.noticeMinutes);
  const due = (terms: Terms | null, side: 'charge' | 'pay'): Due => {
    const band = terms === null ? null : bandFor(terms.bands, work.noticeMinutes);
    const percent = (side === 'charge' ? band?.chargePercent : band?.payPercent) ?? 0;
    const pence = sumDue({
      fullPence: side === 'charge' ? work.chargeTotal : work.payTotal,
      minutes: work.minutes,
      percent,
      minimumMinutes: terms?.minimumMinutes ?? 0,
      workedMinutes,
    });
    return { pence, percent, termsId: percent === 0 ? null : (terms?.termsId ?? null) };
  };
  const best = (a: Due, b: Due): Due => (b.pence > a.pence ? b : a);
  return {
    charge: due(client, 'charge'),
    pay: workers.map((terms) => due(terms, 'pay')).reduce(best, due(client, 'pay')),
  };
}
