import type { ReplyIn } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { frameworkOf, frameworksHere } from '../../proof/frameworks/index.ts';
import type { readChoices } from './schema.ts';

/** The newest revision of each qualification here, with its units by reference. */
export async function choices(tx: Tx): Promise<ReplyIn<typeof readChoices>> {
  const frameworks = [];
  for (const card of await frameworksHere(tx)) {
    if (!card.newest || card.kind !== 'qualification') continue;
    const tree = await frameworkOf(tx, card.id);
    if (!tree) continue;
    frameworks.push({
      code: card.code,
      revision: card.revision,
      title: card.title,
      mandatory: tree.units
        .filter(({ group }) => group === 'mandatory')
        .map(({ reference }) => reference),
      optional: tree.units
        .filter(({ group }) => group !== 'mandatory')
        .map(({ reference, title }) => ({ reference, title })),
    });
  }
  return { frameworks };
}
