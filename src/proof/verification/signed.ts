import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { verificationDb } from './tables.ts';

/** Of these decisions those whose released base an external verifier signed (R91). */
export async function signedOf(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await verificationDb(tx)
    .selectFrom('ratified_decision as d')
    .innerJoin('verification_signature as s', (join) =>
      join
        .onRef('s.organisation_id', '=', 'd.organisation_id')
        .onRef('s.cycle_id', '=', 'd.cycle_id'),
    )
    .select('d.decision_id')
    .where('d.organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`d.decision_id = any(${[...decisionIds]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ decision_id }) => decision_id));
}

/** What each verifier froze of a learner's unit when they took it up, in order: canonical JSON, sealed by its hash. */
export async function frozenOf(
  tx: Tx,
  learnerId: string,
  unitId: string,
): Promise<
  readonly { readonly sampleId: string; readonly stage: string; readonly text: string }[]
> {
  const rows = await verificationDb(tx)
    .selectFrom('verification_start')
    .select(['sample_id', 'stage', 'frozen'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .where('unit_id', '=', unitId)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return rows.map(({ sample_id, stage, frozen }) => ({ sampleId: sample_id, stage, text: frozen }));
}

/** The ids of the decisions that were released with this one, sorted, one a line; null: it is not ratified. */
export async function releasedWith(tx: Tx, decisionId: string): Promise<string | null> {
  const rows = await verificationDb(tx)
    .selectFrom('ratified_decision as d')
    .innerJoin('ratified_decision as other', (join) =>
      join
        .onRef('other.organisation_id', '=', 'd.organisation_id')
        .onRef('other.cycle_id', '=', 'd.cycle_id'),
    )
    .select('other.decision_id')
    .where('d.organisation_id', '=', actorOf(tx).organisationId)
    .where('d.decision_id', '=', decisionId)
    .execute();
  if (rows.length === 0) return null;
  return rows
    .map(({ decision_id }) => decision_id)
    .sort()
    .join('\n');
}
