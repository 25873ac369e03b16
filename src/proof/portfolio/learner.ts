import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { portfolioDb } from './tables.ts';

/**
 * The signed-in member as a registered learner: their member id. The portfolio is the learner's own, so
 * nobody acts in another's place. Refuses `not-a-learner`.
 */
export async function ownLearner(tx: Tx): Promise<Result<string>> {
  const { organisationId, memberId } = actorOf(tx);
  const row = memberId
    ? await portfolioDb(tx)
        .selectFrom('learner')
        .select('member_id')
        .where('organisation_id', '=', organisationId)
        .where('member_id', '=', memberId)
        .executeTakeFirst()
    : undefined;
  if (row) return ok(row.member_id);
  return refuse(
    'not-a-learner',
    'You are not registered as a learner here. Ask an owner or a branch manager to enrol you.',
  );
}

/** The same, and everything else that changes this portfolio waits until the act ends. */
export async function lockOwnPortfolio(tx: Tx): Promise<Result<string>> {
  const learner = await ownLearner(tx);
  if (learner.ok) await lockPortfolio(tx, learner.value);
  return learner;
}

/** Whatever changes one learner's portfolio happens one after the other, until the act ends. */
export async function lockPortfolio(tx: Tx, learnerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`portfolio:${learnerId}`}, 0))`.execute(
    portfolioDb(tx),
  );
}
