import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Side } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';

/** What pay or invoice take up later, in pence, waivers taken off. */
export interface SumOfShift {
  readonly sumId: string;
  readonly conflictId: string;
  readonly shiftId: string | null;
  readonly side: Side;
  readonly personId: string | null;
  readonly pence: number;
}

/** What cancellations and agreements come to for these shifts; nothing where all was waived. */
export async function sumsOfShifts(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<readonly SumOfShift[]> {
  return conflictsDb(tx)
    .selectFrom('conflict_sum')
    .select(['id as sumId', 'conflict_id as conflictId', 'shift_id as shiftId', 'side'])
    .select(['person_id as personId', sql<number>`pence - waived_pence`.as('pence')])
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .where(sql<boolean>`pence > waived_pence`)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}
