import type { ReplyIn } from '../../lib/route.ts';
import type { dialoguesOn } from '../../proof/assessment/index.ts';
import type { claimsOfLearners, portfolioOf } from '../../proof/portfolio/index.ts';
import { guidedAsked, type programmeOf } from '../../proof/programme/index.ts';
import type { readNext } from './schema.ts';

type Valued<F extends (...args: never[]) => Promise<unknown>> =
  Extract<Awaited<ReturnType<F>>, { ok: true }> extends { value: infer V } ? V : never;
type Portfolio = Valued<typeof portfolioOf>;
type Programmes = Valued<typeof programmeOf>;
type Row = ReplyIn<typeof readNext>['progress'][number];
type UnitState = Row['units'][number]['state'];

type Dialogues =
  Awaited<ReturnType<typeof dialoguesOn>> extends ReadonlyMap<string, infer All> ? All : never;
type Dialogue = Dialogues extends readonly (infer One)[] ? One : never;

/** What was judged and decided of a learner. */
export interface Judged {
  readonly claims: Awaited<ReturnType<typeof claimsOfLearners>>;
  readonly dialogues: readonly (Dialogue & { readonly claimId: string })[];
  /** Units with a claim that is neither decided nor withdrawn. */
  readonly open: ReadonlySet<string>;
  /** Criteria met in their newest judgement. */
  readonly met: ReadonlySet<string>;
  readonly actions: readonly {
    readonly criterionId: string;
    readonly action: string;
    readonly actionDueOn: string | null;
  }[];
  /** By unit: how firm its newest decision is, or that it said "not yet". */
  readonly decisions: ReadonlyMap<string, 'informal' | 'ratified' | 'not_yet'>;
  readonly codeOf: (portfolio: Portfolio, criterionId: string) => string;
}

/** Whole months from one day to another, none below nought. */
function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((day) => day.split('-').map(Number));
  const [year = 0, month = 0, day = 0] = a ?? [];
  const [toYear = 0, toMonth = 0, toDay = 0] = b ?? [];
  return Math.max(0, (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0));
}

/** How far a learner is on each programme, and units whose every criterion has evidence and that were not claimed. */
export function progressOn(
  portfolio: Portfolio,
  { programmes }: Programmes,
  judged: Judged,
  today: string,
) {
  const criteria = portfolio.frameworks
    .flatMap(({ units }) => units)
    .flatMap((unit) => unit.criteria);
  const shown = new Set(portfolio.references.map(([, at]) => criteria[at ?? -1]?.criterionId));
  const ready: { unitId: string; reference: string }[] = [];
  const referenceOf = new Map<string, string>();
  const rows: Row[] = [];
  for (const one of programmes) {
    const framework = portfolio.frameworks.find(
      ({ frameworkId }) => frameworkId === one.frameworkId,
    );
    const own = new Set(one.units.map(({ unitId }) => unitId));
    const units = (framework?.units ?? []).filter(({ unitId }) => own.has(unitId));
    const stateOf = (unitId: string): UnitState =>
      judged.open.has(unitId) ? 'claimed' : (judged.decisions.get(unitId) ?? 'open');
    for (const unit of units) {
      referenceOf.set(unit.unitId, unit.reference);
      const full =
        unit.criteria.length > 0 && unit.criteria.every((each) => shown.has(each.criterionId));
      if (full && stateOf(unit.unitId) === 'open') ready.push(unit);
    }
    const all = units.flatMap((unit) => unit.criteria);
    const achieved = units.filter(({ unitId }) => /informal|ratified/.test(stateOf(unitId)));
    const credits = (of: typeof units) => of.reduce((sum, { credit }) => sum + (credit ?? 0), 0);
    rows.push({
      frameworkCode: one.frameworkCode,
      title: one.title,
      startedOn: one.startedOn,
      plannedEndOn: one.plannedEndOn,
      months: monthsBetween(one.startedOn, today),
      plannedMonths: monthsBetween(one.startedOn, one.plannedEndOn),
      criteria: all.length,
      withEvidence: all.filter(({ criterionId }) => shown.has(criterionId)).length,
      met: all.filter(({ criterionId }) => judged.met.has(criterionId)).length,
      credits: credits(units),
      creditsAchieved: credits(achieved),
      guidedMinutes: ['guided', 'induction', 'tutorial'].reduce(
        (sum, kind) => sum + (one.minutes[kind] ?? 0),
        0,
      ),
      guidedAsked: guidedAsked(one.frameworkCode),
      units: units.map(({ unitId, reference, title }) => ({
        reference,
        title,
        state: stateOf(unitId),
      })),
    });
  }
  return { rows, ready, referenceOf };
}
