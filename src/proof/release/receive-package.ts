import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import {
  readVerifierKey,
  type VerifierKey,
  writeVerifierKey,
} from '../../platform/audit/tree/note.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { packageReceived, packageRefused } from './events.ts';
import { packageIn, readRelease, sha256Of } from './package.ts';
import { lockEmployer, samplesApart } from './register-employer.ts';
import { releaseDb } from './tables.ts';
import { checkedBy, employmentOf, takeIn } from './take-in.ts';

/** What came of a package: an item, or it waits until the employer's key is confirmed. */
export interface Received {
  readonly packageId: string;
  readonly evidenceId: string | null;
}

type Employer = Extract<Awaited<ReturnType<typeof lockEmployer>>, { ok: true }>['value'];

/**
 * Takes a package of an employer in: format, signature by the pinned key, every record under the checkpoint,
 * the checkpoint a continuation of those seen before, the rendition's hash, and whose it is. The same package
 * again is the same item. A refusal is recorded with the check that failed: what `readRelease` and
 * `checkRelease` refuse, `employer-not-found`, `employer-key-changed`, `key-of-another-log`,
 * `sample-not-evidence`, `sample-takes-samples`, `learner-unknown`, `learner-of-another`, `already-received`.
 */
export async function receivePackage(
  tx: Tx,
  input: { readonly id: string; readonly employerId: string; readonly bytes: Buffer },
): Promise<Result<Received>> {
  const found = await lockEmployer(tx, input.employerId);
  if (!found.ok) return found;
  const employer = found.value;
  const received = await checkedAndKept(tx, employer, input);
  if (!received.ok) noteRefusal(tx, employer.id, received.refusal);
  return received;
}

function noteRefusal(tx: Tx, employerId: string, { code }: Refusal): void {
  recordRefusal(tx, packageRefused, {
    subjects: { employer: employerId },
    facts: { check: code },
  });
}

async function checkedAndKept(
  tx: Tx,
  employer: Employer,
  { id, bytes }: { readonly id: string; readonly bytes: Buffer },
): Promise<Result<Received>> {
  const inside = packageIn(bytes);
  if (!inside.ok) return inside;
  const read = readRelease(inside.value);
  if (!read.ok) return read;
  const item = read.value;
  const text = inside.value.toString('utf8');
  const sha256 = sha256Of(text);
  const before = await standing(tx, employer.id, item.evidence);
  if (before?.package_sha256.toString('hex') === sha256) {
    return ok({ packageId: before.id, evidenceId: before.evidence_id });
  }
  const apart = samplesApart(tx, item.sample);
  if (!apart.ok) return apart;
  if (employer.origin !== null && employer.origin !== item.origin) {
    return refuse(
      'key-of-another-log',
      'This package comes from another log than this employer’s. Choose the employer it is from.',
    );
  }
  const pinned = pinnedKey(employer.verifier_key);
  const proven = checkedBy(item, [], pinned);
  if (!proven.ok) return proven;
  if (before) {
    return refuse(
      'already-received',
      'This item came before, in another package: the first one stands. Nothing was changed.',
    );
  }
  const employment = await employmentOf(tx, employer.id, item);
  if (!employment.ok) return employment;
  const [signer] = proven.value.signedBy;
  if (!pinned && signer) await pin(tx, employer.id, item.origin, writeVerifierKey(signer));
  await releaseDb(tx)
    .insertInto('released_package')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      employer_id: employer.id,
      employment_id: employment.value.employmentId,
      item: item.evidence,
      package: text,
      package_sha256: Buffer.from(sha256, 'hex'),
      received_at: nowOf(tx),
      received_by: actorOf(tx).memberId,
      evidence_id: null,
      turned_away_at: null,
    })
    .execute();
  record(tx, packageReceived, {
    subjects: {
      employer: employer.id,
      released_package: id,
      learner: employment.value.learnerId,
    },
    facts: {
      packageSha256: sha256,
      checkpoint: proven.value.checkpoint.size,
      byLink: actorOf(tx).memberId === null,
    },
  });
  if (!employer.key_confirmed_at || !pinned) return ok({ packageId: id, evidenceId: null });
  const taken = await takeIn(tx, { id, package: text, employer_id: employer.id }, pinned);
  return taken.ok ? ok({ packageId: id, evidenceId: taken.value.evidenceId }) : taken;
}

function pinnedKey(text: string | null): VerifierKey | null {
  if (text === null) return null;
  const key = readVerifierKey(text);
  if (!key.ok) throw new Error(`employer holds no verifier key: ${key.refusal.because}`);
  return key.value;
}

/** The first package says which key signs; a person confirms it before anything becomes evidence. */
async function pin(tx: Tx, employerId: string, origin: string, key: string): Promise<void> {
  await releaseDb(tx)
    .updateTable('employer')
    .set({ origin, verifier_key: key })
    .where('id', '=', employerId)
    .execute();
}

function standing(tx: Tx, employerId: string, item: string) {
  return releaseDb(tx)
    .selectFrom('released_package')
    .select(['id', 'evidence_id', 'package_sha256'])
    .where('employer_id', '=', employerId)
    .where('item', '=', item)
    .where('turned_away_at', 'is', null)
    .executeTakeFirst();
}
