import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Cycle } from './found.ts';

type Ask = (tx: Tx, cycle: Cycle) => Promise<Result<null>>;
let ask: Ask = async () => ok(null);

/** A room above says whether the actor may put down the external verifier's signature of a base (R91). */
export function onSigning(question: Ask): void {
  ask = question;
}

/** May the actor put it down? Where nothing above asks, whoever administers does. */
export const maySign = (tx: Tx, cycle: Cycle): Promise<Result<null>> => ask(tx, cycle);
