import { drawOrder } from './draw.ts';

/** One learner's unit, decided or still to be decided: what percentages of a tariff count. */
export interface LearnerUnit {
  /** One within the base; the same in every plan: 'learner unit'. */
  readonly key: string;
  readonly learnerId: string;
  readonly unitId: string;
  /** Null: nobody has taken it up yet. */
  readonly assessorId: string | null;
  readonly adviserIds: readonly string[];
  /** Who assesses other units of this learner: they may not verify it either (R30). */
  readonly alsoAssessedBy?: readonly string[];
  /** Decided already when it is drawn: there is nothing to look at while it is assessed. */
  readonly decided?: boolean;
  /** Methods of its judgements, as far as there are any. */
  readonly methods: readonly string[];
  /** Where its evidence arose, else where the learner works; none: not known. */
  readonly sites: readonly string[];
  /** Special assessment arrangements were agreed: always sampled (R78). */
  readonly special: boolean;
  /** The assessor had a hand in the work itself: always sampled (W34). */
  readonly party: boolean;
  /** Among the first decisions of a new assessor: always sampled (R28). */
  readonly firstOfNew: boolean;
  /** A verifier asked for it, with the reason: always sampled (R74). */
  readonly asked?: boolean;
}

/** Who verifies, and what each may not. */
export interface Verifier {
  readonly memberId: string;
  /** Units they may verify; null: all. */
  readonly unitIds: ReadonlySet<string> | null;
  /** Learners with whom they have a tie. */
  readonly tiedTo: ReadonlySet<string>;
}

/** How much is asked, and from what it is drawn. */
export interface PlanRules {
  /** Per cent of the learner-units, from the tariff (R18-R20, R77). */
  readonly percent: number;
  /** More for some assessors, per cent of theirs; less than `percent` counts as `percent` (R83). */
  readonly assessorPercent: ReadonlyMap<string, number>;
  readonly seed: string;
  /** Chosen by an earlier version of the plan: they stay, and count (R83). */
  readonly kept?: ReadonlySet<string>;
}

export type Why =
  | 'kept'
  | 'special'
  | 'party'
  | 'first_of_new'
  | 'asked'
  | 'assessor'
  | 'unit'
  | 'method'
  | 'site'
  | 'assessor_percent'
  | 'percent';

/** One learner-unit of the sample, with every reason for which it stands there. */
export interface Sampled {
  readonly key: string;
  readonly why: readonly { readonly why: Why; readonly of: string }[];
  /** Interim: while it is being assessed; final: once decided. Both for what is watched most closely. */
  readonly stages: readonly ('interim' | 'final')[];
  /** Null: nobody may verify it; see `impossible`. */
  readonly verifierId: string | null;
}

export interface Impossible {
  readonly key: string;
  readonly because: 'no-verifier';
  /** Why each verifier may not, by member. */
  readonly verifiers: readonly {
    readonly memberId: string;
    readonly because: 'is-learner' | 'assessed' | 'advised' | 'tied' | 'not-for-unit';
  }[];
}

export interface Plan {
  /** Learner-units in the base, and how many the percentage asks for: rounded up. */
  readonly base: number;
  readonly asked: number;
  /** In the order of the draw. */
  readonly sample: readonly Sampled[];
  readonly impossible: readonly Impossible[];
}

/** How many of so many a percentage asks for: always rounded up, without the slips of floating point. */
export function asksFor(percent: number, of: number): number {
  return Math.ceil(Math.round(percent * of * 1000) / 100_000);
}

/**
 * What risk asks of one assessor, per cent of theirs (R83): each decision of theirs that was not supported asks for the
 * tariff's percentage once more, up to all; a rating may ask for more. It never asks for less than either.
 * @param rated per cent that somebody rated them at; 0: nobody did
 */
export function riskOf(percent: number, unsupported: number, rated: number): number {
  return Math.max(unsupported === 0 ? 0 : Math.min(100, percent * (1 + unsupported)), rated);
}

/**
 * The sample of a base: first what must be in it, then what covers every assessor, unit, method and site, then what
 * risk and the tariff's percentage still ask for, drawn by the seed. A larger percentage, a higher risk or one more
 * special case never takes anything out that was asked for before it. Deterministic; grows as n log n.
 * Practice W25; R28, R30, R74-R83 of the proof rules.
 */
export function planOf(
  base: readonly LearnerUnit[],
  verifiers: readonly Verifier[],
  rules: PlanRules,
): Plan {
  const drawn = drawOrder(rules.seed, base, ({ key }) => key);
  const chosen = new Map<string, { why: Why; of: string }[]>();
  const take = (unit: LearnerUnit, why: Why, of: string) => {
    const reasons = chosen.get(unit.key) ?? [];
    reasons.push({ why, of });
    chosen.set(unit.key, reasons);
  };
  for (const unit of drawn) {
    if (rules.kept?.has(unit.key)) take(unit, 'kept', '');
    if (unit.special) take(unit, 'special', unit.learnerId);
    if (unit.party) take(unit, 'party', unit.assessorId ?? '');
    if (unit.firstOfNew) take(unit, 'first_of_new', unit.assessorId ?? '');
    if (unit.asked) take(unit, 'asked', '');
  }
  cover(drawn, chosen, take);
  fillAssessors(drawn, chosen, take, rules);
  const asked = asksFor(rules.percent, base.length);
  for (const unit of drawn) {
    if (chosen.size >= asked) break;
    if (!chosen.has(unit.key)) take(unit, 'percent', '');
  }
  return assigned(drawn, chosen, verifiers, { base: base.length, asked });
}

