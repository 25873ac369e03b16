import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { filesDb } from './tables.ts';

/** The index of a file: marks that stand, in the order of the file. */
export async function marksOn(tx: Tx, fileId: string) {
  return filesDb(tx)
    .selectFrom('evidence_file_mark')
    .selectAll()
    .where('file_id', '=', fileId)
    .where('taken_off_at', 'is', null)
    .orderBy(sql`coalesce(at_second, page, 0)`)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}
