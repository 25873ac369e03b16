import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { type DecisionLine, decisionsIn } from '../assessment/index.ts';
import { lookingAfter, mayAct, newAssessors, staffOn, tariffOn, tiesOf } from '../centre/index.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { learnersOn, openClaims } from '../portfolio/index.ts';
import { arrangementsBy, priorLearningOf, stateOf } from '../programme/index.ts';
import type { Cycle } from './found.ts';
import { includedIn, unsupportedIn } from './include-unit.ts';
import { risksOf } from './open-cycle.ts';
import { type LearnerUnit, riskOf, type Verifier } from './plan.ts';
import { sitesIn } from './sites.ts';
import { verificationDb } from './tables.ts';

/** How many of a new assessor's first decisions in a cycle are always sampled (R28, W25). */
const FIRST_OF_NEW = 5;

/** States of a learner's programme in which nothing more of it is decided (R81). */
export const ENDED: readonly string[] = ['withdrawn', 'transferred', 'completed'];

/** What a plan is made from. */
export interface Base {
  readonly units: readonly LearnerUnit[];
  readonly verifiers: readonly Verifier[];
  /** Per cent of the tariff today; null: none is on record. */
  readonly percent: number | null;
  readonly assessorPercent: ReadonlyMap<string, number>;
  /** The newest decision of each learner-unit that has one, by its key. */
  readonly decisions: ReadonlyMap<string, DecisionLine>;
}

export const keyOf = (learnerId: string, unitId: string): string => `${learnerId} ${unitId}`;

/** Hash of what a plan is made from: while it is the same, another plan would find nothing new. */
export function madeFrom({ units, verifiers, percent, assessorPercent }: Base): Buffer {
  return createHash('sha256')
    .update(canonicalJson({ units, ...rulesIn({ verifiers, percent, assessorPercent }) }))
    .digest();
}

/** The rules of a plan as JSON carries them. */
export function rulesIn({
  verifiers,
  percent,
  assessorPercent,
}: Pick<Base, 'verifiers' | 'percent' | 'assessorPercent'>) {
  return {
    percent,
    assessorPercent: Object.fromEntries([...assessorPercent].sort()),
    verifiers: verifiers.map(({ memberId, unitIds, tiedTo }) => ({
      memberId,
      unitIds: unitIds === null ? null : [...unitIds].sort(),
      tiedTo: [...tiedTo].sort(),
    })),
  };
}

/**
 * The base of a cycle (R79): the units of its learners that were decided within it, and, until its last day, those
 * still to be decided. What was decided before it, or ratified with another, belongs to that one.
 */
export async function baseOf(tx: Tx, cycle: Cycle): Promise<Base> {
  const today = dateIn(nowOf(tx));
  const over = today > cycle.to_on;
  const learners = await learnersIn(tx, cycle);
  const learnerIds = learners.map(({ learnerId }) => learnerId);
  const lines = await decisionsIn(tx, {
    frameworkId: cycle.framework_id,
    ...(cycle.everyone ? {} : { learnerIds }),
  });
  const newest = newestOf(lines);
  const elsewhere = await ratifiedElsewhere(tx, cycle.id);
  const inHand = new Map(
    (await openClaims(tx)).map((one) => [keyOf(one.learnerId, one.unitId), one.assessorId]),
  );
  const special = await arrangementsBy(tx, learnerIds, today);
  const prior = await priorLearningOf(tx, learnerIds);
  const states = await stateOf(tx, learnerIds, cycle.framework_code, today);
  // Whoever ever advised, observed or assessed them verifies nothing of theirs (R30).
  const advisers = await lookingAfter(tx, cycle.everyone ? undefined : learnerIds);
  const sitesAt = await sitesIn(tx, [...new Set(learners.flatMap((one) => one.unitIds))], today);
  const included = await includedIn(tx, cycle.id);
  const first = firstOfNew(newest, await newAssessors(tx, today));
  const units: LearnerUnit[] = [];
  const decisions = new Map<string, DecisionLine>();
  for (const { learnerId, startedOn, left, unitIds } of learners) {
    const gone = left || ENDED.includes(states.get(learnerId)?.state ?? '');
    for (const unitId of unitIds) {
      const key = keyOf(learnerId, unitId);
      const decision = newest.get(key);
      const on = decision && dateIn(decision.decidedAt);
      // Found not to be supported, a decision counts no more: its unit is to be decided again.
      const stands = decision !== undefined && decision.reopenedAt === null;
      const within = stands && on !== undefined && on >= cycle.from_on && on <= cycle.to_on;
      const settled = stands && decision.outcome === 'achieved' && !within;
      if (settled || (stands && elsewhere.has(decision.decisionId))) continue;
      if (!within && (over || gone || startedOn > cycle.to_on)) continue;
      if (!within && prior.get(learnerId)?.includes(unitId)) continue;
      if (decision && within) decisions.set(key, decision);
      units.push({
        key,
        learnerId,
        unitId,
        assessorId: inHand.get(key) ?? decision?.assessorId ?? null,
        adviserIds: advisers.get(learnerId) ?? [],
        alsoAssessedBy: [],
        decided: within,
        methods: [...new Set(decision?.methods ?? [])].sort(),
        sites: sitesAt(learnerId, unitId),
        special: special.has(learnerId),
        party: decision?.party ?? false,
        firstOfNew: decision !== undefined && first.has(decision.decisionId),
        ...(included.has(key) ? { asked: true } : {}),
      });
    }
  }
  const percent = (await tariffOn(tx, cycle.framework_code, today))?.internalPercent ?? null;
  return {
    units: withOtherAssessors(units),
    verifiers: await verifiersOf(tx, cycle, today),
    percent,
    assessorPercent: asksOf(
      percent ?? 0,
      largest(await risksOf(tx, cycle.id)),
      await unsupportedIn(tx, cycle.id),
    ),
    decisions,
  };
}

