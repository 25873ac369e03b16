import { createHash } from 'node:crypto';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { confirmedLately } from '../../platform/identity/confirm.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { onSigning, recordSignature, signatureOf } from '../verification/index.ts';
import { appointedToday, whoActs } from './appointed.ts';
import { baseSignedHere } from './events.ts';
import { beforeSigning, besideBase, endOf } from './found.ts';
import { ownSample } from './own-sample.ts';
import type { signBaseRoute } from './schema.ts';
import { externalDb } from './tables.ts';

/**
 * The external verifier signs the base as it is now, by their own press and name (R91): from here it may be released and
 * its decisions claimed. What is decided after it is signed again; until then it changes nothing. Refuses as `ownSample`, `sample-not-closed` and `sample-not-agreed`, which
 * name what is missing, `not-your-name`, `confirm-it-is-you`, and what `recordSignature` refuses.
 */
export async function signBase(
  tx: Tx,
  sampleId: string,
  { reference, ownName }: BodyOf<typeof signBaseRoute>,
): Promise<Result<{ sampleId: string; decisions: number }>> {
  const sample = await ownSample(tx, sampleId);
  if (!sample.ok) return sample;
  const { closing, signature } = await endOf(tx, sampleId);
  const beside = await besideBase(tx, sample.value);
  if (!beside.ok) return beside;
  if (signature && beside.value.unsigned.length === 0) {
    return ok({ sampleId, decisions: signature.decisions });
  }
  const missing = beforeSigning(beside.value, closing);
  if (missing.length > 0) {
    return refuse(
      closing === null ? 'sample-not-closed' : 'sample-not-agreed',
      `This base cannot be signed yet. ${missing.join(' ')}`,
      'R91',
    );
  }
  const own = (await memberNames(tx)).get(whoActs(tx)) ?? '';
  if (nameKey(ownName) !== nameKey(own)) {
    return wrongField(
      'ownName',
      'not-your-name',
      'Type your own name as it stands in your account.',
    );
  }
  const confirmed = await confirmedLately(tx);
  if (!confirmed.ok) return confirmed;
  const ids = [...beside.value.base.decisions.values()].map(({ decisionId }) => decisionId).sort();
  const sha256 = createHash('sha256').update(ids.join('\n')).digest();
  const { cycle_id: cycleId } = sample.value;
  const turn = ((await signatureOf(tx, cycleId))?.turn ?? 0) + 1;
  await externalDb(tx)
    .insertInto('external_signature')
    .values({
      organisation_id: actorOf(tx).organisationId,
      cycle_id: cycleId,
      turn,
      sample_id: sampleId,
      member_id: whoActs(tx),
      decisions: ids.length,
      decisions_sha256: sha256,
      signed_at: nowOf(tx),
    })
    .execute();
  const put = await recordSignature(tx, cycleId, {
    reference,
    signedOn: dateIn(nowOf(tx)),
  });
  if (!put.ok) return put;
  record(tx, baseSignedHere, {
    subjects: { externalSample: sampleId, cycle: cycleId },
    facts: { decisions: ids.length, decisionsSha256: sha256.toString('hex') },
  });
  return ok({ sampleId, decisions: ids.length });
}

/** Where an external verifier comes in for a qualification, nobody writes their signature down for them (R91). */
onSigning(async (tx, cycle) => {
  const appointed = (await appointedToday(tx)).filter(
    ({ frameworkCode }) => frameworkCode === cycle.framework_code,
  );
  if (appointed.length === 0) return ok(null);
  const signed = await externalDb(tx)
    .selectFrom('external_signature')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycle.id)
    .where('turn', '=', ((await signatureOf(tx, cycle.id))?.turn ?? 0) + 1)
    .executeTakeFirst();
  if (signed && signed.member_id === actorOf(tx).memberId) return ok(null);
  const names = await memberNames(tx);
  const who = appointed.map(({ memberId }) => names.get(memberId) ?? '').join(', ');
  return refuse(
    'external-verifier-signs',
    `The external verifier signs this base themselves, once their sample is closed: ${who}.`,
    'R91',
  );
});
