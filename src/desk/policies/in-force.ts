import { sql } from 'kysely';
import { dateIn } from '../../lib/time.ts';
import { type Named, nameProceduresBy } from '../../platform/audit/procedures-in-force.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { isGovernable } from './governs-schema.ts';
import { policiesDb } from './tables.ts';

/**
 * The procedures and versions in force at the moment of this act that govern these kinds of work record: the
 * newest version of each whose day has come, where it was not withdrawn. One query, and none where no
 * procedure may govern any of the kinds.
 */
export async function proceduresInForce(
  tx: Tx,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, readonly Named[]>> {
  const asked = kinds.filter(isGovernable);
  if (asked.length === 0) return new Map();
  const at = nowOf(tx);
  const { rows } = await sql<{ policy: string; version: number; governs: string[] }>`
    select policy, version, governs from (
      select distinct on (v.procedure_id) v.procedure_id as policy, v.version, v.governs
      from procedure_version v where v.in_force_from <= ${dateIn(at)}::date
      order by v.procedure_id, v.version desc) newest
    where governs && ${asked}::text[] and not exists (
      select 1 from procedure_withdrawal w where w.procedure_id = policy and w.withdrawn_at <= ${at})
    order by policy`.execute(policiesDb(tx));
  return new Map(
    asked.map((kind) => [
      kind,
      rows
        .filter(({ governs }) => governs.includes(kind))
        .map(({ policy, version }) => ({ policy, version: String(version) })),
    ]),
  );
}

nameProceduresBy(proceduresInForce);
