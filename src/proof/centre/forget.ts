import { onErasure, peopleOf } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { centreDb } from './tables.ts';

/** Forgets a person in what went between the centre and its awarding body. That a letter went stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return ok(null);
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  const hidden = [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
  const hide = (text: string) => hideTexts(text, hidden);
  const db = centreDb(tx);
  for (const row of await db
    .selectFrom('centre_letter')
    .select(['id', 'about', 'words', 'reference', 'taken_back_because'])
    .execute()) {
    const because = row.taken_back_because;
    const now = {
      about: hide(row.about),
      words: hide(row.words),
      reference: hide(row.reference),
      taken_back_because: because === null ? null : hide(because),
    };
    if ((Object.keys(now) as (keyof typeof now)[]).every((key) => now[key] === row[key])) continue;
    await db.updateTable('centre_letter').set(now).where('id', '=', row.id).execute();
  }
  return ok(null);
}

onErasure('centre', forgetPerson);
