import type { Holidays } from '../../lib/calendar.ts';
import { businessDaysFrom } from '../../lib/calendar.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { dateIn, dateOfMinute, localOf } from '../../lib/time.ts';
import { shortFormServes } from '../../rules/agency-conduct/information.ts';
import type { ConfirmationPaper, GivenBefore } from './confirmation-document.ts';

/**
 * What a short paper leaves out and must have been said before, unchanged (Conduct Regulations 2003, reg 21(4)): all
 * that this side is given but the hirer and the dates to the worker, the worker's name to the hirer. By its plain name;
 * each a set of sayings, all of which the earlier paper must hold.
 */
function sayings(paper: ConfirmationPaper): ReadonlyMap<string, ReadonlySet<string>> {
  const lines = paper.positions.flatMap(({ shifts, lineId: _line, ...position }) =>
    shifts
      .filter(({ cancelledBecause }) => cancelledBecause === null)
      .map((shift) => {
        const { start, end, breakMinutes, kind } = shift;
        const hours = [localOf(start).clock, localOf(end).clock, end - start, breakMinutes, kind];
        return { position, hours, rate: [position.role, ...hours, ...rateOf(shift)] };
      }),
  );
  const all = (of: (line: (typeof lines)[number]) => unknown) =>
    new Set(lines.map((line) => canonicalJson(of(line))));
  const one = (...said: unknown[]) => new Set([canonicalJson(said)]);
  const { hirer, site, risks, controls, ppe, breaks, expenses, contractKind } = paper;
  const shared = [
    ['who the hirer is', one(hirer)],
    ['the place', one(site)],
    ['the position and what it asks for', all((line) => line.position)],
    ['the hours', all((line) => line.hours)],
    ['the rate', all((line) => line.rate)],
    ['risks and what is done about them', one(risks, controls, ppe)],
    ['breaks', one(breaks)],
    ['expenses', one(expenses)],
    ['the kind of contract', one(contractKind)],
  ] as const;
  if (paper.side === 'worker')
    return new Map([...shared, ['the interval', one(paper.payInterval)]]);
  const { willingOn: _willing, ...worker } = paper.worker;
  return new Map([...shared, ['what is known of the worker', one(worker)]]);
}

function rateOf(
  shift: ConfirmationPaper['positions'][number]['shifts'][number],
): readonly (string | number)[] {
  return 'payPence' in shift
    ? [shift.payRates ?? shift.payPence]
    : [shift.chargeRates ?? shift.chargePence];
}

/** What this paper says otherwise than the earlier one, or besides it; empty: all the rest was given before. */
export function saidOtherwise(
  paper: ConfirmationPaper,
  earlier: ConfirmationPaper,
): readonly string[] {
  const then = sayings(earlier);
  return [...sayings(paper)]
    .filter(([name, said]) => [...said].some((one) => then.get(name)?.has(one) !== true))
    .map(([name]) => name);
}

/** First and last day of what stands on a paper; null when nothing stands. */
export function spanOf(paper: ConfirmationPaper): { first: string; last: string } | null {
  const shifts: readonly { start: number; end: number; cancelledBecause: string | null }[] =
    paper.positions.flatMap(({ shifts: of }) => [...of]);
  const standing = shifts.filter(({ cancelledBecause }) => cancelledBecause === null);
  if (standing.length === 0) return null;
  const day = (minute: number) => dateIn(dateOfMinute(minute));
  return {
    first: day(Math.min(...standing.map(({ start }) => start))),
    last: day(Math.max(...standing.map(({ end }) => end - 1))),
  };
}

/**
 * CR-21S: the earlier paper that a short form of this one may refer to; null: the full particulars are due. The work
 * lasts 5 business days or less, and a full paper of the same side said all the rest before, which still holds. Where
 * the calendar does not reach, the full paper goes.
 * @param paper complete, as it would go in full
 * @param earlier papers to the same side about the same worker at the same hirer, newest first
 */
export function shortFormOf(
  paper: ConfirmationPaper,
  earlier: readonly ConfirmationPaper[],
  holidays: Holidays,
): GivenBefore | null {
  const span = spanOf(paper);
  if (span === null || paper.edition.reason === 'cancellation') return null;
  const days = businessDaysFrom(span.first, span.last, paper.site.nation, holidays);
  if (!days.ok) return null;
  const given = earlier.find(
    (one) =>
      one.side === paper.side &&
      one.edition.short === undefined &&
      one.edition.reason !== 'cancellation' &&
      one.worker.personId === paper.worker.personId &&
      saidOtherwise(paper, one).length === 0,
  );
  const serves = shortFormServes(days.value, given !== undefined, span.first);
  if (!serves.ok || !serves.value || !given) return null;
  const { id, version, madeAt } = given.edition;
  return { id, bookingNumber: given.bookingNumber, version, madeAt };
}
