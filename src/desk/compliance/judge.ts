import type { DateText } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { lawOn } from '../../rules/book/book.ts';
import { type Finding, gravestFirst } from '../../rules/finding.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { Asking } from './asking.ts';
import type { Dossier } from './dossier.ts';
import type { Gate, GateFacts } from './gate.ts';
import { GATES } from './gates.ts';
import type { PreparedWork } from './prepared.ts';

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
  alongside: readonly Stint[] = [],
): readonly Finding[] {
  const facts = { dossier, prepared, asking, alongside };
  return gravestFirst(GATES.flatMap((gate) => findingsOf(gate, facts)));
}

/** What one gate found, dated by the law of the day of the work, overrides taken into account. */
export function findingsOf(gate: Gate, facts: GateFacts): readonly Finding[] {
  return gate.ask(facts).map((finding) => lifted(dated(finding, facts.prepared.firstDay), facts));
}

/** With the first day of the version of the law in force on the day of the work, where it is law. */
function dated(finding: Finding, day: DateText): Finding {
  const from = finding.lawFrom ?? lawOn(finding.rule, day)?.from;
  return from === undefined ? finding : { ...finding, lawFrom: from };
}

function lifted(
  finding: Finding,
  { dossier, prepared: { work }, asking: { today } }: GateFacts,
): Finding {
  if (finding.outcome !== 'block_override') return finding;
  const given = dossier.overrides.find(
    (one) =>
      one.rule === finding.rule &&
      one.shiftId === work.shiftId &&
      one.start === work.start &&
      one.end === work.end,
  );
  if (given === undefined) return finding;
  const { clears: _, ...rest } = finding;
  return {
    ...rest,
    outcome: 'record',
    because: `${finding.because} Lifted by ${given.givenBy} on ${showDate(given.givenOn, today)}: ${given.ground}.`,
  };
}
