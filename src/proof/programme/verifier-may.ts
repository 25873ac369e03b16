import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';

type Ask = (tx: Tx, frameworkCode: string) => Promise<Result<null>>;
let ask: Ask = async () => ok(null);

/** A room above says whether the actor may read and agree to arrangements of a framework (W33). */
export function onArrangement(question: Ask): void {
  ask = question;
}

/** May the actor read and agree to arrangements of it? Where nothing above asks, whoever holds the role may. */
export const mayAgreeOf = (tx: Tx, frameworkCode: string): Promise<Result<null>> =>
  ask(tx, frameworkCode);
