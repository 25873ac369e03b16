import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { destructionListed } from './events.ts';
import { hashesOf, LIST_FORMAT, type Listed, listHere, lockLists, R21, whoActs } from './found.ts';
import { pastNow } from './past.ts';
import { retentionDb } from './tables.ts';

/**
 * Draws up the list of every record that is past its four years and held by nothing (R21). Nothing is destroyed by it.
 * The same id again is the first list. Refuses `nothing-past`.
 */
export async function drawList(
  tx: Tx,
  { id }: { readonly id: string },
): Promise<Result<{ listId: string; sha256: string }>> {
  await lockLists(tx);
  const before = await listHere(tx, id);
  if (before.ok) return ok({ listId: id, sha256: before.value.sha256 });
  const db = retentionDb(tx);
  const open = await db
    .selectFrom('destruction_line')
    .select('learner_id')
    .where('outcome', 'is', null)
    .execute();
  const listed = new Set(open.map(({ learner_id }) => learner_id));
  const past = (await pastNow(tx)).filter(
    ({ learnerId, holds }) => holds.length === 0 && !listed.has(learnerId),
  );
  if (past.length === 0) {
    return refuse(
      'nothing-past',
      'No record is past its four years that nothing holds and no open list has. There is nothing to put on a list.',
      R21,
    );
  }
  const { organisationId, isSample } = actorOf(tx);
  const lines = [];
  for (const { learnerId, lastOn, heldUntil } of past) {
    lines.push({ learner: learnerId, lastOn, heldUntil, record: await hashesOf(tx, learnerId) });
  }
  const list = canonicalJson({
    format: LIST_FORMAT,
    organisation: organisationId,
    sample: isSample,
    rule: R21,
    drawnAt: nowOf(tx).toISOString(),
    lines: lines.sort((a, b) => (a.learner < b.learner ? -1 : 1)),
  } satisfies Listed);
  const hash = createHash('sha256').update(list).digest();
  await db
    .insertInto('destruction_list')
    .values({
      organisation_id: organisationId,
      id,
      list,
      list_sha256: hash,
      drawn_at: nowOf(tx),
      drawn_by: whoActs(tx),
    })
    .execute();
  await db
    .insertInto('destruction_line')
    .values(
      lines.map(({ learner, heldUntil }) => ({
        organisation_id: organisationId,
        list_id: id,
        learner_id: learner,
        held_until: heldUntil,
      })),
    )
    .execute();
  record(tx, destructionListed, {
    subjects: { destruction_list: id },
    facts: { listSha256: hash.toString('hex'), learners: lines.length },
  });
  return ok({ listId: id, sha256: hash.toString('hex') });
}
