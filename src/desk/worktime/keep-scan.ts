import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { optOutScanned } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { worktimeDb } from './tables.ts';

const BEGINNINGS = [
  { type: 'application/pdf', bytes: Buffer.from('%PDF-') },
  { type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { type: 'image/png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
] as const;

function notFound(): Result<never> {
  return refuse('opt-out-not-found', 'This worker has no such opt-out with a scan on file.');
}

/**
 * Keeps the scan of an opt-out that was signed by hand. The same file again changes nothing. Refuses
 * `opt-out-not-found`, `wrong-type` for what is no PDF, JPEG or PNG by its content, and `already-scanned`: the paper
 * behind a record is not exchanged.
 */
export async function keepScan(
  tx: Tx,
  {
    personId,
    optOutId,
    bytes,
  }: { readonly personId: string; readonly optOutId: string; readonly bytes: Buffer },
): Promise<Result<{ optOutId: string }>> {
  await holdWorkers(tx, [personId]);
  const db = worktimeDb(tx);
  const optOut = await db
    .selectFrom('opt_out')
    .select('id')
    .where('id', '=', optOutId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!optOut) return refuse('opt-out-not-found', 'This worker has no such opt-out on file.');
  const type = BEGINNINGS.find((one) =>
    bytes.subarray(0, one.bytes.length).equals(one.bytes),
  )?.type;
  if (!type) {
    const because = 'The scan is no PDF, JPEG or PNG. Scan it as one of these.';
    return refuse('wrong-type', because, undefined, { fields: { file: because } });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await db
    .selectFrom('opt_out_scan')
    .select('sha256')
    .where('opt_out_id', '=', optOutId)
    .executeTakeFirst();
  if (before?.sha256 === sha256) return ok({ optOutId });
  if (before) {
    return refuse('already-scanned', 'The scan of this opt-out is on file, and is not exchanged.');
  }
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('opt_out_scan')
    .values({
      organisation_id: organisationId,
      opt_out_id: optOutId,
      content_type: type,
      bytes,
      sha256,
      kept_at: nowOf(tx),
      kept_by: memberId,
    })
    .execute();
  record(tx, optOutScanned, {
    subjects: { worker: personId },
    facts: { optOut: optOutId, sha256 },
  });
  return ok({ optOutId });
}

/** The scan of an opt-out, as a file. Refuses `opt-out-not-found`. */
export async function scanOf(
  tx: Tx,
  { personId, optOutId }: { readonly personId: string; readonly optOutId: string },
): Promise<Result<FileReply>> {
  const row = await worktimeDb(tx)
    .selectFrom('opt_out_scan as s')
    .innerJoin('opt_out as o', (join) =>
      join.onRef('o.organisation_id', '=', 's.organisation_id').onRef('o.id', '=', 's.opt_out_id'),
    )
    .select(['s.content_type as contentType', 's.bytes', 'o.signed_on as signedOn'])
    .where('o.id', '=', optOutId)
    .where('o.person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return notFound();
  const { contentType, bytes, signedOn } = row;
  const ending = contentType.split('/')[1]?.replace('jpeg', 'jpg');
  return ok({ fileName: `48-hour-opt-out-${signedOn}.${ending}`, contentType, bytes });
}
