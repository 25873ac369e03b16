import type { Hidden } from '../../lib/redact.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { peopleOf } from './queries.ts';

/** What of a person is taken out of free words when they are erased: names, address, number; empty: nobody here. */
export async function hiddenOf(tx: Tx, personId: string): Promise<readonly Hidden[]> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return [];
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  return [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
}
