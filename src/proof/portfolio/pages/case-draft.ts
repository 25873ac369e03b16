import type { BodyIn, ReplyOf } from '../../../lib/route.ts';
import type { acceptCaseRoute, listSuggestions, readPortfolio } from '../schema.ts';

export type Suggestions = ReplyOf<typeof listSuggestions>;
export type Case = Suggestions['rows'][number];
export type CaseEntry = Case['entries'][number];
export type OtherEntry = Case['others'][number];
export type MayShow = Case['mayShow'][number];
type Portfolio = ReplyOf<typeof readPortfolio>;

/** What of a case is taken, and what it is referenced to. */
export interface CaseDraft {
  readonly title: string;
  readonly note: string;
  readonly olderBecause: string;
  /** Sequence numbers, as text. */
  readonly seqs: readonly string[];
  readonly criteria: readonly string[];
}

/** What the page knows of the portfolio beside the suggestions. */
export interface Known {
  /** Criteria of optional units that the learner does not work towards: offered, never ticked beforehand. */
  readonly aside: ReadonlySet<string>;
  /** Criteria with an item already. */
  readonly evidenced: ReadonlySet<string>;
  /** Codes by id, of every framework here. */
  readonly codeOf: ReadonlyMap<string, string>;
}

/** @param portfolio left out while it is being read: then nothing is known beside the suggestions */
export function knownOf(portfolio: Portfolio | undefined): Known {
  const placed = (portfolio?.frameworks ?? []).flatMap((framework) =>
    framework.units.flatMap((unit) =>
      unit.criteria.map(({ criterionId, code }) => ({
        criterionId,
        code,
        aside: framework.enrolmentId !== null && !unit.chosen,
      })),
    ),
  );
  const evidenced = (portfolio?.references ?? []).flatMap(
    ([, at]) => placed[at]?.criterionId ?? [],
  );
  return {
    aside: new Set(placed.filter(({ aside }) => aside).map(({ criterionId }) => criterionId)),
    evidenced: new Set(evidenced),
    codeOf: new Map(placed.map(({ criterionId, code }) => [criterionId, code])),
  };
}

/** Records that may be taken: they count, and are in no item yet. */
export function takeable(one: Case): readonly CaseEntry[] {
  return one.entries.filter(
    ({ notCounting, evidenceId }) => notCounting === null && evidenceId === null,
  );
}

/** What these records may show together, in the order of the case; support only if no record carries it. */
export function shownBy(one: Case, seqs: readonly string[]): readonly MayShow[] {
  const taken = takeable(one).filter(({ seq }) => seqs.includes(String(seq)));
  const shown = new Map<string, boolean>();
  for (const { criterionId, supports } of taken.flatMap(({ mayShow }) => mayShow)) {
    shown.set(criterionId, (shown.get(criterionId) ?? true) && supports);
  }
  return one.mayShow.flatMap((criterion) => {
    const supports = shown.get(criterion.criterionId);
    return supports === undefined ? [] : [{ ...criterion, supports }];
  });
}

/**
 * What one press accepts: every record that counts and is not too old (all of them if all are), and every
 * criterion they may carry of a unit worked towards or of another framework.
 */
export function draftOf(one: Case, known: Known): CaseDraft {
  const may = takeable(one);
  const young = may.filter(({ tooOld }) => !tooOld);
  const seqs = (young.length > 0 ? young : may).map(({ seq }) => String(seq));
  return {
    title: one.suggestedTitle,
    note: '',
    olderBecause: '',
    seqs,
    criteria: tickedOf(one, seqs, known),
  };
}

/** Criteria ticked beforehand for these records. */
export function tickedOf(one: Case, seqs: readonly string[], known: Known): readonly string[] {
  return shownBy(one, seqs)
    .filter(({ supports, criterionId }) => !supports && !known.aside.has(criterionId))
    .map(({ criterionId }) => criterionId);
}

/** Is a record older than three years among those taken? Then a reason is needed. */
export function needsReason(one: Case, seqs: readonly string[]): boolean {
  return one.entries.some(({ seq, tooOld }) => tooOld && seqs.includes(String(seq)));
}

/** The draft as the server takes it. */
export function bodyOf(id: string, one: Case, draft: CaseDraft): BodyIn<typeof acceptCaseRoute> {
  const shown = new Set(shownBy(one, draft.seqs).map(({ criterionId }) => criterionId));
  return {
    id,
    caseId: one.caseId,
    seqs: draft.seqs.map(Number),
    title: draft.title,
    note: draft.note,
    ...(needsReason(one, draft.seqs) ? { olderBecause: draft.olderBecause } : {}),
    references: draft.criteria
      .filter((criterionId) => shown.has(criterionId))
      .map((criterionId) => ({ criterionId })),
  };
}

/** Criteria by framework, in the order in which they come. */
export function byFramework<T extends { readonly frameworkCode: string }>(
  criteria: readonly T[],
): readonly (readonly [string, readonly T[]])[] {
  const found = new Map<string, T[]>();
  for (const one of criteria) {
    found.set(one.frameworkCode, [...(found.get(one.frameworkCode) ?? []), one]);
  }
  return [...found];
}
