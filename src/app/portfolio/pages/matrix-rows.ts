import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import type { MatrixColumn, MatrixGroup } from '../../../ui/matrix.tsx';
import { CRITERION_LOOKS, unitLook } from './looks.ts';
import type { CriterionState, Framework, Standing, Unit } from './standing.ts';

/** What of the matrix is shown. */
export interface Shown {
  /** Code of a framework, 'all', or undefined: those the learner is enrolled on. */
  readonly framework?: string | undefined;
  readonly state?: CriterionState | undefined;
}

/** The frameworks a filter leaves. */
export function frameworksShown(
  frameworks: readonly Framework[],
  chosen: string | undefined,
): readonly Framework[] {
  if (chosen === 'all') return frameworks;
  if (chosen !== undefined) return frameworks.filter(({ code }) => code === chosen);
  return frameworks.filter(({ enrolmentId }) => enrolmentId !== null);
}

/** Units and their criteria as groups of rows; of an enrolment the units worked towards or referenced. */
export function groupsOf(
  frameworks: readonly Framework[],
  standing: Standing,
  shown: Shown,
): readonly MatrixGroup[] {
  return frameworksShown(frameworks, shown.framework).flatMap((framework) =>
    framework.units.flatMap((unit): readonly MatrixGroup[] => {
      const used = standing.unitOf(unit.unitId).evidenced > 0;
      if (framework.enrolmentId !== null && !unit.chosen && !used) return [];
      const rows = unit.criteria
        .filter(({ criterionId }) => !shown.state || standing.stateOf(criterionId) === shown.state)
        .map(({ criterionId, code, label }) => {
          const state = standing.stateOf(criterionId);
          const look = state === 'open' ? {} : { state: CRITERION_LOOKS[state] };
          return { id: criterionId, code, label, ...look };
        });
      if (rows.length === 0) return [];
      const title = unit.reference === unit.title ? unit.title : `${unit.reference} ${unit.title}`;
      return [{ id: unit.unitId, title, progress: progressWords(unit, standing), rows }];
    }),
  );
}

/** '9 of 15 with evidence, 4 met. With an assessor' */
export function progressWords(unit: Unit, standing: Standing): string {
  const at = standing.unitOf(unit.unitId);
  const look = unitLook(at, unit.claim);
  const counts = `${at.evidenced} of ${at.total} evidenced, ${at.met} met`;
  return look ? `${counts}. ${look.word}` : counts;
}

/** Items of evidence as columns, in the order in which they were accepted. */
export function columnsOf(standing: Standing, today: string): readonly MatrixColumn[] {
  return standing.items.map(({ evidenceId, code, title, firstAt }) => ({
    id: evidenceId,
    code,
    // The day first: many items have the same title, and the head is cut where its place ends.
    label: `${showDate(dateIn(new Date(firstAt)), today)} ${title}`,
  }));
}
