import type { Nation } from '../../lib/calendar.ts';
import { addDays, type DateText, daysBetween } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { POLICY } from './limits-data.ts';
import { workSource } from './work.ts';

/** A daily or weekly rest that was shorter than due, on a ground that allows it against rest given back. */
export interface MissedRest {
  readonly id: string;
  /** What people call it: 'Tue 2 Jun 07:30-15:30, Aire Foods'. */
  readonly label: string;
  /** Local day on which the rest fell short. */
  readonly on: DateText;
  readonly kind: 'daily' | 'weekly';
  /** Minutes due and had. */
  readonly dueMinutes: number;
  readonly hadMinutes: number;
  /** Nation of the place of work, for the regulations to name; England if left out. */
  readonly nation?: Nation;
}

/** Rest given back, beyond the rest that was due in any case. */
export interface RestGivenBack {
  readonly on: DateText;
  readonly minutes: number;
  readonly kind: 'daily' | 'weekly';
  /** The missed rest it is for; left out: the oldest of its kind that is still owed. */
  readonly forMissed?: string;
}

/** One line of the ledger. */
export interface RestOwed {
  readonly missed: MissedRest;
  /** Minutes owed, given back so far and still owed. */
  readonly owed: number;
  readonly repaid: number;
  readonly open: number;
  /** The day after which a person is asked, by our policy. */
  readonly askAfter: DateText;
  readonly state: 'repaid' | 'owed' | 'late';
}

/** Rest missed, in the unit given: an equal length is owed (reg 24(a)). */
export function restMissed(due: number, had: number): number {
  return Math.max(0, due - had);
}

/**
 * The ledger of rest owed to one worker: each missed rest with what was given back of it by the day of the
 * question. Rest of one kind is not given back in another; each is given back at the earliest on the day it
 * was missed, to the one named or else to the oldest still owed. In order of the days missed.
 */
export function compensatoryRest(
  missed: readonly MissedRest[],
  given: readonly RestGivenBack[],
  asOf: DateText,
): readonly RestOwed[] {
  const inOrder = missed
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const open = new Map(inOrder.map((one) => [one.id, restMissed(one.dueMinutes, one.hadMinutes)]));
  const byDay = given.filter(({ on }) => on <= asOf).sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const rest of byDay) {
    let left = rest.minutes;
    for (const one of inOrder) {
      if (one.kind !== rest.kind || one.on > rest.on) continue;
      if (rest.forMissed !== undefined && rest.forMissed !== one.id) continue;
      const owed = open.get(one.id) ?? 0;
      const taken = Math.min(owed, left);
      open.set(one.id, owed - taken);
      left -= taken;
    }
  }
  return inOrder.map((one) => lineOf(one, open.get(one.id) ?? 0, asOf));
}

function lineOf(missed: MissedRest, open: number, asOf: DateText): RestOwed {
  const owed = restMissed(missed.dueMinutes, missed.hadMinutes);
  const late = daysBetween(missed.on, asOf) > POLICY.restBackDays;
  return {
    missed,
    owed,
    repaid: owed - open,
    open,
    askAfter: addDays(missed.on, POLICY.restBackDays),
    state: open === 0 ? 'repaid' : late ? 'late' : 'owed',
  };
}

/**
 * WTR-COMP: each rest that is still owed warns; more than 14 days after it was missed (our policy) it
 * escalates to the list, without stopping.
 */
export function checkCompensatoryRest(
  missed: readonly MissedRest[],
  given: readonly RestGivenBack[],
  asOf: DateText,
): readonly Finding[] {
  return compensatoryRest(missed, given, asOf)
    .filter(({ state }) => state !== 'repaid')
    .map((line) => findingOf(line, asOf));
}

function findingOf({ missed, owed, repaid, open, state }: RestOwed, asOf: DateText): Finding {
  const late = state === 'late';
  const back = repaid === 0 ? '' : `, ${showMinutes(repaid)} of it given back`;
  const since = `${daysBetween(missed.on, asOf)} days ago`;
  return {
    rule: 'WTR-COMP',
    outcome: late ? 'escalate' : 'warn',
    because: `${showMinutes(open)} of ${missed.kind} rest are owed from ${showDate(missed.on, asOf)} (${showMinutes(missed.hadMinutes)} had, ${showMinutes(missed.dueMinutes)} due${back})${
      late ? `, missed ${since}; we ask a person after ${POLICY.restBackDays} days` : ''
    }.`,
    source: workSource(missed, 'reg 24'),
    figures: { owedMinutes: owed, openMinutes: open, missedOn: missed.on },
    clears: late
      ? 'Give the rest back now, or note why it cannot be and which other protection is given.'
      : `Give ${showMinutes(open)} of rest more than is due, in one piece, as soon as possible.`,
    restsOn: [{ kind: 'missed-rest', id: missed.id, label: missed.label }],
    ...(late ? { stops: false } : {}),
  };
}
