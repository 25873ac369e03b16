import type { DateText } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { startOfDay } from '../../lib/time.ts';
import { lawOn } from '../../rules/book/book.ts';
import { type Finding, gravestFirst } from '../../rules/finding.ts';
import type { Override } from '../overrides/index.ts';
import type { Asking } from './asking.ts';
import type { Dossier } from './dossier.ts';
import type { Gate, GateFacts } from './gate.ts';
import { GATES } from './gates.ts';
import type { PreparedWork, ProposedStint } from './prepared.ts';

/**
 * Is this worker cleared for this work? Every gate that has something to say, the gravest first; an
 * empty answer is a clear yes. Blocks lifted on a named ground come as a record of who lifted them.
 * Pure: everything on file stands in the dossier.
 * @param alongside shifts proposed to the same worker in the same breath, sorted by start
 */
export function judge(
  dossier: Dossier,
  prepared: PreparedWork,
  asking: Asking,
  alongside: readonly ProposedStint[] = [],
): readonly Finding[] {
  const facts = { dossier, prepared, asking, alongside };
  return gravestFirst(GATES.flatMap((gate) => findingsOf(gate, facts)));
}

/** What one gate found, dated by the law of the day of the work, overrides taken into account. */
export function findingsOf(gate: Gate, facts: GateFacts): readonly Finding[] {
  return gate.ask(facts).map((finding) => lifted(dated(finding, facts.prepared.firstDay), facts));
}

/** With the first day of the version of the law in force on the day of the work, where it is law. */
export function dated(finding: Finding, day: DateText): Finding {
  const from = finding.lawFrom ?? lawOn(finding.rule, day)?.from;
  return from === undefined ? finding : { ...finding, lawFrom: from };
}

function lifted(finding: Finding, facts: GateFacts): Finding {
  if (finding.outcome !== 'block_override') return finding;
  const given = overrideFor(finding, facts);
  if (given === undefined) return finding;
  const { clears: _, ...rest } = finding;
  return {
    ...rest,
    outcome: 'record',
    because: `${finding.because} Lifted by ${given.givenBy} on ${showDate(given.givenOn, facts.asking.today)}: ${given.ground}.`,
  };
}

/**
 * The override of this rule for this shift at its times. A rest lies between two shifts, so for a shift
 * that is held already the override of the shift beside it counts too, where the finding is about that one:
 * what was lifted for the second shift is not broken again by the first. A shift newly asked for needs its own.
 */
function overrideFor(finding: Finding, { dossier, prepared }: GateFacts): Override | undefined {
  const { shiftId, start, end } = prepared.work;
  const ofRule = dossier.overrides.filter(({ rule }) => rule === finding.rule);
  // One worker is in one place at a time, so the times alone say which shift is meant.
  const isHeld = (one: { readonly start: number; readonly end: number }) =>
    dossier.held.some((stint) => stint.start === one.start && stint.end === one.end);
  const own = ofRule.find(
    (one) => one.shiftId === shiftId && one.start === start && one.end === end,
  );
  if (own || ofRule.length === 0 || !isHeld(prepared.work)) return own;
  return ofRule.find((one) => isHeld(one) && isAbout(finding, one));
}

function isAbout({ restsOn = [], figures = {} }: Finding, given: Override): boolean {
  if (restsOn.some(({ id }) => id === given.shiftId)) return true;
  const { weekFrom, days = 7 } = figures;
  if (typeof weekFrom !== 'string') return false;
  const from = startOfDay(weekFrom);
  return given.start < from + Number(days) * 1440 && given.end > from;
}
