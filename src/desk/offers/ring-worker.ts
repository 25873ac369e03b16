import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { type OutboxLog, runOutbox } from '../../platform/outbox.ts';
import { askNextRing } from './ask-ring.ts';

interface Claim {
  readonly organisation_id: string;
  readonly round_id: string;
  readonly is_sample: boolean;
}

type End = { readonly asked: number } | { readonly refused: string };

const AT_ONCE = 2;
/** A claim is left alone for so long; a process that was killed leaves it to lapse, and the ring is asked then. */
const LEASE = '2 minutes';

/** Claims rounds whose next ring is due. @param db its clock says what now is */
export async function dueRings(db: Database, most: number): Promise<readonly Claim[]> {
  const { rows } = await db.pool.query<Claim>('select * from claim_rings($1, $2, $3)', [
    db.clock(),
    most,
    LEASE,
  ]);
  return rows;
}

/** Asks the next ring of a claimed round, as the system; asking twice asks once. */
export async function askDueRing(db: Database, claim: Claim, publicUrl: string): Promise<End> {
  const actor = systemActor(claim.organisation_id, claim.is_sample);
  const asked = await act(db, actor, (tx) => askNextRing(tx, claim.round_id, publicUrl));
  return asked.ok ? { asked: asked.value.asked } : { refused: asked.refusal.code };
}

/**
 * Starts the worker that asks the rings of rounds when their minutes have gone, until stopped. Any number of
 * processes may run one.
 */
export function startRingWorker(
  db: Database,
  publicUrl: string,
  { log, everyMs = 15_000 }: { readonly log: OutboxLog; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return runOutbox<Claim, End>(
    {
      noun: 'ring of offers',
      atOnce: AT_ONCE,
      claim: (most) => dueRings(db, most),
      send: (claim) => askDueRing(db, claim, publicUrl),
      settle: async () => {},
      tell: ({ round_id }, end) => ({
        facts: { round: round_id, ...end },
        good: 'asked' in end,
        words: 'asked' in end ? 'Ring of offers asked' : 'Ring of offers refused; tried again',
      }),
    },
    { log, everyMs },
  );
}
