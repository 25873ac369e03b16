import { counted } from '../../lib/text.ts';
import { checkpointAt, signaturesOf } from '../../platform/audit/checkpoints.ts';
import { type LogKey, verifierKeys } from '../../platform/audit/log-keys.ts';
import { logLines } from '../../platform/audit/read-log.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { checkpointMailDb } from './tables.ts';

/** One checkpoint with the keys that signed it. */
export interface CheckpointCard {
  readonly size: number;
  readonly root: string;
  readonly note: string;
  readonly madeAt: Date;
  readonly signedBy: readonly LogKey[];
}

/** The checkpoint over `size` entries, or null. */
export async function checkpointCard(tx: Tx, size: number): Promise<CheckpointCard | null> {
  const kept = await checkpointAt(tx, size);
  if (!kept) return null;
  const signers = new Set(signaturesOf(kept.note).map(({ keyId }) => keyId));
  return {
    size: kept.size,
    root: kept.root.toString('base64'),
    note: kept.note,
    madeAt: kept.madeAt,
    signedBy: (await verifierKeys(tx)).filter(({ id }) => signers.has(id)),
  };
}

/** How many entries the log has now. */
export async function entriesNow(tx: Tx): Promise<number> {
  return (await logLines(tx, { most: 1 })).rows[0]?.seq ?? 0;
}

/** Those to whom checkpoints are mailed, in order of being added, each with their last mail. */
export async function recipientList(tx: Tx) {
  const db = checkpointMailDb(tx);
  const recipients = await db
    .selectFrom('checkpoint_recipient')
    .select(['id', 'name', 'address', 'added_at'])
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const mailings = await db
    .selectFrom('checkpoint_mailing')
    .distinctOn('recipient_id')
    .select(['recipient_id', 'size', 'mailed_at', 'message_id'])
    .orderBy('recipient_id')
    .orderBy('mailed_at', 'desc')
    .execute();
  const last = new Map(mailings.map((row) => [row.recipient_id, row]));
  return recipients.map(({ id, name, address, added_at }) => ({
    id,
    name,
    address,
    addedAt: added_at.toISOString(),
    last: last.get(id) ?? null,
  }));
}

/** Sizes of checkpoints over an entry that went to people outside, the newest first: at most a dozen. */
export async function mailedSizes(tx: Tx, seq: number): Promise<readonly number[]> {
  const rows = await checkpointMailDb(tx)
    .selectFrom('checkpoint_mailing')
    .select('size')
    .distinct()
    .where('size', '>=', seq)
    .orderBy('size', 'desc')
    .limit(12)
    .execute();
  return rows.map(({ size }) => size);
}

/** The keys of a log as a file to give away: each with its fingerprint and when it signed. */
export function verifierKeyFile(organisationName: string, keys: readonly LogKey[]): string {
  const lines = keys.flatMap(({ verifierKey, fingerprint, madeAt, retiredAt }) => [
    '',
    `# Fingerprint ${fingerprint}`,
    `# Signs from ${madeAt.slice(0, 10)}${retiredAt ? ` until ${retiredAt.slice(0, 10)}` : ''}`,
    verifierKey,
  ]);
  return [
    `# ${counted(keys.length, 'verifier key')} of the log of ${organisationName.replaceAll(/\s+/g, ' ')}.`,
    '# Public: they check what the log signed and sign nothing. A line that begins with # is a remark.',
    ...lines,
    '',
  ].join('\n');
}
