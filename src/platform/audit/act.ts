import { sql, type Transaction } from 'kysely';
import type { Result } from '../../lib/result.ts';
import { refusalOfFault } from '../db/constraints.ts';
import type { Database } from '../db/pool.ts';
import { enter } from '../db/read.ts';
import { type Tx, wrap } from '../db/tx.ts';
import type { Actor } from '../identity/actor.ts';
import { openBuffers, type Recorded, sealedAtEnd } from './record.ts';

/** Tries after a deadlock or a serialisation failure, the first included. */
const MOST_TRIES = 4;

class Refused<T> {
  readonly result: Result<T>;
  constructor(result: Result<T>) {
    this.result = result;
  }
}

async function append(
  transaction: Transaction<unknown>,
  tx: Tx,
  records: readonly Recorded[],
): Promise<void> {
  if (records.length === 0) return;
  const entries = await sealedAtEnd(tx, records);
  await sql`select log_append(${JSON.stringify(entries)}::jsonb)`.execute(transaction);
}

async function once<T>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  return db.kysely.transaction().execute(async (transaction) => {
    await enter(transaction, actor.organisationId);
    await sql`savepoint start`.execute(transaction);
    const tx = wrap(transaction, actor, db.clock());
    const buffers = openBuffers(tx);
    const result = await work(tx);
    if (result.ok) {
      await append(transaction, tx, buffers.kept);
      return result;
    }
    if (buffers.refused.length === 0) throw new Refused(result);
    await sql`rollback to savepoint start`.execute(transaction);
    await append(transaction, tx, buffers.refused);
    return result;
  });
}

/**
 * A deadlock, a serialisation failure, or something unique that another act has just used: the same press twice at
 * once, whose second try finds the first result. Any unique key, not only the first: two inserts at the very same moment
 * that both do nothing on a conflict of the id may still meet on a wider key that holds the id too.
 */
function mayTryAgain(fault: unknown): boolean {
  const { code } = (fault ?? {}) as { code?: string };
  return code === '40P01' || code === '40001' || code === '23505';
}

/**
 * The one transaction wrapper of everything that changes something: locks (workers, rows, then the log
 * head, always in this order), work, and as the last statement one append of all that was recorded.
 * A refusal undoes the work and keeps only the refusals recorded. A deadlock, a serialisation failure and
 * something unique just used are tried again up to three times; a constraint that was given words becomes its refusal.
 */
export async function act<T>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, actor, work);
    } catch (fault) {
      if (fault instanceof Refused) return fault.result as Result<T>;
      const refusal = refusalOfFault(fault);
      if (refusal) return { ok: false, refusal };
      if (!mayTryAgain(fault) || attempt >= MOST_TRIES) throw fault;
      await new Promise((done) => setTimeout(done, 5 * 2 ** attempt * Math.random()));
    }
  }
}
