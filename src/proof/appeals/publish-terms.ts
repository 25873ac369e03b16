import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { ownLearner } from '../portfolio/index.ts';
import { hashOf, R92 } from './appeal.ts';
import { appealTermsPublished, appealTermsRead } from './events.ts';
import { termsNow, whoActs } from './found.ts';
import type { publishTermsRoute } from './schema.ts';
import { appealsDb } from './tables.ts';

/**
 * Publishes the next version of the appeals procedure with its clocks; appeals under way keep theirs. The same id
 * again gives the first result.
 */
export async function publishTerms(
  tx: Tx,
  { id, procedure, ...clocks }: BodyOf<typeof publishTermsRoute>,
): Promise<Result<{ version: number }>> {
  const { organisationId } = actorOf(tx);
  const db = appealsDb(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`appeal-terms:${organisationId}`}, 0))`.execute(
    db,
  );
  const first = await db
    .selectFrom('appeal_terms')
    .select('version')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first) return ok(first);
  const version = ((await termsNow(tx))?.version ?? 0) + 1;
  const { raiseDays, informalDays, furtherDays, formalDays, bodyDays, nation } = clocks;
  await db
    .insertInto('appeal_terms')
    .values({
      organisation_id: organisationId,
      id,
      version,
      procedure,
      nation,
      raise_days: raiseDays,
      informal_days: informalDays,
      further_days: furtherDays,
      formal_days: formalDays,
      body_days: bodyDays,
      published_at: nowOf(tx),
      published_by: whoActs(tx),
    })
    .execute();
  record(tx, appealTermsPublished, {
    subjects: {},
    facts: { version, procedureSha256: hashOf(procedure), ...clocks },
  });
  return ok({ version });
}

/** A learner says that they read the procedure in force (R41, R42). Refuses `not-a-learner` and `version-replaced`. */
export async function readTerms(
  tx: Tx,
  { termsId }: { readonly termsId: string },
): Promise<Result<{ version: number }>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const now = await termsNow(tx);
  if (now?.id !== termsId) {
    return refuse('version-replaced', 'This version is not in force. Read the one that is.', R92);
  }
  const { version } = now;
  const made = await appealsDb(tx)
    .insertInto('appeal_terms_read')
    .values({
      organisation_id: actorOf(tx).organisationId,
      version,
      learner_id: learner.value,
      read_at: nowOf(tx),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'version', 'learner_id']).doNothing(),
    )
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, appealTermsRead, { subjects: { learner: learner.value }, facts: { version } });
  }
  return ok({ version });
}
