import type { Tx } from '../../platform/db/tx.ts';
import type { Remark } from './choose-units.ts';
import type { Rendered } from './rendition.ts';

/** Something that is to be said of an item to its learner, in words for them. */
export interface ItemRemark extends Remark {
  readonly evidenceId: string;
  /** A claim with the item is refused for it; else it warns. */
  readonly refuses: boolean;
}

type SayOfItems = (tx: Tx, items: readonly Rendered[]) => Promise<readonly ItemRemark[]>;
const sayings: SayOfItems[] = [];

/** Registers a room above that has something to say of items to their learner: on the item, and before a claim. */
export function onItemRemarks(say: SayOfItems): void {
  if (!sayings.includes(say)) sayings.push(say);
}

/** What is to be said of items as they are rendered now. */
export async function remarksOn(
  tx: Tx,
  items: readonly Rendered[],
): Promise<readonly ItemRemark[]> {
  const said: ItemRemark[] = [];
  for (const say of sayings) said.push(...(await say(tx, items)));
  return said;
}
