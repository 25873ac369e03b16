// One of two processes that do things at the same moment: told what by its parent, it answers with results.
import { accept, confirm } from '../../src/desk/bookings/index.ts';
import { importCandidatesFromFile } from '../../src/desk/candidates/import-candidates.ts';
import type { Result } from '../../src/lib/result.ts';
import { act } from '../../src/platform/audit/act.ts';
import { openPool } from '../../src/platform/db/pool.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';

/** Something one person does. */
export type Deed =
  | { readonly does: 'accept'; readonly input: Parameters<typeof accept>[1] }
  | { readonly does: 'confirm'; readonly input: Parameters<typeof confirm>[1] }
  | {
      readonly does: 'import';
      readonly input: { readonly fileName: string; readonly base64: string };
    };

export interface Orders {
  readonly appUrl: string;
  readonly actor: Actor;
  /** The time by which all is done. */
  readonly at: string;
}

/** What became of each deed, in order. */
export type Outcome = { readonly result: Result<unknown> } | { readonly fault: string };

function workOf(deed: Deed): (tx: Tx) => Promise<Result<unknown>> {
  if (deed.does === 'accept') return (tx) => accept(tx, deed.input);
  if (deed.does === 'confirm') return (tx) => confirm(tx, deed.input);
  const { fileName, base64 } = deed.input;
  return (tx) => importCandidatesFromFile(tx, { fileName, bytes: Buffer.from(base64, 'base64') });
}

/** What the parent says: who and where, then for each race its deeds, then the starting gun. */
export type Word =
  | { readonly says: 'orders'; readonly orders: Orders }
  | { readonly says: 'deeds'; readonly deeds: readonly Deed[] }
  | { readonly says: 'go' };

const AT_ONCE = 16;

async function stand({ appUrl, actor, at }: Orders): Promise<(deed: Deed) => Promise<Outcome>> {
  const db = openPool(appUrl, { most: AT_ONCE, clock: () => new Date(at) });
  // Connections stand before the start, so that both processes meet at the locks and not at the door.
  await Promise.all(
    Array.from({ length: AT_ONCE }, () => db.pool.query('select pg_sleep($1)', [0.05])),
  );
  return (deed) =>
    act(db, actor, workOf(deed)).then(
      (result): Outcome => ({ result }),
      (fault): Outcome => ({ fault: String((fault as Error).stack) }),
    );
}

let perform: ((deed: Deed) => Promise<Outcome>) | undefined;
let deeds: readonly Deed[] = [];
process.on('message', async (word: Word) => {
  if (word.says === 'orders') {
    perform = await stand(word.orders);
    process.send?.({ ready: true });
  } else if (word.says === 'deeds') {
    deeds = word.deeds;
    process.send?.({ ready: true });
  } else if (perform) {
    process.send?.({ outcomes: await Promise.all(deeds.map(perform)) });
  }
});
process.once('disconnect', () => process.exit(0));