async function learnersIn(tx: Tx, cycle: Cycle) {
  const all = await learnersOn(tx, cycle.framework_id);
  if (cycle.everyone) return all;
  const rows = await verificationDb(tx)
    .selectFrom('verification_cycle_learner')
    .select('learner_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycle.id)
    .execute();
  const named = new Set(rows.map(({ learner_id }) => learner_id));
  return all.filter(({ learnerId }) => named.has(learnerId));
}

/** The newest decision of each learner-unit. @param lines in any order */
function newestOf(lines: readonly DecisionLine[]): ReadonlyMap<string, DecisionLine> {
  const newest = new Map<string, DecisionLine>();
  for (const line of lines) {
    const key = keyOf(line.learnerId, line.unitId);
    const other = newest.get(key);
    if (!other || other.attempt < line.attempt) newest.set(key, line);
  }
  return newest;
}

/** Ids of the first decisions of each assessor who is still new. */
function firstOfNew(
  newest: ReadonlyMap<string, DecisionLine>,
  assessors: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = Map.groupBy(
    [...newest.values()].filter(({ assessorId }) => assessors.has(assessorId)),
    ({ assessorId }) => assessorId,
  );
  return new Set(
    [...own.values()].flatMap((lines) =>
      lines
        .sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())
        .slice(0, FIRST_OF_NEW)
        .map(({ decisionId }) => decisionId),
    ),
  );
}

/** R30 is said of the learner, not of one unit: whoever assesses another unit of theirs does not verify this one. */
function withOtherAssessors(units: readonly LearnerUnit[]): readonly LearnerUnit[] {
  const of = Map.groupBy(units, ({ learnerId }) => learnerId);
  return units.map((unit) => {
    const others = (of.get(unit.learnerId) ?? []).flatMap(({ assessorId }) =>
      assessorId === null || assessorId === unit.assessorId ? [] : [assessorId],
    );
    return { ...unit, alsoAssessedBy: [...new Set(others)].sort() };
  });
}

async function ratifiedElsewhere(tx: Tx, cycleId: string): Promise<ReadonlySet<string>> {
  const rows = await verificationDb(tx)
    .selectFrom('ratified_decision')
    .select('decision_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '<>', cycleId)
    .execute();
  return new Set(rows.map(({ decision_id }) => decision_id));
}

/** Who verifies here: internal verifiers by role, for the units they are authorised for (R22), with their ties. */
async function verifiersOf(tx: Tx, cycle: Cycle, today: string): Promise<readonly Verifier[]> {
  const { members } = await membersOf(tx);
  const here = members.filter(
    ({ leftAt, roles }) => leftAt === null && roles.includes('internal_verifier'),
  );
  const posts = new Map(
    (await staffOn(tx, 'internal_verifier', today)).map((post) => [post.memberId, post.units]),
  );
  const tree = await frameworkOf(tx, cycle.framework_id);
  const ties = await tiesOf(tx, { memberIds: here.map(({ id }) => id) });
  const verifiers: Verifier[] = [];
  for (const { id: memberId } of here) {
    const own = posts.get(memberId)?.[cycle.framework_code] ?? [];
    const free = posts.has(memberId)
      ? own.includes('*')
      : (await mayAct(tx, { memberId, as: 'verify', units: [], on: today })).length === 0;
    const units = (tree?.units ?? []).filter(({ reference }) => own.includes(reference));
    verifiers.push({
      memberId,
      unitIds: free ? null : new Set(units.map(({ unitId }) => unitId)),
      tiedTo: new Set(
        ties.filter((tie) => tie.memberId === memberId).map(({ learnerId }) => learnerId),
      ),
    });
  }
  return verifiers.sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
}

/** What risk asks of each assessor who was rated, or of whom a decision was not supported. */
function asksOf(
  percent: number,
  rated: ReadonlyMap<string, number>,
  unsupported: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map(
    [...new Set([...rated.keys(), ...unsupported.keys()])].map((one) => [
      one,
      riskOf(percent, unsupported.get(one) ?? 0, rated.get(one) ?? 0),
    ]),
  );
}

function largest(
  risks: readonly { readonly assessor_id: string; readonly percent: number }[],
): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const { assessor_id, percent } of risks) {
    most.set(assessor_id, Math.max(percent, most.get(assessor_id) ?? 0));
  }
  return most;
}
