import { onErasure, peopleOf } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { releaseDb } from './tables.ts';

/**
 * Forgets a person in why an item was not released. Packages hold no candidate's or client's name; an employer's
 * contact is a person of the house, and their links are withdrawn with them.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return ok(null);
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  const hidden = [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
  const db = releaseDb(tx);
  const rows = await db
    .selectFrom('evidence_release')
    .select(['id', 'refused_because'])
    .where('refused_because', 'is not', null)
    .execute();
  for (const { id, refused_because: words } of rows) {
    const told = hideTexts(words ?? '', hidden);
    if (told === words) continue;
    await db
      .updateTable('evidence_release')
      .set({ refused_because: told })
      .where('id', '=', id)
      .execute();
  }
  return ok(null);
}

onErasure('release', forgetPerson);
