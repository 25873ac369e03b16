import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { creditOf } from '../../rules/combination/combination.ts';
import type { Finding } from '../../rules/finding.ts';
import { type LearnerStanding, standingsIn } from './achieved.ts';
import { awardClaimed, scheduleSent } from './events.ts';
import { lockCertification, whoActs } from './found.ts';
import { unitStands } from './gates.ts';
import type { claimAwardsRoute, sendScheduleRoute } from './schema.ts';
import { certificationDb } from './tables.ts';

onConstraint('award_line_once', {
  code: 'already-claimed',
  because:
    'One of these is claimed already for its learner. Look at the earlier claims, and leave it out.',
});

type Given = BodyOf<typeof claimAwardsRoute>;

/**
 * Claims in a batch, all or none: for each learner the qualification, or a unit on the unit payment route (R93). The
 * same id again gives the first result. Refuses `framework-not-found`, `unit-needed`, `own-award`, `already-claimed`
 * and `gates-closed`, which says of each learner what is missing.
 */
export async function claimAwards(
  tx: Tx,
  { id, frameworkId, route, lines }: Given,
): Promise<Result<{ claimId: string }>> {
  const db = certificationDb(tx);
  const { organisationId } = actorOf(tx);
  await lockCertification(tx);
  const before = await db.selectFrom('award_claim').select('id').where('id', '=', id).execute();
  if (before.length > 0) return ok({ claimId: id });
  const by = whoActs(tx);
  if (lines.some(({ learnerId }) => learnerId === by)) {
    return refuse('own-award', 'Nobody claims for themselves. A colleague claims yours.');
  }
  if (lines.some(({ unitId }) => (route === 'unit') !== (unitId !== null))) {
    return wrongField(
      'lines',
      'unit-needed',
      'Name the unit of each line on the unit route, and none for the qualification.',
    );
  }
  const standings = await standingsIn(tx, frameworkId, [
    ...new Set(lines.map(({ learnerId }) => learnerId)),
  ]);
  if (!standings.ok) return standings;
  const { tree, learners } = standings.value;
  const byLearner = new Map(learners.map((one) => [one.learnerId, one]));
  const asked = lines.map(({ learnerId, unitId }) => {
    const reference = tree.units.find((unit) => unit.unitId === unitId)?.reference ?? '';
    return { learnerId, unitId, ...lineOf(byLearner.get(learnerId), unitId, reference) };
  });
  const closed = asked.filter(({ blocks }) => blocks.length > 0);
  if (closed.length > 0) return gatesClosed(tx, closed);
  await db
    .insertInto('award_claim')
    .values({
      organisation_id: organisationId,
      id,
      framework_id: frameworkId,
      framework_code: tree.code,
      route,
      claimed_at: nowOf(tx),
      claimed_by: by,
      sent_on: null,
      sent_reference: null,
    })
    .execute();
  await db
    .insertInto('award_line')
    .values(
      asked.map(({ learnerId, what, units, extra, credit, decisions }) => ({
        organisation_id: organisationId,
        id: newId(),
        claim_id: id,
        learner_id: learnerId,
        framework_code: tree.code,
        what,
        units: [...units],
        extra_units: [...extra],
        credit,
        decision_ids: [...decisions],
        outcome: null,
        answered_on: null,
        refused_because: null,
        answered_by: null,
      })),
    )
    .execute();
  record(tx, awardClaimed, {
    subjects: { claim: id },
    facts: {
      framework: tree.code,
      route,
      lines: asked.map(({ learnerId, what, units, extra, credit, decisions }) => ({
        learner: learnerId,
        what,
        units: [...units],
        extraUnits: [...extra],
        credit,
        decisions: [...decisions],
      })),
    },
  });
  return ok({ claimId: id });
}

interface AskedLine {
  readonly what: string;
  readonly units: readonly string[];
  readonly extra: readonly string[];
  readonly credit: number;
  readonly decisions: readonly string[];
  readonly blocks: readonly Finding[];
}

const NOTHING: Finding = {
  rule: 'R9',
  outcome: 'block',
  because: 'No unit of this framework is achieved.',
  source: 'Qualification specification, certification and results',
};

function lineOf(
  learner: LearnerStanding | undefined,
  unitId: string | null,
  reference: string,
): AskedLine {
  const empty = { what: reference, units: [], extra: [], credit: 0, decisions: [] };
  if (!learner || (unitId !== null && reference === '')) return { ...empty, blocks: [NOTHING] };
  const { standing, facts } = learner;
  const units = unitId === null ? standing.counted : [reference];
  const extra = unitId === null ? standing.extra : [];
  const found = unitId === null ? standing.missing : unitStands(facts, reference);
  const named = new Set([...units, ...extra]);
  return {
    what: reference,
    units,
    extra,
    credit: creditOf(facts.rules.units.filter((unit) => units.includes(unit.reference))),
    decisions: learner.decisions
      .filter((one) => named.has(one.reference))
      .map(({ decisionId }) => decisionId),
    blocks: found.filter(({ outcome }) => outcome === 'block'),
  };
}

async function gatesClosed(
  tx: Tx,
  closed: readonly { readonly learnerId: string; readonly blocks: readonly Finding[] }[],
): Promise<Result<never>> {
  const names = await memberNames(tx);
  const sentences = closed.map(
    ({ learnerId, blocks }) =>
      `${names.get(learnerId) ?? 'Somebody unknown'}: ${blocks.map(({ because }) => because).join(' ')}`,
  );
  return refuse(
    'gates-closed',
    `Nothing was claimed, because a claim goes whole. ${sentences.join(' ')}`,
    listed([...new Set(closed.flatMap(({ blocks }) => blocks.map(({ rule }) => rule)))]),
    { findings: closed.flatMap(({ blocks }) => [...blocks]) },
  );
}

/** The schedule of results went out. Refuses `claim-not-found` and `already-sent`. */
export async function sendSchedule(
  tx: Tx,
  claimId: string,
  { on, reference }: BodyOf<typeof sendScheduleRoute>,
): Promise<Result<{ claimId: string }>> {
  const db = certificationDb(tx);
  const row = await db
    .selectFrom('award_claim')
    .select('sent_on')
    .where('id', '=', claimId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('claim-not-found', 'There is no such claim here.');
  if (row.sent_on !== null) return refuse('already-sent', 'This schedule went out already.');
  await db
    .updateTable('award_claim')
    .set({ sent_on: on, sent_reference: reference })
    .where('id', '=', claimId)
    .execute();
  record(tx, scheduleSent, { subjects: { claim: claimId }, facts: { claim: claimId, on } });
  return ok({ claimId });
}
