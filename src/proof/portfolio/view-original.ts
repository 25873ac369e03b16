import { ok, type Result, refuse } from '../../lib/result.ts';
import { entriesOf } from '../../platform/audit/heard.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { documentsOf, originalOf } from './documents.ts';
import { originalViewed } from './events.ts';
import { portfolioDb } from './tables.ts';

/**
 * Opens a document of an item as it was sent, with what it says of people and prices; who opened it stays in
 * the log. Refuses `evidence-not-found`, `document-not-found` and `original-not-kept`.
 */
export async function viewOriginal(
  tx: Tx,
  evidenceId: string,
  { seq, key }: { readonly seq: number; readonly key: string },
): Promise<Result<FileReply>> {
  const row = await portfolioDb(tx)
    .selectFrom('evidence_entry')
    .select('learner_id')
    .where('evidence_id', '=', evidenceId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!row) return refuse('evidence-not-found', 'There is no such record in this item.');
  const [entry] = await entriesOf(tx, [seq]);
  const document = entry && (await documentsOf(tx, entry)).find((each) => each.key === key);
  if (!entry || !document) {
    return refuse('document-not-found', 'This record has no such document.');
  }
  const file = await originalOf(tx, entry, key);
  if (!file) {
    return refuse(
      'original-not-kept',
      'The paper is no longer kept; its hash is in the record, so a copy that somebody still has can be compared.',
    );
  }
  record(tx, originalViewed, {
    subjects: { learner: row.learner_id, evidence: evidenceId },
    facts: { seq, document: key, sha256: document.sha256 },
  });
  return ok(file);
}
