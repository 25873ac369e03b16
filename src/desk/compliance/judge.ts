import { showDate } from '../../lib/show.ts';
import { type Finding, gravestFirst } from '../../rules/finding.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { Asking } from './asking.ts';
import {
  checkConfirmed,
  checkQualifications,
  checkRequiredChecks,
  checkRightToWork,
} from './check-gates.ts';
import type { Dossier } from './dossier.ts';
import {
  checkAvailability,
  checkBusy,
  checkDoNotSend,
  checkNights,
  checkPay,
  checkSkills,
  checkTravel,
} from './own-rules.ts';
import type { PreparedWork } from './prepared.ts';
import { checkWorkingTime } from './working-time-gates.ts';

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
  const findings = [
    ...checkBusy(dossier, prepared, alongside),
    ...checkAvailability(dossier, prepared, asking),
    ...checkDoNotSend(dossier, prepared, asking),
    ...checkSkills(dossier, prepared),
    ...checkQualifications(dossier, prepared, asking),
    ...checkRequiredChecks(dossier, prepared, asking),
    ...checkRightToWork(dossier, prepared, asking),
    ...checkConfirmed(dossier, prepared),
    ...checkWorkingTime(dossier, prepared, asking, alongside),
    ...checkTravel(dossier, prepared),
    ...checkPay(dossier, prepared),
    ...checkNights(dossier, prepared),
    ...checkPlace(prepared),
  ];
  return gravestFirst(findings.map((finding) => lifted(finding, dossier, prepared, asking)));
}

/** ENG-PLACE: working time in Northern Ireland has regulations of its own, which were not read. */
function checkPlace({ work }: PreparedWork): readonly Finding[] {
  if (work.nation !== 'northern-ireland') return [];
  return [
    {
      rule: 'ENG-PLACE',
      outcome: 'escalate',
      stops: false,
      because:
        'The place of work is in Northern Ireland; the limits shown are those of Great Britain, and its own regulations were not compared.',
      source: 'Working Time Regulations (Northern Ireland) 2016',
      figures: { nation: work.nation },
      clears: 'Have somebody who knows the regulations there look at this booking.',
    },
  ];
}

function lifted(
  finding: Finding,
  dossier: Dossier,
  { work }: PreparedWork,
  { today }: Asking,
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
