import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { criteriaOf, shownBy, showTable } from './criteria.ts';
import { evidenceReferenced, evidenceUnreferenced } from './events.ts';
import { criteriaHere, isClaimed, lockOwnPortfolio, ownEvidence } from './learner.ts';
import { portfolioDb } from './tables.ts';

interface Reference {
  readonly evidenceId: string;
  readonly criterionId: string;
}

/** Under which rows of the table the records of an item count. */
export async function showsAs(tx: Tx, evidenceId: string): Promise<readonly string[]> {
  const rows = await portfolioDb(tx)
    .selectFrom('evidence_entry as n')
    .innerJoin('suggested_entry as s', (join) =>
      join
        .onRef('s.organisation_id', '=', 'n.organisation_id')
        .onRef('s.learner_id', '=', 'n.learner_id')
        .onRef('s.seq', '=', 'n.seq'),
    )
    .select('s.shows_as')
    .where('n.evidence_id', '=', evidenceId)
    .execute();
  return rows.flatMap((row) => row.shows_as);
}

/**
 * References an item of the learner's own to a criterion of any framework here, suggested or not: the
 * learner decides. The same again changes the note. Refuses `not-a-learner`, `evidence-not-found`,
 * `not-your-evidence` and `criterion-not-found`.
 */
export async function referenceEvidence(
  tx: Tx,
  { evidenceId, criterionId, note }: Reference & { readonly note: string },
): Promise<Result<Reference>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const item = await ownEvidence(tx, learner.value, evidenceId);
  if (!item.ok) return item;
  const criteria = await criteriaHere(tx, [criterionId]);
  if (!criteria.ok) return criteria;
  const db = portfolioDb(tx);
  const before = await db
    .selectFrom('evidence_reference')
    .select('note')
    .where('evidence_id', '=', evidenceId)
    .where('criterion_id', '=', criterionId)
    .executeTakeFirst();
  if (before?.note === note) return ok({ evidenceId, criterionId });
  await db
    .insertInto('evidence_reference')
    .values({
      organisation_id: actorOf(tx).organisationId,
      evidence_id: evidenceId,
      criterion_id: criterionId,
      learner_id: learner.value,
      note,
      referenced_at: nowOf(tx),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'evidence_id', 'criterion_id']).doUpdateSet({ note }),
    )
    .execute();
  const shown = shownBy(await showTable(tx, learner.value), await showsAs(tx, evidenceId));
  const row = criteria.value.get(criterionId);
  record(tx, evidenceReferenced, {
    subjects: { learner: learner.value, evidence: evidenceId, criterion: criterionId },
    facts: {
      framework: row?.framework_code ?? '',
      criterion: row?.code ?? '',
      suggested: shown.some((each) => each.criterionId === criterionId),
    },
  });
  return ok({ evidenceId, criterionId });
}

/**
 * References an item to a criterion and, in the same press, to others that are linked to it. Refuses as
 * `referenceEvidence`, then nothing is referenced.
 */
export async function referenceToAll(
  tx: Tx,
  { also, ...first }: Reference & { readonly note: string; readonly also: readonly string[] },
): Promise<Result<Reference>> {
  const done = await referenceEvidence(tx, first);
  if (!done.ok) return done;
  for (const criterionId of new Set(also)) {
    if (criterionId === first.criterionId) continue;
    const more = await referenceEvidence(tx, { ...first, criterionId });
    if (!more.ok) return more;
  }
  return done;
}

/**
 * What an item is referenced to, for another that takes its place; references before no assessor are taken back here.
 * The caller holds the portfolio and puts the other in.
 */
export async function giveWay(
  tx: Tx,
  learnerId: string,
  evidenceId: string,
): Promise<readonly { readonly criterionId: string; readonly note: string }[]> {
  const rows = await portfolioDb(tx)
    .selectFrom('evidence_reference')
    .select(['criterion_id', 'note'])
    .where('evidence_id', '=', evidenceId)
    .where('learner_id', '=', learnerId)
    .orderBy('criterion_id')
    .execute();
  const criteria = await criteriaOf(
    tx,
    rows.map(({ criterion_id }) => criterion_id),
  );
  for (const { criterion_id: criterionId } of rows) {
    if (await isClaimed(tx, evidenceId, criterionId)) continue;
    const row = criteria.get(criterionId);
    await takeBack(tx, learnerId, { evidenceId, criterionId }, row);
  }
  return rows.map(({ criterion_id, note }) => ({ criterionId: criterion_id, note }));
}

/** Takes one reference back and says so; false: there was none. */
async function takeBack(
  tx: Tx,
  learner: string,
  { evidenceId, criterionId }: Reference,
  row: { readonly framework_code: string; readonly code: string } | undefined,
): Promise<boolean> {
  const gone = await portfolioDb(tx)
    .deleteFrom('evidence_reference')
    .where('evidence_id', '=', evidenceId)
    .where('criterion_id', '=', criterionId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return false;
  record(tx, evidenceUnreferenced, {
    subjects: { learner, evidence: evidenceId, criterion: criterionId },
    facts: { framework: row?.framework_code ?? '', criterion: row?.code ?? '' },
  });
  return true;
}

/**
 * Takes a reference back. Refuses `not-a-learner`, `evidence-not-found`, `not-your-evidence`,
 * `reference-not-found` and `evidence-claimed`.
 */
export async function unreference(
  tx: Tx,
  { evidenceId, criterionId }: Reference,
): Promise<Result<Reference>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const item = await ownEvidence(tx, learner.value, evidenceId);
  if (!item.ok) return item;
  const criteria = await criteriaHere(tx, [criterionId]);
  if (!criteria.ok) return criteria;
  if (await isClaimed(tx, evidenceId, criterionId)) {
    return refuse(
      'evidence-claimed',
      'This reference is before an assessor in an open claim. Take the claim back first.',
    );
  }
  const row = criteria.value.get(criterionId);
  if (!(await takeBack(tx, learner.value, { evidenceId, criterionId }, row))) {
    return refuse('reference-not-found', 'This item is not referenced to that criterion.');
  }
  return ok({ evidenceId, criterionId });
}
