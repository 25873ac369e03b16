import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { certificateOn } from '../centre/index.ts';
import { notReadBy } from '../languages/index.ts';
import { claimOf } from '../portfolio/index.ts';
import { sampleCountersigned } from './events.ts';
import { lockCycle, stillOpen, whoActs } from './found.ts';
import { handsOn, mayVerify } from './start-sample.ts';
import { verificationDb } from './tables.ts';

const R27 = 'Qualification specification, L237';

/** Who countersigned these looks, by look. */
export async function signersOf(
  tx: Tx,
  startIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await verificationDb(tx)
    .selectFrom('verification_countersignature')
    .select(['start_id', 'signer_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`start_id = any(${[...startIds]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ start_id, signer_id }) => [start_id, signer_id]));
}

/**
 * A qualified verifier stands by the record of one who was not (R27), on their own certificate in force today; whoever
 * may not verify this learner may not countersign either (R30, W34, R22). Again by the same, nothing changes. Refuses
 * `start-not-found`, `not-recorded-yet`, `countersignature-not-needed`, `own-record`, `already-countersigned`,
 * `already-released`, `not-qualified`, `language-not-read` and what verifying is refused for.
 */
export async function countersignSample(
  tx: Tx,
  startId: string,
): Promise<Result<{ startId: string }>> {
  const db = verificationDb(tx);
  const { organisationId } = actorOf(tx);
  const start = await db
    .selectFrom('verification_start as s')
    .innerJoin('verification_sample as m', (join) =>
      join.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.id', '=', 's.sample_id'),
    )
    .leftJoin('verification_record as r', (join) =>
      join.onRef('r.organisation_id', '=', 's.organisation_id').onRef('r.start_id', '=', 's.id'),
    )
    .select([
      's.sample_id',
      's.learner_id',
      's.unit_id',
      's.claim_id',
      's.assessor_id',
      's.verifier_id',
    ])
    .select(['m.cycle_id', 'r.countersign'])
    .where('s.organisation_id', '=', organisationId)
    .where('s.id', '=', startId)
    .executeTakeFirst();
  if (!start) return refuse('start-not-found', 'Nobody took up a sample under this name here.');
  if (start.countersign === null) {
    return refuse('not-recorded-yet', 'Its verifier has not written the record yet. Wait for it.');
  }
  if (!start.countersign) {
    return refuse(
      'countersignature-not-needed',
      'The verifier was qualified that day, so nobody countersigns the record.',
      R27,
    );
  }
  const cycle = await lockCycle(tx, start.cycle_id);
  if (!cycle.ok) return cycle;
  const signer = whoActs(tx);
  const before = (await signersOf(tx, [startId])).get(startId);
  if (before === signer) return ok({ startId });
  if (before) return refuse('already-countersigned', 'A colleague has countersigned it already.');
  const closed = await stillOpen(tx, start.cycle_id);
  if (closed) return closed;
  if (signer === start.verifier_id) {
    return refuse('own-record', 'Nobody countersigns their own record. A colleague does.', R27);
  }
  const { learner_id, unit_id, assessor_id, verifier_id } = start;
  const barred = await mayVerify(tx, signer, { learnerId: learner_id, unitId: unit_id });
  if (barred) return barred;
  const items = (await claimOf(tx, start.claim_id))?.evidence ?? [];
  const unread = await notReadBy(
    tx,
    signer,
    items.map(({ evidenceId }) => evidenceId),
  );
  if (unread) return { ok: false, refusal: unread };
  const signedOn = dateIn(nowOf(tx));
  const certificate = await certificateOn(tx, signer, 'verifier', signedOn);
  if (certificate === null) {
    return refuse(
      'not-qualified',
      'No verifier’s certificate of yours is on record for today. Ask the centre administrator to record it, or leave this to somebody qualified.',
      R27,
    );
  }
  const { advisers, assessors } = await handsOn(tx, learner_id);
  await db
    .insertInto('verification_countersignature')
    .values({
      organisation_id: organisationId,
      start_id: startId,
      verifier_id,
      assessor_id,
      learner_id,
      signer_id: signer,
      hands: [...new Set([...advisers, ...assessors])],
      qualification_id: certificate,
      signed_on: signedOn,
      signed_at: nowOf(tx),
    })
    .execute();
  record(tx, sampleCountersigned, {
    subjects: {
      cycle: start.cycle_id,
      sample: start.sample_id,
      learner: learner_id,
      assessor: assessor_id,
    },
    facts: { qualification: certificate, signedOn },
  });
  return ok({ startId });
}
