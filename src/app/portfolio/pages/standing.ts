import type { ReplyOf } from '../../../lib/route.ts';
import { listed } from '../../../lib/text.ts';
import type { readOutcomes } from '../../../proof/assessment/schema.ts';
import type { readPortfolio } from '../../../proof/portfolio/schema.ts';

export type Portfolio = ReplyOf<typeof readPortfolio>;
export type Framework = Portfolio['frameworks'][number];
export type Unit = Framework['units'][number];
export type Criterion = Unit['criteria'][number];
export type Item = Portfolio['evidence'][number] & { readonly code: string };
export type Outcomes = ReplyOf<typeof readOutcomes>;
export type Outcome = Outcomes['rows'][number];
export type Judgement = Outcome['criteria'][number]['history'][number];

/** How far a criterion is, for the learner; a judgement outweighs a claim, a claim outweighs a reference. */
export type CriterionState = 'met' | 'not_yet' | 'claimed' | 'evidenced' | 'open';
/** What stands where a criterion and an item meet. */
export type CellState = 'met' | 'not_yet' | 'claimed' | 'referenced';

/** How far a unit is. */
export interface UnitStanding {
  readonly total: number;
  /** Criteria with at least one item. */
  readonly evidenced: number;
  readonly met: number;
  /** A decision that stands says 'achieved'. */
  readonly achieved: boolean;
  /** How firm the newest decision is (R73). */
  readonly firm: 'informal' | 'ratified';
  /** The newest decision was found not to be supported, and the unit was not claimed again. */
  readonly reopened: boolean;
  /** Waits for an assessor or is in their hand. */
  readonly claimOpen: boolean;
  /** The newest decision said 'not yet', and the unit was not claimed again. */
  readonly notYet: boolean;
}

/** A criterion where it stands. */
export interface Placed {
  readonly framework: Framework;
  readonly unit: Unit;
  readonly criterion: Criterion;
}

/** Everything the page asks of a portfolio, worked out once a read. */
export interface Standing {
  /** In the order in which they were accepted: E1, E2... */
  readonly items: readonly Item[];
  readonly itemOf: ReadonlyMap<string, Item>;
  readonly criterionOf: ReadonlyMap<string, Placed>;
  readonly stateOf: (criterionId: string) => CriterionState;
  readonly itemsFor: (criterionId: string) => readonly Item[];
  readonly cellOf: (criterionId: string, evidenceId: string) => CellState | undefined;
  readonly unitOf: (unitId: string) => UnitStanding;
  /** Newest first, over all attempts. */
  readonly judgementsOf: (criterionId: string) => readonly Judgement[];
  /** The newest decided claim of each unit. */
  readonly decidedOf: (unitId: string) => Outcome | undefined;
}

const NONE: UnitStanding = {
  total: 0,
  evidenced: 0,
  met: 0,
  achieved: false,
  firm: 'informal',
  reopened: false,
  claimOpen: false,
  notYet: false,
};

/**
 * Where each criterion, cell and unit of a portfolio stands. One pass over what is there; asking is a look-up.
 * @param outcomes what was judged; left out while it is being read
 */
