import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { staffOn } from '../centre/index.ts';
import { itemsOfWitnesses } from '../collected/index.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { claimsOf, learnersOn, presentedIn } from '../portfolio/index.ts';
import { type BalanceFacts, whyNotBalanced } from './balance.ts';
import { newestOf } from './judgement.ts';
import { judgementsOn } from './judgements.ts';
import { METHODS, type readBalance } from './schema.ts';
import { assessmentDb } from './tables.ts';
import { unitsOf } from './units.ts';

export const noLearner = (): Result<never> =>
  refuse('learner-not-found', 'There is no such learner on this framework here.');

/** Whom a learner reports to and who reports to them, as it was last recorded; undefined: never. */
export async function reportsOf(tx: Tx, learnerId: string) {
  return assessmentDb(tx)
    .selectFrom('learner_reports')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** Items of a learner that are evidence of their line manager or of who reports to them, by source. */
async function sourcesOf(tx: Tx, learnerId: string, claimIds: readonly string[]) {
  const presented = await presentedIn(tx, claimIds);
  const items = new Map(
    [...presented.values()].flat().map((item) => [item.evidenceId, item.title]),
  );
  const told = await itemsOfWitnesses(tx, [...items.keys()]);
  const marked = await assessmentDb(tx)
    .selectFrom('source_seen')
    .select(['evidence_id', 'source'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .execute();
  const of = (source: 'line_manager' | 'report', relation: string) => {
    const ids = new Set([
      ...[...told].filter(([, one]) => one === relation).map(([id]) => id),
      ...marked.filter((one) => one.source === source).map(({ evidence_id }) => evidence_id),
    ]);
    return [...ids].map((evidenceId) => ({ evidenceId, title: items.get(evidenceId) ?? '' }));
  };
  return { manager: of('line_manager', 'manager'), reports: of('report', 'reports_to_learner') };
}

async function balancesOf(tx: Tx, learnerId: string, frameworkId: string) {
  return assessmentDb(tx)
    .selectFrom('balance_judgement')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .where('framework_id', '=', frameworkId)
    .orderBy('judged_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** All that is known of the balance of a learner's programme on a framework. */
async function knownOfBalance(tx: Tx, learnerId: string, frameworkId: string) {
  const tree = await frameworkOf(tx, frameworkId);
  const unitIds = new Set(tree?.units.map(({ unitId }) => unitId));
  const claims = (await claimsOf(tx, learnerId)).filter(
    ({ unitId, withdrawnAt }) => unitIds.has(unitId) && withdrawnAt === null,
  );
  const ids = claims.map(({ claimId }) => claimId);
  const reports = await reportsOf(tx, learnerId);
  const sources = await sourcesOf(tx, learnerId, ids);
  const balances = await balancesOf(tx, learnerId, frameworkId);
  const facts: BalanceFacts = {
    reports: reports ? { reportsTo: reports.reports_to, hasReports: reports.has_reports } : null,
    fromManager: sources.manager.length,
    fromReports: sources.reports.length,
    balanced: balances[0]?.balanced ?? null,
  };
  return { tree, claims, reports, sources, balances, facts };
}

/**
 * What is missing of the balance where deciding this unit would complete the learner's programme (W32): units of one
 * framework, two at least, each achieved but this one. Empty: nothing, or it is not the last; or the centre was never
 * set up, and keeps working as before.
 */
export async function lastOfProgramme(
  tx: Tx,
  learnerId: string,
  unitId: string,
): Promise<BalanceFacts | null> {
  const frameworkId = await frameworkIdOf(tx, unitId);
  if (frameworkId === null) return null;
  if ((await staffOn(tx, 'assessor', dateIn(nowOf(tx)))).length === 0) return null;
  const learner = (await learnersOn(tx, frameworkId)).find((one) => one.learnerId === learnerId);
  if (!learner || learner.unitIds.length < 2 || !learner.unitIds.includes(unitId)) return null;
  const achieved = new Set(
    (await claimsOf(tx, learnerId))
      .filter(({ achieved, reopenedAt }) => achieved && reopenedAt === null)
      .map((claim) => claim.unitId),
  );
  const isLast = learner.unitIds.every((id) => id === unitId || achieved.has(id));
  return isLast ? (await knownOfBalance(tx, learnerId, frameworkId)).facts : null;
}

async function frameworkIdOf(tx: Tx, unitId: string): Promise<string | null> {
  const row = await assessmentDb(tx)
    .selectFrom('criteria_published')
    .select('framework_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('unit_id', '=', unitId)
    .limit(1)
    .executeTakeFirst();
  return row?.framework_id ?? null;
}

/** A learner's programme as its balance is judged. Refuses `learner-not-found` and `own-balance`. */
export async function balanceView(
  tx: Tx,
  learnerId: string,
  frameworkId: string,
): Promise<Result<ReplyIn<typeof readBalance>>> {
  if (actorOf(tx).memberId === learnerId)
    return refuse('own-balance', 'This is your own programme: an assessor judges its balance.');
  const onIt = await learnersOn(tx, frameworkId);
  if (!onIt.some((one) => one.learnerId === learnerId)) return noLearner();
  const { tree, claims, reports, sources, balances, facts } = await knownOfBalance(
    tx,
    learnerId,
    frameworkId,
  );
  if (!tree) return noLearner();
  const names = await memberNames(tx);
  const attempts = new Map(claims.map(({ claimId, attempt }) => [claimId, attempt]));
  const kept = await judgementsOn(tx, [...attempts.keys()]);
  const newest = [
    ...newestOf(kept.map((one) => ({ ...one, attempt: attempts.get(one.claimId) ?? 0 }))).values(),
  ].filter(({ outcome }) => outcome === 'met');
  const units = await unitsOf(
    tx,
    claims.map(({ unitId }) => unitId),
  );
  return ok({
    learner: { id: learnerId, name: names.get(learnerId) ?? '' },
    framework: { frameworkId, code: tree.code, title: tree.title },
    reports: reports
      ? {
          reportsTo: reports.reports_to,
          hasReports: reports.has_reports,
          because: reports.because,
          saidAt: reports.said_at.toISOString(),
          saidBy: names.get(reports.said_by) ?? '',
        }
      : null,
    methods: METHODS.map((method) => ({
      method,
      criteria: newest.filter((one) => one.method === method).length,
    })),
    items: new Set(newest.flatMap(({ evidenceIds }) => evidenceIds)).size,
    fromManager: sources.manager,
    fromReports: sources.reports,
    claims: claims.map(({ claimId, unitId, attempt }) => ({
      claimId,
      reference: units.get(unitId)?.reference ?? '',
      attempt,
    })),
    balances: balances.map((row) => ({
      balanceId: row.id,
      balanced: row.balanced,
      note: row.note,
      judgedAt: row.judged_at.toISOString(),
      judgedBy: names.get(row.judged_by) ?? '',
    })),
    missing: whyNotBalanced(facts).map(({ rule, because, source, clears = '' }) => ({
      rule,
      outcome: 'warn' as const,
      because,
      source,
      clears,
      restsOn: [],
    })),
  });
}
