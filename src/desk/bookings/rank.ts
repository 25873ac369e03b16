import { formatPence } from '../../lib/money.ts';
import { showAge, showMinutes } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { type Finding, stops } from '../../rules/finding.ts';

/** All that is known of one worker when a shift, or the shifts of a line, are to be filled. */
export interface Runner {
  readonly personId: string;
  readonly displayName: string;
  /** Miles to the site along the great circle; null when a place is not known. */
  readonly miles: number | null;
  /** How far they said they travel. */
  readonly travelMiles: number | null;
  /** For the shifts asked about, the least sure answer. Epoch minutes of when it was said. */
  readonly availability: {
    readonly state: 'available' | 'unavailable' | 'unknown';
    readonly saidAt: number | null;
  };
  /** Shifts worked or accepted at this site before now, and the last of them, epoch minutes. */
  readonly beenThere: { readonly times: number; readonly last: number | null };
  readonly worksNights: boolean | null;
  /** Whether they like to go there; null: they have not said. */
  readonly likesPlace: boolean | null;
  readonly minimumPayPence: number | null;
  /** Minutes a week they want, and already hold in the weeks asked about. */
  readonly wantedMinutes: number | null;
  readonly heldMinutes: number;
  /** Open offers for other shifts. */
  readonly otherOffers: number;
  /** Their yes to an offer of these shifts, epoch minutes. */
  readonly saidYes: number | null;
  /** Shifts of the same line they already hold. */
  readonly onThisLine: number;
  /** Findings by shift, gates and overrides already asked. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** The shifts asked about. */
export interface Race {
  readonly shiftIds: readonly string[];
  readonly samePerson: 'must' | 'prefer' | 'no';
  /** Does any of them work between 00:00 and 05:00? */
  readonly night: boolean;
  readonly payPence: number;
  /** Epoch minutes. */
  readonly now: number;
}

/** One part of a score, with the fact it rests on. */
export interface Reason {
  readonly part: string;
  readonly points: number;
  readonly because: string;
}

export interface Ranked {
  readonly runner: Runner;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Shifts this worker is clear for, in the order asked. */
  readonly clear: readonly string[];
  /** What may go on but must be seen, each once. */
  readonly findings: readonly Finding[];
}

export interface Barred {
  readonly runner: Runner;
  /** What stops, each once, with the shifts it stops. */
  readonly findings: readonly (Finding & { readonly shiftIds: readonly string[] })[];
}

/** Miles counted as far for somebody who did not say how far they travel. */
const USUAL_TRAVEL = 25;
const WEEK = 7 * 1440;

/**
 * Who may go, best first, and who may not. Where one face is a must a worker needs every shift; else one
 * is enough. Compliance is never priced: whoever a rule stops is not in the ranking. The order is stable:
 * score, then miles, name and id.
 */
export function rank(
  runners: readonly Runner[],
  race: Race,
): { readonly may: readonly Ranked[]; readonly mayNot: readonly Barred[] } {
  const may: Ranked[] = [];
  const mayNot: Barred[] = [];
  for (const runner of runners) {
    const clear = race.shiftIds.filter((id) => !runner.findings.get(id)?.some(stops));
    const goes = race.samePerson === 'must' ? clear.length === race.shiftIds.length : clear.length;
    if (goes) may.push(scored(runner, race, clear));
    else mayNot.push({ runner, findings: collected(runner, race.shiftIds, stops) });
  }
  may.sort(
    (a, b) =>
      b.score - a.score ||
      (a.runner.miles ?? Infinity) - (b.runner.miles ?? Infinity) ||
      byName(a.runner, b.runner),
  );
  mayNot.sort((a, b) => byName(a.runner, b.runner));
  return { may, mayNot };
}

function byName(a: Runner, b: Runner): number {
  if (a.displayName !== b.displayName) return a.displayName < b.displayName ? -1 : 1;
  return a.personId < b.personId ? -1 : 1;
}

/** Findings of a worker over these shifts that pass a test, each sentence once. */
function collected(
  runner: Runner,
  shiftIds: readonly string[],
  wanted: (finding: Finding) => boolean,
): readonly (Finding & { readonly shiftIds: readonly string[] })[] {
  const once = new Map<string, Finding & { shiftIds: string[] }>();
  for (const id of shiftIds) {
    for (const finding of runner.findings.get(id) ?? []) {
      if (!wanted(finding)) continue;
      const key = `${finding.rule}\n${finding.because}`;
      const known = once.get(key);
      if (known) known.shiftIds.push(id);
      else once.set(key, { ...finding, shiftIds: [id] });
    }
  }
  return [...once.values()];
}

function scored(runner: Runner, race: Race, clear: readonly string[]): Ranked {
  const findings = collected(runner, clear, (finding) => !stops(finding));
  const reasons = [
    yes(runner, race),
    sameFace(runner, race, clear),
    available(runner, race),
    beenThere(runner, race),
    near(runner),
    wish(runner),
    nights(runner, race),
    pay(runner, race),
    hours(runner),
    otherOffers(runner),
    seen(findings),
  ].filter((reason) => reason !== null);
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { runner, score, reasons, clear, findings };
}

function yes({ saidYes }: Runner, { now }: Race): Reason | null {
  if (saidYes === null) return null;
  return { part: 'yes', points: 40, because: `Said yes ${showAge(saidYes, now)}` };
}

function sameFace(runner: Runner, race: Race, clear: readonly string[]): Reason | null {
  if (race.samePerson === 'no') return null;
  if (runner.onThisLine > 0) {
    return {
      part: 'same-face',
      points: 25,
      because: `Already has ${counted(runner.onThisLine, 'shift')} on this line`,
    };
  }
  if (race.shiftIds.length < 2) return null;
  return {
    part: 'same-face',
    points: Math.round((20 * clear.length) / race.shiftIds.length),
    because: `Clear for ${clear.length} of ${race.shiftIds.length} shifts`,
  };
}

function available({ availability: { state, saidAt } }: Runner, { now }: Race): Reason {
  const age = saidAt === null ? '' : `, said ${showAge(saidAt, now)}`;
  if (state !== 'available') {
    return { part: 'availability', points: 0, because: `Availability ${state}${age}` };
  }
  const weeks = saidAt === null ? 9 : (now - saidAt) / WEEK;
  const points = weeks <= 1 ? 25 : weeks <= 2 ? 20 : weeks <= 4 ? 14 : 8;
  return { part: 'availability', points, because: `Available${age}` };
}

function beenThere({ beenThere: { times, last } }: Runner, { now }: Race): Reason | null {
  if (times === 0) return null;
  const when = last === null ? '' : `, last ${showAge(last, now)}`;
  return {
    part: 'been-there',
    points: Math.min(30, 10 + 2 * times),
    because: `Been at this site ${counted(times, 'time')}${when}`,
  };
}

function near({ miles, travelMiles }: Runner): Reason {
  if (miles === null) return { part: 'near', points: 0, because: 'Distance not known' };
  const far = travelMiles ?? USUAL_TRAVEL;
  const share = far === 0 ? 0 : Math.max(0, 1 - miles / far);
  return { part: 'near', points: Math.round(20 * share), because: `${miles.toFixed(1)} miles` };
}

function wish({ likesPlace }: Runner): Reason | null {
  if (likesPlace === null) return null;
  return likesPlace
    ? { part: 'likes', points: 20, because: 'Likes to go there' }
    : { part: 'likes', points: -12, because: 'Would rather not go there' };
}

function nights({ worksNights }: Runner, { night }: Race): Reason | null {
  if (!night || worksNights === null) return null;
  return worksNights
    ? { part: 'prefers', points: 8, because: 'Likes to work nights' }
    : { part: 'prefers', points: -8, because: 'Would rather not work nights' };
}

function pay({ minimumPayPence }: Runner, { payPence }: Race): Reason | null {
  if (minimumPayPence === null) return null;
  const asks = `asks for ${formatPence(minimumPayPence)} an hour`;
  return payPence >= minimumPayPence
    ? { part: 'pay', points: 4, because: `Pay is enough: ${asks}` }
    : { part: 'pay', points: -8, because: `Pay is under what they want: ${asks}` };
}

function hours({ wantedMinutes, heldMinutes }: Runner): Reason | null {
  if (wantedMinutes === null || wantedMinutes === 0) return null;
  const open = Math.max(0, wantedMinutes - heldMinutes);
  return {
    part: 'hours',
    points: Math.round((15 * open) / wantedMinutes),
    because:
      open === 0
        ? `Has the ${showMinutes(wantedMinutes)} a week they want`
        : `Wants ${showMinutes(open)} more that week`,
  };
}

function otherOffers({ otherOffers: count }: Runner): Reason | null {
  if (count === 0) return null;
  return {
    part: 'other-offers',
    points: -Math.min(10, 2 * count),
    because: `Has ${counted(count, 'other offer')} open`,
  };
}

function seen(findings: readonly Finding[]): Reason | null {
  const count = findings.filter(({ outcome }) => outcome !== 'record').length;
  if (count === 0) return null;
  return { part: 'findings', points: -3 * count, because: `${counted(count, 'point')} to look at` };
}