export function standingOf(portfolio: Portfolio, outcomes?: Outcomes): Standing {
  const items = portfolio.evidence.map((one, at): Item => ({ ...one, code: `E${at + 1}` }));
  const placed = portfolio.frameworks.flatMap((framework) =>
    framework.units.flatMap((unit) =>
      unit.criteria.map((criterion): Placed => ({ framework, unit, criterion })),
    ),
  );
  const cells = new Map<string, Map<string, CellState>>();
  const cell = (criterionId: string, evidenceId: string, state: CellState) => {
    const row = cells.get(criterionId) ?? new Map<string, CellState>();
    cells.set(criterionId, row.set(evidenceId, state));
  };
  const presented = new Set(portfolio.presented);
  portfolio.references.forEach(([item, criterion], at) => {
    const [one, where] = [items[item], placed[criterion]];
    if (!one || !where) return;
    cell(where.criterion.criterionId, one.evidenceId, presented.has(at) ? 'claimed' : 'referenced');
  });

  const decided = new Map<string, Outcome>();
  const judged = new Map<string, readonly Judgement[]>();
  for (const row of outcomes?.rows ?? []) {
    if (row.decision === null || decided.has(row.unit.unitId)) continue;
    decided.set(row.unit.unitId, row);
    for (const { criterionId, history } of row.criteria) judged.set(criterionId, history);
  }
  for (const { criterionId, history } of outcomes?.carried ?? []) {
    // A decided claim of the unit tells them among its own.
    if ((judged.get(criterionId) ?? []).length === 0) judged.set(criterionId, history);
  }
  for (const [criterionId, [newest]] of judged) {
    for (const { evidenceId } of newest?.items ?? []) {
      // An item that an open claim presents anew has not been judged there yet.
      if (newest && cells.get(criterionId)?.get(evidenceId) !== 'claimed') {
        cell(criterionId, evidenceId, newest.outcome);
      }
    }
  }

  const states = new Map<string, CriterionState>();
  const units = new Map<string, UnitStanding>();
  for (const framework of portfolio.frameworks) {
    for (const unit of framework.units) {
      const claimOpen = unit.claim?.state === 'claimed' || unit.claim?.state === 'taken';
      const decision = decided.get(unit.unitId)?.decision ?? null;
      const has = (id: string) => (cells.get(id)?.size ?? 0) > 0;
      for (const { criterionId } of unit.criteria) {
        const lapsed = decision?.reopened?.criterionIds.includes(criterionId) ?? false;
        const newest = lapsed ? undefined : judged.get(criterionId)?.[0]?.outcome;
        const open = claimOpen ? 'claimed' : has(criterionId) ? 'evidenced' : 'open';
        states.set(
          criterionId,
          newest === 'met' ? 'met' : newest === 'not_yet' && !claimOpen ? 'not_yet' : open,
        );
      }
      units.set(unit.unitId, {
        total: unit.criteria.length,
        evidenced: unit.criteria.filter(({ criterionId }) => has(criterionId)).length,
        met: unit.criteria.filter(({ criterionId }) => states.get(criterionId) === 'met').length,
        achieved: decision?.outcome === 'achieved' && decision.reopened === null,
        firm: decision?.standing ?? 'informal',
        reopened: decision !== null && decision.reopened !== null && !claimOpen,
        claimOpen,
        notYet: decision?.outcome === 'not_yet' && !claimOpen,
      });
    }
  }

  const itemOf = new Map(items.map((item) => [item.evidenceId, item]));
  return {
    items,
    itemOf,
    criterionOf: new Map(placed.map((one) => [one.criterion.criterionId, one])),
    stateOf: (criterionId) => states.get(criterionId) ?? 'open',
    itemsFor: (criterionId) =>
      [...(cells.get(criterionId)?.keys() ?? [])].flatMap((id) => itemOf.get(id) ?? []),
    cellOf: (criterionId, evidenceId) => cells.get(criterionId)?.get(evidenceId),
    unitOf: (unitId) => units.get(unitId) ?? NONE,
    judgementsOf: (criterionId) => judged.get(criterionId) ?? [],
    decidedOf: (unitId) => decided.get(unitId),
  };
}

/** May this unit be claimed now, as far as the page knows? The server decides. */
export function mayClaim(framework: Framework, unit: Unit, standing: Standing): boolean {
  const at = standing.unitOf(unit.unitId);
  const isOn = framework.enrolmentId !== null && framework.replacedBy === null;
  return isOn && unit.chosen && !at.claimOpen && !at.achieved;
}

/** Totals of an enrolment: its chosen units only. */
export interface Progress {
  readonly units: number;
  readonly achieved: number;
  /** Of those, ratified; the others are informal. */
  readonly ratified: number;
  readonly criteria: number;
  readonly evidenced: number;
  readonly met: number;
  readonly openClaims: number;
}

/** How far one framework is, over the units that the learner works towards. */
export function progressOf(framework: Framework, standing: Standing): Progress {
  const units = framework.units.filter(({ chosen }) => chosen);
  const of = units.map(({ unitId }) => standing.unitOf(unitId));
  const sum = (what: (unit: UnitStanding) => number) =>
    of.reduce((total, unit) => total + what(unit), 0);
  return {
    units: units.length,
    achieved: sum(({ achieved }) => (achieved ? 1 : 0)),
    ratified: sum(({ achieved, firm }) => (achieved && firm === 'ratified' ? 1 : 0)),
    criteria: sum(({ total }) => total),
    evidenced: sum(({ evidenced }) => evidenced),
    met: sum(({ met }) => met),
    openClaims: sum(({ claimOpen }) => (claimOpen ? 1 : 0)),
  };
}

/** Something the learner is to do after a 'not yet', in the assessor's words. */
export interface Action {
  readonly criterionId: string;
  /** 'RPC1.1.2 not yet', 'RPC1.1.3 and RPC1.2.1 not judged'. */
  readonly about: string;
  readonly words: string;
  readonly assessorName: string;
}

/** What judgements of 'not yet' ask for, of units that are not claimed again. */
export function actionsOf(portfolio: Portfolio, standing: Standing): readonly Action[] {
  return portfolio.frameworks.flatMap(({ units }) =>
    units
      .filter(({ unitId }) => standing.unitOf(unitId).notYet)
      .flatMap(({ unitId, criteria }) => {
        const unjudged = standing.decidedOf(unitId)?.decision?.unjudgedAction ?? null;
        const asked = criteria.flatMap(({ criterionId, code }): readonly Action[] => {
          const [newest] = standing.judgementsOf(criterionId);
          if (newest?.outcome !== 'not_yet' || newest.action === null) return [];
          const { action, assessorName } = newest;
          return [{ criterionId, about: `${code} not yet`, words: action, assessorName }];
        });
        const open = criteria.filter(
          ({ criterionId }) => standing.judgementsOf(criterionId).length === 0,
        );
        const [first] = open;
        if (unjudged === null || !first) return asked;
        const assessorName = standing.decidedOf(unitId)?.decision?.decidedBy ?? '';
        const about = `${listed(open.map(({ code }) => code))} not judged`;
        return [...asked, { criterionId: first.criterionId, about, words: unjudged, assessorName }];
      }),
  );
}
