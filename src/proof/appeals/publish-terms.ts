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
 * Publishes the next version of the appeals procedure with its clocks; appeals under way keep theirs. The same
 * version with the same words again changes nothing. Refuses `terms-changed`.
 */
export async function publishTerms(
  tx: Tx,
  { version, procedure, ...clocks }: BodyOf<typeof publishTermsRoute>,
): Promise<Result<{ version: number }>> {
  const before = await termsNow(tx);
  if (before?.version === version && before.procedure === procedure) return ok({ version });
  if (version !== (before?.version ?? 0) + 1) {
    return refuse(
      'terms-changed',
      `Version ${before?.version ?? 0} is the newest. Open the page again and publish after it.`,
    );
  }
  const { raiseDays, informalDays, furtherDays, formalDays, bodyDays, nation } = clocks;
  await appealsDb(tx)
    .insertInto('appeal_terms')
    .values({
      organisation_id: actorOf(tx).organisationId,
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
  { version }: { readonly version: number },
): Promise<Result<{ version: number }>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  if ((await termsNow(tx))?.version !== version) {
    return refuse('version-replaced', 'This version is not in force. Read the one that is.', R92);
  }
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
