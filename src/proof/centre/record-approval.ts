import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { approvalEnded, approvalRecorded, tariffRecorded } from './events.ts';
import { frameworkHere, whoActs } from './found.ts';
import type { endApprovalRoute, recordApprovalRoute, recordTariffRoute } from './schema.ts';
import { centreDb } from './tables.ts';
import { bandOn } from './tariff.ts';

onConstraint('centre_approval_open', {
  code: 'already-approved',
  because: 'This approval stands already. End that one first if a new one took its place.',
});

/**
 * The awarding body approved the centre or a qualification (R15). The same id again gives the first result. Refuses
 * `framework-needed`, `framework-not-found` and `already-approved`.
 */
export async function recordApproval(
  tx: Tx,
  { id, kind, frameworkCode, reference, fastTrack, fromOn }: BodyOf<typeof recordApprovalRoute>,
): Promise<Result<{ approvalId: string }>> {
  if (kind === 'qualification' && frameworkCode === null) {
    return wrongField('frameworkCode', 'framework-needed', 'Choose the qualification.');
  }
  const code = kind === 'centre' ? null : frameworkCode;
  const missing = code === null ? null : await frameworkHere(tx, code);
  if (missing) return missing;
  const made = await centreDb(tx)
    .insertInto('centre_approval')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      kind,
      framework_code: code,
      reference,
      fast_track: fastTrack,
      from_on: fromOn,
      ended_on: null,
      ended_because: null,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, approvalRecorded, {
      subjects: { approval: id },
      facts: { kind, framework: code, fastTrack, fromOn },
    });
  }
  return ok({ approvalId: id });
}

/** An approval ended. Refuses `approval-not-found`, `already-ended` and `before-it-began`. */
export async function endApproval(
  tx: Tx,
  approvalId: string,
  { on, because }: BodyOf<typeof endApprovalRoute>,
): Promise<Result<{ approvalId: string }>> {
  const db = centreDb(tx);
  const row = await db
    .selectFrom('centre_approval')
    .selectAll()
    .where('id', '=', approvalId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('approval-not-found', 'There is no such approval here.');
  if (row.ended_on !== null) return refuse('already-ended', 'This approval has ended already.');
  if (on < row.from_on) return wrongField('on', 'before-it-began', 'That is before it began.');
  await db
    .updateTable('centre_approval')
    .set({ ended_on: on, ended_because: because })
    .where('id', '=', approvalId)
    .execute();
  record(tx, approvalEnded, {
    subjects: { approval: approvalId },
    facts: { approval: approvalId, on },
  });
  return ok({ approvalId });
}

/**
 * The rating of a qualification here from a day on (R17); the newest from a day counts. Refuses
 * `framework-not-found` and `tariff-unknown` for a day the awarding body's table does not reach.
 */
export async function recordTariff(
  tx: Tx,
  { id, frameworkCode, band, fromOn, letter }: BodyOf<typeof recordTariffRoute>,
): Promise<Result<{ tariffId: string }>> {
  const missing = await frameworkHere(tx, frameworkCode);
  if (missing) return missing;
  const asks = bandOn(band, fromOn);
  if (!asks) {
    return wrongField(
      'fromOn',
      'tariff-unknown',
      'What the tariff asked on that day is not known here. Choose a day from 1 July 2014 on.',
    );
  }
  const made = await centreDb(tx)
    .insertInto('centre_tariff')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      framework_code: frameworkCode,
      band,
      from_on: fromOn,
      letter,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    const { internalPercent, externalPercent, directClaims } = asks;
    record(tx, tariffRecorded, {
      subjects: { tariff: id },
      facts: {
        framework: frameworkCode,
        band,
        fromOn,
        internalPercent,
        externalPercent,
        directClaims,
      },
    });
  }
  return ok({ tariffId: id });
}
