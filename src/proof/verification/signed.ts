import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { verificationDb } from './tables.ts';

/** The newest signature of a base; null: nobody signed it. */
export async function signatureOf(tx: Tx, cycleId: string) {
  const row = await verificationDb(tx)
    .selectFrom('verification_signature')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .orderBy('turn', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Decisions of a base that no signature of it covers, sorted: what is decided, or decided anew, after it was signed
 * waits for a signature of its own (R91).
 */
export async function unsignedIn(
  tx: Tx,
  cycleId: string,
  base: { readonly decisions: ReadonlyMap<string, { readonly decisionId: string }> },
): Promise<readonly string[]> {
  const rows = await verificationDb(tx)
    .selectFrom('signed_decision')
    .select('decision_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .execute();
  const signed = new Set(rows.map(({ decision_id }) => decision_id));
  return [...base.decisions.values()]
    .map(({ decisionId }) => decisionId)
    .filter((id) => !signed.has(id))
    .sort();
}

/** Of these decisions those that were released and that an external verifier’s signature of their base covers (R91). */
export async function signedOf(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await verificationDb(tx)
    .selectFrom('ratified_decision as d')
    .innerJoin('signed_decision as s', (join) =>
      join
        .onRef('s.organisation_id', '=', 'd.organisation_id')
        .onRef('s.cycle_id', '=', 'd.cycle_id')
        .onRef('s.decision_id', '=', 'd.decision_id'),
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
