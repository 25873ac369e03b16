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
  readonly deeds: readonly Deed[];
}

/** What became of each deed, in order. */
export type Outcome = { readonly result: Result<unknown> } | { readonly fault: string };

function workOf(deed: Deed): (tx: Tx) => Promise<Result<unknown>> {
  if (deed.does === 'accept') return (tx) => accept(tx, deed.input);
  if (deed.does === 'confirm') return (tx) => confirm(tx, deed.input);
  const { fileName, base64 } = deed.input;
  return (tx) => importCandidatesFromFile(tx, { fileName, bytes: Buffer.from(base64, 'base64') });
}

async function doAll({ appUrl, actor, at, deeds }: Orders): Promise<readonly Outcome[]> {
  const most = Math.min(16, deeds.length);
  const db = openPool(appUrl, { most, clock: () => new Date(at) });
  // Connections stand before the start, so that both processes meet at the locks and not at the door.
  await Promise.all(Array.from({ length: most }, () => db.pool.query('select pg_sleep(0.05)')));
  process.send?.({ ready: true });
  await new Promise<void>((resolve) => process.once('message', () => resolve()));
  const outcomes = await Promise.all(
    deeds.map((deed) =>
      act(db, actor, workOf(deed)).then(
        (result): Outcome => ({ result }),
        (fault): Outcome => ({ fault: String((fault as Error).stack) }),
      ),
    ),
  );
  await db.close();
  return outcomes;
}

if (process.send && process.argv[1] === import.meta.filename) {
  process.once('message', async (orders: Orders) => {
    const outcomes = await doAll(orders);
    process.send?.({ outcomes }, () => process.disconnect());
  });
}
