// One of two processes that do things at the same moment: told what by its parent, it answers with results.
import { accept, confirm } from '../../src/desk/bookings/index.ts';
import { importCandidatesFromFile } from '../../src/desk/candidates/import-candidates.ts';
import { recordRightToWork } from '../../src/desk/compliance/index.ts';
import { recordAvailability } from '../../src/desk/worktime/index.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { act } from '../../src/platform/audit/act.ts';
import { hearOnce } from '../../src/platform/audit/listen.ts';
import { openPool } from '../../src/platform/db/pool.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { takeUp } from '../../src/proof/assessment/take-up.ts';
import { acceptCase } from '../../src/proof/portfolio/accept-case.ts';
import { claimUnit, withdrawClaim } from '../../src/proof/portfolio/claim-unit.ts';
import { enrol } from '../../src/proof/portfolio/enrol.ts';
import { HEARD_AS, hear } from '../../src/proof/portfolio/hear.ts';
import { unreference } from '../../src/proof/portfolio/reference-evidence.ts';

/** Something one person does. */
export type Deed = { readonly by?: Actor } & (
  | { readonly does: 'accept'; readonly input: Parameters<typeof accept>[1] }
  | { readonly does: 'confirm'; readonly input: Parameters<typeof confirm>[1] }
  | {
      readonly does: 'import';
      readonly input: { readonly fileName: string; readonly base64: string };
    }
  | { readonly does: 'accept-case'; readonly input: Parameters<typeof acceptCase>[1] }
  | { readonly does: 'unreference'; readonly input: Parameters<typeof unreference>[1] }
  | { readonly does: 'claim'; readonly input: Parameters<typeof claimUnit>[1] }
  | { readonly does: 'withdraw'; readonly input: { readonly claimId: string } }
  | { readonly does: 'take'; readonly input: { readonly claimId: string } }
  | { readonly does: 'enrol'; readonly input: Parameters<typeof enrol>[1] }
  | { readonly does: 'check'; readonly input: Parameters<typeof recordRightToWork>[1] }
  | { readonly does: 'say-available'; readonly input: Parameters<typeof recordAvailability>[1] }
  | { readonly does: 'hear'; readonly input: null }
);

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
  if (deed.does === 'accept-case') return (tx) => acceptCase(tx, deed.input);
  if (deed.does === 'unreference') return (tx) => unreference(tx, deed.input);
  if (deed.does === 'claim') return (tx) => claimUnit(tx, deed.input);
  if (deed.does === 'withdraw') return (tx) => withdrawClaim(tx, deed.input.claimId);
  if (deed.does === 'take') return (tx) => takeUp(tx, deed.input.claimId);
  if (deed.does === 'enrol') return (tx) => enrol(tx, deed.input);
  if (deed.does === 'check') return (tx) => recordRightToWork(tx, deed.input);
  if (deed.does === 'say-available') return (tx) => recordAvailability(tx, deed.input);
  if (deed.does === 'hear') throw new Error('The log is heard in acts of its own.');
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
  const perform = (deed: Deed): Promise<Result<unknown>> =>
    deed.does === 'hear'
      ? hearOnce(db, { name: HEARD_AS, hear }).then(ok)
      : act(db, deed.by ?? actor, workOf(deed));
  return (deed) =>
    perform(deed).then(
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
