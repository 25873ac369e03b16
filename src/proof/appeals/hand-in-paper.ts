import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { idTaken } from '../portfolio/index.ts';
import { hashOf } from './appeal.ts';
import { appealPaperHandedIn } from './events.ts';
import { lockAppeal, whoActs } from './found.ts';
import type { handInRoute } from './schema.ts';
import { appealsDb } from './tables.ts';

/**
 * Hands in a paper: the learner to an appeal of theirs, an assessor to one against their decision, the administrator
 * and the quality manager to any; both sides read it. Refuses `appeal-not-found` and `id-taken`.
 */
export async function handInPaper(
  tx: Tx,
  appealId: string,
  { id, title, words }: BodyOf<typeof handInRoute>,
): Promise<Result<{ paperId: string }>> {
  const held = await lockAppeal(tx, appealId);
  if (!held.ok) return held;
  const { row } = held.value;
  const { organisationId, roles } = actorOf(tx);
  const memberId = whoActs(tx);
  const runs = roles.includes('quality_manager') || roles.includes('centre_administrator');
  if (row.learner_id !== memberId && row.assessor_id !== memberId && !runs) {
    return refuse('appeal-not-found', 'There is no such appeal of yours.');
  }
  const db = appealsDb(tx);
  const before = await db
    .selectFrom('appeal_paper')
    .select(['appeal_id', 'handed_by'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) {
    const same = before.appeal_id === appealId && before.handed_by === memberId;
    return same ? ok({ paperId: id }) : idTaken();
  }
  await db
    .insertInto('appeal_paper')
    .values({
      organisation_id: organisationId,
      id,
      appeal_id: appealId,
      title,
      words,
      handed_by: memberId,
      handed_at: nowOf(tx),
    })
    .execute();
  record(tx, appealPaperHandedIn, {
    subjects: { learner: row.learner_id, appeal: appealId },
    facts: { paper: id, wordsSha256: hashOf(words) },
  });
  return ok({ paperId: id });
}
