import type { Tx } from '../db/tx.ts';
import type { WorkRecord } from './envelope.ts';

/** A procedure and its version, as an envelope names them. */
export type Named = NonNullable<WorkRecord['policies']>[number];

/** Which of the organisation's own procedures govern these kinds of work record at the moment of this act. */
export type ProceduresInForce = (
  tx: Tx,
  kinds: readonly string[],
) => Promise<ReadonlyMap<string, readonly Named[]>>;

let provider: ProceduresInForce | null = null;

/**
 * The one place from which every entry learns the procedures it was made under. The room that keeps them says
 * so once, when it is loaded. It is asked once an act, just before the entries are appended: one cheap query.
 */
export function nameProceduresBy(given: ProceduresInForce): void {
  provider = given;
}

/** The procedures in force by kind; none where no room keeps any. */
export async function proceduresFor(
  tx: Tx,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, readonly Named[]>> {
  return provider && kinds.length > 0 ? provider(tx, kinds) : new Map();
}
