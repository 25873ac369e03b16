import { deliveriesOf } from '../../desk/communications/index.ts';
import { ok, refuse } from '../../lib/result.ts';
import { checkpointNote, checkpointsOf, makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { compareCheckpoint } from '../../platform/audit/kept-elsewhere.ts';
import { rotateKey, verifierKeys } from '../../platform/audit/log-keys.ts';
import { consistencyBetween } from '../../platform/audit/proofs.ts';
import { writeConsistencyPackage } from '../../platform/audit/tree/consistency-package.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { mailIsSet } from '../../platform/mail/setting.ts';
import { checkpointFileName } from './checkpoint-mail.ts';
import { mailNow } from './mail-checkpoint.ts';
import { entriesNow, recipientList, verifierKeyFile } from './queries.ts';
import { addRecipient, removeRecipient } from './recipients.ts';
import * as schema from './schema.ts';

const PAGE = 50;
const TEXT = 'text/plain; charset=utf-8';

async function recipientsWithMail(tx: Tx) {
  const rows = await recipientList(tx);
  const deliveries = await deliveriesOf(
    tx,
    rows.flatMap(({ last }) => (last ? [last.message_id] : [])),
  );
  return rows.map(({ last, ...row }) => ({
    ...row,
    last: last && {
      size: last.size,
      mailedAt: last.mailed_at.toISOString(),
      messageId: last.message_id,
      state: deliveries.get(last.message_id)?.state ?? 'kept',
    },
  }));
}

/** Checkpoints: to see, to take out, to keep elsewhere and to compare with what was kept. */
export const routes: readonly Endpoint[] = [
  reads(schema.listCheckpoints, async (tx, { query }) =>
    ok({
      ...(await checkpointsOf(tx, { before: query.before, most: PAGE })),
      entries: await entriesNow(tx),
      keys: await verifierKeys(tx),
      keepers: (await recipientList(tx)).length,
    }),
  ),
  reads(schema.downloadCheckpoint, async (tx, { params }) => {
    const note = await checkpointNote(tx, params.size);
    if (!note.ok) return note;
    return ok({
      fileName: checkpointFileName(params.size),
      contentType: TEXT,
      bytes: Buffer.from(note.value),
    });
  }),
  reads(schema.downloadKeys, async (tx) => {
    const keys = await verifierKeys(tx);
    if (keys.length === 0) {
      return refuse(
        'log-key-not-found',
        'This log has no key yet. Its first checkpoint makes one: make a checkpoint now.',
      );
    }
    const { name } = await organisationCard(tx);
    return ok({
      fileName: 'verifier-keys.txt',
      contentType: TEXT,
      bytes: Buffer.from(verifierKeyFile(name, keys)),
    });
  }),
  reads(schema.downloadConsistency, async (tx, { query: { from, to } }) => {
    const proof = await consistencyBetween(tx, from, to);
    if (!proof.ok) return proof;
    return ok({
      fileName: `consistency-${from}-${to}.json`,
      contentType: 'application/json',
      bytes: Buffer.from(writeConsistencyPackage(proof.value)),
    });
  }),
  acts(schema.addCheckpoint, (tx) => makeCheckpoint(tx)),
  reads(schema.compareNote, (tx, { body }) => compareCheckpoint(tx, body.note)),
  acts(schema.changeKey, (tx, { body }) => rotateKey(tx, body.retire)),
  reads(schema.listRecipients, async (tx) =>
    ok({ rows: await recipientsWithMail(tx), mailIsSet: mailIsSet() }),
  ),
  acts(schema.addCheckpointRecipient, (tx, { body }) =>
    addRecipient(tx, { id: body.id, name: body.name, address: body.email }),
  ),
  acts(schema.removeCheckpointRecipient, (tx, { params, body }) =>
    removeRecipient(tx, { id: params.id, forget: body.forget }),
  ),
  acts(schema.mailCheckpoint, (tx, { body }) => mailNow(tx, body.id)),
];
