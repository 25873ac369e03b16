import { daysBetween } from '../../lib/days.ts';
import type { Finding } from '../../rules/finding.ts';

export type Side = 'verifier' | 'centre';
export type StepKind =
  | 'proposed'
  | 'agreed'
  | 'refused'
  | 'called_off'
  | 'access_refused'
  | 'pack_withheld'
  | 'held';
export type VisitState = 'asked' | 'agreed' | 'refused' | 'called_off' | 'held';

/** One step of a visit, oldest first. */
export interface Step {
  readonly number: number;
  readonly kind: StepKind;
  readonly side: Side;
  /** The day it proposes, or on which the visit was held. */
  readonly on: string | null;
  readonly words: string;
  /** The day on which it was written. */
  readonly writtenOn: string;
}

/** How a visit stands. */
export interface Standing {
  readonly state: VisitState;
  /** The day that was proposed last, or on which it was held. */
  readonly on: string;
  /** Who has to answer; null: nobody. */
  readonly waitsFor: Side | null;
  /** The proposal that an answer answers. */
  readonly proposal: Step;
}

/** After so many days without an answer a visit that was asked for counts as obstructed. */
export const ANSWER_DAYS = 7;
const SOURCE = 'Awarding body’s specification: external verification and access';
const MOVING: readonly StepKind[] = ['proposed', 'agreed', 'refused', 'called_off', 'held'];

/** How a visit stands by its steps. @param steps at least the announcement, oldest first */
export function standOf(steps: readonly Step[]): Standing {
  const proposal = steps.findLast(({ kind }) => kind === 'proposed');
  const last = steps.findLast(({ kind }) => MOVING.includes(kind));
  if (!proposal?.on || !last) throw new Error('A visit without a day.');
  const state = last.kind === 'proposed' ? 'asked' : (last.kind as VisitState);
  return {
    state,
    on: last.kind === 'held' && last.on !== null ? last.on : proposal.on,
    waitsFor: state === 'asked' ? other(proposal.side) : null,
    proposal,
  };
}

export const other = (side: Side): Side => (side === 'verifier' ? 'centre' : 'verifier');

/**
 * What of a visit obstructs external verification (R35): it warns, since it can lead to suspension, and never stops.
 * @param today on which it is asked
 */
export function obstructionIn(steps: readonly Step[], today: string): readonly Finding[] {
  const { state, waitsFor, proposal } = standOf(steps);
  const found: Finding[] = [];
  const say = (because: string, clears: string) =>
    found.push({
      rule: 'R35',
      outcome: 'warn',
      because: `${because} Obstruction can lead to suspension or withdrawal of the approval.`,
      source: SOURCE,
      clears,
    });
  const days = daysBetween(proposal.writtenOn, today);
  if (state === 'asked' && waitsFor === 'centre' && days > ANSWER_DAYS) {
    say(
      `The external verifier asked for this day ${days} days ago and has no answer.`,
      'Answer: agree, or propose another day.',
    );
  }
  for (const { kind, side, words } of steps) {
    if (kind === 'refused' && side === 'centre') {
      say(`The centre refused this visit: ${ended(words)}`, 'Propose a day that suits.');
    }
    if (kind === 'access_refused') {
      say(`Access was refused at this visit: ${ended(words)}`, 'Offer the access that was asked.');
    }
    if (kind === 'pack_withheld') {
      say(`What was asked for was withheld: ${ended(words)}`, 'Hand over the pack.');
    }
  }
  return found;
}

const ended = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);

/** What the Centre Support Status asks of a year, beside what was held and what is agreed (R34). */
export interface Pattern {
  readonly kind: 'in_person' | 'remote';
  readonly asked: number;
  readonly held: number;
  readonly agreed: number;
}

/** Visits and remote looks of twelve months beside the pattern. @param since twelve months ago, or the status's first day */
export function patternOf(
  support: { readonly visits: number; readonly remote: number },
  visits: readonly {
    readonly kind: 'in_person' | 'remote';
    readonly state: VisitState;
    readonly on: string;
  }[],
  since: string,
): readonly Pattern[] {
  return (['in_person', 'remote'] as const).map((kind) => {
    const own = visits.filter((one) => one.kind === kind && one.on >= since);
    return {
      kind,
      asked: kind === 'in_person' ? support.visits : support.remote,
      held: own.filter(({ state }) => state === 'held').length,
      agreed: own.filter(({ state }) => state === 'agreed').length,
    };
  });
}
