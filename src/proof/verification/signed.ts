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
