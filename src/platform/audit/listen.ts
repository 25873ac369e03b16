import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { ok } from '../../lib/result.ts';
import type { Database } from '../db/pool.ts';
import { actorOf, opener, type Tx } from '../db/tx.ts';
import type { Actor } from '../identity/actor.ts';
import { act } from './act.ts';
import { entriesAfter, type HeardEntry } from './heard.ts';

/** Whoever hears the log: its work and how far it has read commit together. */
export interface Listener {
  /** Names its bookmark; never changes. */
  readonly name: string;
  /** Hears entries in order, each once. It acts as the system and records nothing. */
  readonly hear: (tx: Tx, entries: readonly HeardEntry[]) => Promise<void>;
}

/** What listening tells its operator; names no person. */
export interface ListenLog {
  error(facts: object, words: string): void;
}

/** Entries heard in one act. */
const BATCH = 500;
/** Milliseconds between looks after a fault grow to this. */
const LONGEST_WAIT = 60_000;

const bookmarks = opener<{
  log_bookmark: { organisation_id: string; listener: string; seq: number };
}>();

interface Unheard {
  readonly organisation_id: string;
  readonly is_sample: boolean;
}

async function unheard(db: Database, name: string): Promise<readonly Unheard[]> {
  const { rows } = await db.pool.query<Unheard>('select * from unheard_by($1)', [name]);
  return rows;
}

function systemOf({ organisation_id, is_sample }: Unheard): Actor {
  return {
    organisationId: organisation_id,
    memberId: null,
    name: 'Listener',
    roles: [],
    branchId: null,
    isSample: is_sample,
  };
}

async function placeBookmark(tx: Tx, name: string): Promise<void> {
  const { organisationId } = actorOf(tx);
  await bookmarks(tx)
    .insertInto('log_bookmark')
    .values({ organisation_id: organisationId, listener: name, seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function bookmarkOf(tx: Tx, name: string) {
  return bookmarks(tx)
    .selectFrom('log_bookmark')
    .select('seq')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('listener', '=', name);
}

/**
 * Keeps a listener from moving on in this organisation until the act ends, and says how far it has read.
 * Whoever begins to be listened for reads back up to here, so that no entry falls between the two.
 */
export async function holdListener(tx: Tx, name: string): Promise<number> {
  await placeBookmark(tx, name);
  return (await bookmarkOf(tx, name).forUpdate().executeTakeFirstOrThrow()).seq;
}

/** One batch of one organisation. @returns how many entries were heard; 0 also when another process hears them */
async function hearBatch(db: Database, organisation: Unheard, listener: Listener): Promise<number> {
  const done = await act(db, systemOf(organisation), async (tx) => {
    const placed = await bookmarkOf(tx, listener.name).executeTakeFirst();
    if (!placed) await placeBookmark(tx, listener.name);
    const bookmark = await bookmarkOf(tx, listener.name)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!bookmark) return ok(0);
    const entries = await entriesAfter(tx, bookmark.seq, BATCH);
    const last = entries.at(-1);
    if (!last) return ok(0);
    await listener.hear(tx, entries);
    await sql`update log_bookmark set seq = ${last.seq}
      where organisation_id = ${organisation.organisation_id}::uuid and listener = ${listener.name}`.execute(
      bookmarks(tx),
    );
    return ok(entries.length);
  });
  if (!done.ok) throw new Error(done.refusal.because);
  return done.value;
}

/**
 * Lets a listener hear what it has not heard yet in every organisation, to the end of each log, a batch
 * an act, so that a long backlog is never held at once. A fault in one organisation does not keep the
 * others waiting: it is thrown after they were heard, and nothing of the failed batch is kept.
 * @param going asked before each batch; false ends early
 * @returns how many entries were heard
 */
export async function hearOnce(
  db: Database,
  listener: Listener,
  going: () => boolean = () => true,
): Promise<number> {
  let count = 0;
  const faults: unknown[] = [];
  for (const organisation of await unheard(db, listener.name)) {
    try {
      for (let heard = 1; heard > 0 && going(); count += heard) {
        heard = await hearBatch(db, organisation, listener);
      }
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return count;
}

/**
 * Starts hearing the log until stopped. Any number of processes may run it: one at a time hears a
 * listener's part of an organisation. After a fault it waits, longer each time, and tries again.
 * @returns `stop`: ends after the batch that is being heard
 */
export function startListeners(
  db: Database,
  listeners: readonly Listener[],
  { everyMs = 1_000, log }: { readonly everyMs?: number; readonly log: ListenLog },
): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const going = () => !stopped.signal.aborted;
  const loop = async (listener: Listener): Promise<void> => {
    let pause = everyMs;
    while (going()) {
      try {
        await hearOnce(db, listener, going);
        pause = everyMs;
      } catch (fault) {
        log.error(
          { err: fault, listener: listener.name },
          'The log could not be heard; again soon',
        );
        pause = Math.min(pause * 2, LONGEST_WAIT);
      }
      await wait(pause, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const running = Promise.all(listeners.map(loop));
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
