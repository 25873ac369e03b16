import { sql } from 'kysely';
import { onErasure, peopleOf } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { externalDb } from './tables.ts';

/** Forgets a person in what an external verifier wrote: name, address and number are taken out; the rest stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return ok(null);
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  const hidden = [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
  const db = externalDb(tx);
  const { rows } = await sql<{ id: string; words: string }>`
    select id, words from external_record
    where organisation_id = current_organisation() and words <> ''`.execute(db);
  for (const { id, words } of rows) {
    const without = hideTexts(words, hidden);
    if (without === words) continue;
    await db.updateTable('external_record').set({ words: without }).where('id', '=', id).execute();
  }
  return ok(null);
}

onErasure('external', forgetPerson);
