import { onErasure, peopleOf } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { concernsDb } from './tables.ts';

/** Forgets a person in concerns: name, address and number wherever somebody wrote them. That a concern was raised stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return ok(null);
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  const hidden = [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
  const hide = (text: string) => hideTexts(text, hidden);
  const db = concernsDb(tx);
  for (const row of await db
    .selectFrom('concern')
    .select(['id', 'said_by', 'about', 'facts'])
    .execute()) {
    const now = { said_by: hide(row.said_by), about: hide(row.about), facts: hide(row.facts) };
    if (now.said_by === row.said_by && now.about === row.about && now.facts === row.facts) continue;
    await db.updateTable('concern').set(now).where('id', '=', row.id).execute();
  }
  for (const row of await db
    .selectFrom('concern_entry')
    .select(['id', 'words', 'reference'])
    .execute()) {
    const now = { words: hide(row.words), reference: hide(row.reference) };
    if (now.words === row.words && now.reference === row.reference) continue;
    await db.updateTable('concern_entry').set(now).where('id', '=', row.id).execute();
  }
  return ok(null);
}

onErasure('concerns', forgetPerson);
