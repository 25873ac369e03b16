import type { Tx } from '../../platform/db/tx.ts';
import { reopenedOf } from './reopen.ts';

/** How firm a decision is: informal until a released sample base ratifies it (R73, W24). */
export type Standing = 'informal' | 'ratified';

type Ask = (tx: Tx, decisionIds: readonly string[]) => Promise<ReadonlyMap<string, Standing>>;

const asks: Ask[] = [];

/** Registers who ratifies: a room above this one, which assessment does not know. */
export function onStanding(ask: Ask): void {
  if (!asks.includes(ask)) asks.push(ask);
}

/**
 * How firm each of these decisions is; one that nobody ratified is informal, and so is one that was reopened since. By
 * decision id.
 */
export async function standingsOf(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>(decisionIds.map((id) => [id, 'informal']));
  if (decisionIds.length === 0) return standings;
  for (const ask of asks) {
    for (const [id, standing] of await ask(tx, decisionIds)) {
      if (standing === 'ratified' && standings.has(id)) standings.set(id, standing);
    }
  }
  // What was found not to be supported is ratified no more.
  for (const id of (await reopenedOf(tx, decisionIds)).keys()) standings.set(id, 'informal');
  return standings;
}
