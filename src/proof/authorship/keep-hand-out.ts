import { createHash } from 'node:crypto';
import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { idTaken } from '../portfolio/index.ts';
import { handOutKept } from './events.ts';
import type { keepHandOutRoute } from './schema.ts';
import { authorshipDb } from './tables.ts';

/**
 * Puts a paper that the centre hands out on the list, by the hash of its bytes; the paper itself is not kept (R55). The
 * same bytes again give the first. Refuses `id-taken` where the id is of another paper.
 */
export async function keepHandOut(
  tx: Tx,
  { id, title, bytes }: BodyOf<typeof keepHandOutRoute> & { readonly bytes: Buffer },
): Promise<Result<{ handOutId: string; sha256: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('A hand-out was kept by nobody.');
  const sha256 = createHash('sha256').update(bytes).digest();
  const db = authorshipDb(tx);
  const made = await db
    .insertInto('hand_out')
    .values({
      organisation_id: organisationId,
      id,
      title,
      sha256,
      kept_at: nowOf(tx),
      kept_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, handOutKept, {
      subjects: { hand_out: id },
      facts: { sha256: sha256.toString('hex') },
    });
  }
  const kept = await db
    .selectFrom('hand_out')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return kept ? ok({ handOutId: kept.id, sha256: sha256.toString('hex') }) : idTaken();
}
