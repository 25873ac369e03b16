import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { logKeyRotated } from './events.ts';
import { record } from './record.ts';
import { logDb } from './tables.ts';
import {
  fingerprintOf,
  makeKey,
  type NoteSignature,
  readVerifierKey,
  type SigningKey,
  signingKeyOf,
  type VerifierKey,
  writeVerifierKey,
} from './tree/note.ts';
import { openKey, sealKey } from './tree/sealing.ts';

let logSecret: string | undefined;

/** Says at start which secret seals the private keys of logs. Until then no checkpoint can be signed. */
export function configureLogKeys(setting: { readonly secret: string }): void {
  logSecret = setting.secret;
}

function secretHere(): string {
  if (logSecret === undefined) throw new Error('configureLogKeys() was not called at start.');
  return logSecret;
}

/** Seals a private key of another kind for the actor's organisation, under the secret of the log's own keys. */
export function sealForHere(tx: Tx, keyId: string, key: Buffer): Buffer {
  return sealKey(secretHere(), actorOf(tx).organisationId, keyId, key);
}

/** Opens what `sealForHere` sealed; null where the secret is another one now. */
export function openForHere(tx: Tx, keyId: string, sealed: Buffer): Buffer | null {
  return openKey(secretHere(), actorOf(tx).organisationId, keyId, sealed);
}

/** A key of the log as it is shown. */
export interface LogKey {
  readonly id: string;
  /** name+id+key: what somebody outside checks a checkpoint with. */
  readonly verifierKey: string;
  readonly fingerprint: string;
  readonly madeAt: string;
  readonly retiredAt: string | null;
}

async function keyRows(tx: Tx) {
  return logDb(tx)
    .selectFrom('log_key')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('number', 'desc')
    .execute();
}

function readStored(text: string): VerifierKey {
  const key = readVerifierKey(text);
  if (!key.ok) throw new Error(`log_key holds no verifier key: ${key.refusal.because}`);
  return key.value;
}

/** The keys of this log, the live one first. None before the first checkpoint. */
export async function verifierKeys(tx: Tx): Promise<readonly LogKey[]> {
  return (await keyRows(tx)).map((row) => ({
    id: row.id,
    verifierKey: row.verifier_key,
    fingerprint: fingerprintOf(readStored(row.verifier_key)),
    madeAt: row.made_at.toISOString(),
    retiredAt: row.retired_at?.toISOString() ?? null,
  }));
}

/** The name of this log, as it stands first in its checkpoints and names its keys. */
export async function logOrigin(tx: Tx): Promise<string> {
  const { organisationId } = actorOf(tx);
  const { rows } = await sql<{
    origin: string | null;
  }>`select log_origin(${organisationId}::uuid) as origin`.execute(logDb(tx));
  const origin = rows[0]?.origin;
  if (!origin) throw new Error(`The organisation ${organisationId} is not here.`);
  return origin;
}

async function insertKey(tx: Tx, number: number): Promise<VerifierKey> {
  const { organisationId, memberId } = actorOf(tx);
  const key = makeKey(await logOrigin(tx));
  await logDb(tx)
    .insertInto('log_key')
    .values({
      organisation_id: organisationId,
      number,
      id: key.id,
      verifier_key: writeVerifierKey(key),
      sealed: sealKey(secretHere(), organisationId, key.id, key.seed),
      made_at: nowOf(tx),
      made_by: memberId,
    })
    // Another process may make the first key at the same moment: one of the two stays.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return key;
}

/**
 * The keys that sign the next checkpoint: the live one, made on first need; and after a rotation, once,
 * the ones before it, so that who holds an older key can follow to the new one.
 * @param last the signatures of the last checkpoint, or none if there is none
 */
export async function signingKeys(
  tx: Tx,
  last: readonly NoteSignature[],
): Promise<Result<readonly SigningKey[]>> {
  const { organisationId } = actorOf(tx);
  let rows = await keyRows(tx);
  if (rows.length === 0) {
    await insertKey(tx, 1);
    rows = await keyRows(tx);
  }
  const [live, ...older] = rows;
  if (!live || live.retired_at) throw new Error('The log has keys, and none of them is live.');
  const signedLast = new Set(last.map((signature) => signature.keyId));
  const oldest = older.findLast((row) => signedLast.has(row.id));
  const wanted =
    signedLast.has(live.id) || !oldest
      ? [live]
      : [live, ...older.filter((row) => row.number >= oldest.number)];
  const keys: SigningKey[] = [];
  for (const row of wanted) {
    const seed = openKey(secretHere(), organisationId, row.id, row.sealed);
    if (seed) keys.push(signingKeyOf(readStored(row.verifier_key).name, seed));
    else if (row === live)
      return refuse(
        'log-key-locked',
        `The key ${row.id} of this log does not open with the secrets in DATA_DIR/secrets.json. Put that file back from your backup. If it is lost, rotate the key: checkpoints go on under a new one.`,
      );
  }
  return ok(keys);
}

/**
 * Makes a new key and retires the old one; the log records both. The next checkpoint is signed by both,
 * those after it by the new one alone.
 * Refuses 'log-key-not-found' before the first checkpoint has made a key, and 'log-key-changed' when
 * somebody else has just rotated it.
 * @param retire the id of the key to retire, as it was shown: a second press retires nothing more
 */
export async function rotateKey(
  tx: Tx,
  retire?: string,
): Promise<Result<{ readonly retired: string; readonly made: string }>> {
  const [live] = await keyRows(tx);
  if (!live) {
    return refuse(
      'log-key-not-found',
      'This log has no key yet. Its first checkpoint makes one, within a minute of its first entry.',
    );
  }
  if (retire !== undefined && retire !== live.id) return rotatedMeanwhile();
  const retired = await logDb(tx)
    .updateTable('log_key')
    .set({ retired_at: nowOf(tx) })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('number', '=', live.number)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (retired.numUpdatedRows !== 1n) return rotatedMeanwhile();
  const made = await insertKey(tx, live.number + 1);
  const keys = { retired: live.verifier_key, made: writeVerifierKey(made) };
  record(tx, logKeyRotated, { subjects: {}, facts: keys });
  return ok(keys);
}

const rotatedMeanwhile = (): Result<never> =>
  refuse(
    'log-key-changed',
    'Somebody else has just rotated the key of this log. Look at the keys again before you do.',
  );
