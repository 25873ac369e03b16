/** A case as the choice of the fewest sees it. */
export interface Candidate {
  readonly caseId: string;
  /** Monday of the week it began, 'YYYY-MM-DD'. */
  readonly week: string;
  /** Whom it was for: client or worker, where that is known. */
  readonly whom: string;
  /** Criteria it may carry; those it only supports are left out. */
  readonly carries: readonly string[];
}

export interface SmallestSet {
  readonly caseIds: readonly string[];
  /** Criteria asked for that the set may carry. */
  readonly covers: number;
  /** Criteria asked for that no case may carry. */
  readonly uncovered: number;
}

/**
 * A small set of cases that may carry all that any of them may (W30), chosen greedily: always the one
 * that adds most; of those that add alike, one from a week not chosen yet, then from another client or
 * worker, then the newest.
 * @param wanted criteria that are still open
 * @param cases newest first
 */
export function smallestSet(wanted: ReadonlySet<string>, cases: readonly Candidate[]): SmallestSet {
  const open = new Set(wanted);
  const weeks = new Set<string>();
  const whom = new Set<string>();
  const chosen: string[] = [];
  let left = cases.map((each) => ({ ...each, adds: each.carries.filter((one) => open.has(one)) }));
  for (;;) {
    left = left
      .map((each) => ({ ...each, adds: each.adds.filter((one) => open.has(one)) }))
      .filter(({ adds }) => adds.length > 0);
    let best: (typeof left)[number] | undefined;
    let most = 0;
    for (const each of left) {
      // What is new of week and whom only ever decides between cases that add alike.
      const fresh = (weeks.has(each.week) ? 0 : 2) + (whom.has(each.whom) ? 0 : 1);
      const worth = each.adds.length * 4 + fresh;
      if (worth > most) [best, most] = [each, worth];
    }
    if (!best) break;
    chosen.push(best.caseId);
    weeks.add(best.week);
    whom.add(best.whom);
    for (const one of best.adds) open.delete(one);
  }
  return { caseIds: chosen, covers: wanted.size - open.size, uncovered: open.size };
}
