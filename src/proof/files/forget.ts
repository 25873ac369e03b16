import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { filesDb } from './tables.ts';

/**
 * Forgets a person in files: their name, address and number in what was written about a file, and the content of a file
 * in which they are named as seen or heard. Its hash and that it was evidence stay; a file that is on its way is given
 * up by its learner or by time.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  const hide = (text: string) => hideTexts(text, hidden);
  const db = filesDb(tx);
  for (const row of await db
    .selectFrom('evidence_file')
    .select(['id', 'name', 'title', 'shows', 'told_how', 'others', 'received_at', 'emptied_at'])
    .execute()) {
    const texts = {
      name: hide(row.name),
      title: hide(row.title),
      shows: hide(row.shows),
      told_how: hide(row.told_how),
    };
    const named = (Object.keys(texts) as (keyof typeof texts)[]).some(
      (key) => texts[key] !== row[key],
    );
    if (!named) continue;
    const empties = row.others && row.received_at !== null && row.emptied_at === null;
    await db
      .updateTable('evidence_file')
      .set({ ...texts, ...(empties ? { emptied_at: nowOf(tx) } : {}) })
      .where('id', '=', row.id)
      .execute();
    if (!empties) continue;
    await db.deleteFrom('evidence_file_piece').where('file_id', '=', row.id).execute();
  }
  for (const { id, note } of await db
    .selectFrom('evidence_file_mark')
    .select(['id', 'note'])
    .where('note', '<>', '')
    .execute()) {
    if (hide(note) === note) continue;
    await db
      .updateTable('evidence_file_mark')
      .set({ note: hide(note) })
      .where('id', '=', id)
      .execute();
  }
  return ok(null);
}

onErasure('files', forgetPerson);