type Take = (unit: LearnerUnit, why: Why, of: string) => void;
type Chosen = ReadonlyMap<string, readonly { why: Why; of: string }[]>;

/** What a learner-unit shows of the centre's work. */
function facesOf(unit: LearnerUnit): readonly { readonly why: Why; readonly of: string }[] {
  return [
    ...(unit.assessorId === null ? [] : [{ why: 'assessor' as const, of: unit.assessorId }]),
    { why: 'unit', of: unit.unitId },
    ...unit.methods.map((of) => ({ why: 'method' as const, of })),
    ...unit.sites.map((of) => ({ why: 'site' as const, of })),
  ];
}

/** Every assessor, unit, method and site at least once: the one that shows most of what is missing comes next. */
function cover(drawn: readonly LearnerUnit[], chosen: Chosen, take: Take): void {
  const name = ({ why, of }: { why: Why; of: string }) => `${why} ${of}`;
  const missing = new Set(drawn.flatMap((unit) => facesOf(unit).map(name)));
  for (const unit of drawn) {
    if (!chosen.has(unit.key)) continue;
    for (const face of facesOf(unit)) missing.delete(name(face));
  }
  // Learner-units by how much they would show; what they show only falls, so a stale count is looked at again.
  const most = drawn.reduce((largest, unit) => Math.max(largest, facesOf(unit).length), 0);
  const byCount: LearnerUnit[][] = Array.from({ length: most + 1 }, () => []);
  for (const unit of drawn) byCount[facesOf(unit).length]?.push(unit);
  for (let count = most; count > 0; count--) {
    const here = byCount[count] ?? [];
    for (const unit of here) {
      if (missing.size === 0) return;
      const shows = facesOf(unit).filter((face) => missing.has(name(face)));
      if (shows.length < count) {
        byCount[shows.length]?.push(unit);
        continue;
      }
      for (const { why, of } of shows) {
        take(unit, why, of);
        missing.delete(name({ why, of }));
      }
    }
  }
}

/** A riskier assessor is sampled more: never less than the tariff asks of all. */
function fillAssessors(
  drawn: readonly LearnerUnit[],
  chosen: Chosen,
  take: Take,
  { percent, assessorPercent }: PlanRules,
): void {
  const of = Map.groupBy(drawn, ({ assessorId }) => assessorId ?? '');
  for (const [assessor, more] of [...assessorPercent].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = of.get(assessor) ?? [];
    const asked = asksFor(Math.max(percent, more), own.length);
    let held = own.filter(({ key }) => chosen.has(key)).length;
    for (const unit of own) {
      if (held >= asked) break;
      if (chosen.has(unit.key)) continue;
      take(unit, 'assessor_percent', assessor);
      held++;
    }
  }
}

/** May this verifier verify this learner-unit (R30, W34)? Null: yes. */
export function whyNot(
  { memberId, unitIds, tiedTo }: Verifier,
  unit: Pick<LearnerUnit, 'learnerId' | 'unitId' | 'assessorId' | 'adviserIds' | 'alsoAssessedBy'>,
): Impossible['verifiers'][number]['because'] | null {
  if (memberId === unit.learnerId) return 'is-learner';
  if (memberId === unit.assessorId || unit.alsoAssessedBy?.includes(memberId)) return 'assessed';
  if (unit.adviserIds.includes(memberId)) return 'advised';
  if (tiedTo.has(unit.learnerId)) return 'tied';
  return unitIds === null || unitIds.has(unit.unitId) ? null : 'not-for-unit';
}

/** Gives each to whoever has the fewest of those who may, and says when nobody may. */
function assigned(
  drawn: readonly LearnerUnit[],
  chosen: Chosen,
  verifiers: readonly Verifier[],
  figures: Pick<Plan, 'base' | 'asked'>,
): Plan {
  const load = new Map(verifiers.map(({ memberId }) => [memberId, 0]));
  const turns = new Map<string, number>();
  const impossible: Impossible[] = [];
  const sample = drawn.flatMap((unit): Sampled[] => {
    const why = chosen.get(unit.key);
    if (!why) return [];
    const because = verifiers.map((one) => ({
      memberId: one.memberId,
      because: whyNot(one, unit),
    }));
    const may = because
      .filter((one) => one.because === null)
      .map(({ memberId }) => memberId)
      .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1));
    const [verifierId = null] = may;
    if (verifierId === null) {
      impossible.push({
        key: unit.key,
        because: 'no-verifier',
        verifiers: because.flatMap(({ memberId, because: reason }) =>
          reason === null ? [] : [{ memberId, because: reason }],
        ),
      });
    } else load.set(verifierId, (load.get(verifierId) ?? 0) + 1);
    const turn = turns.get(unit.assessorId ?? '') ?? 0;
    turns.set(unit.assessorId ?? '', turn + 1);
    return [{ key: unit.key, why, stages: stagesOf(unit, turn), verifierId }];
  });
  return { ...figures, sample, impossible };
}

/** Interim and final in turn for each assessor; both where somebody is new, has a hand in it, or terms are special. */
function stagesOf(unit: LearnerUnit, turn: number): Sampled['stages'] {
  if (unit.decided) return ['final'];
  if (unit.firstOfNew || unit.special || unit.party) return ['interim', 'final'];
  return turn % 2 === 0 ? ['final'] : ['interim'];
}
