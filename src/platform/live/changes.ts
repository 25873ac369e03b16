import { type Change, initialsOf } from '../../lib/change.ts';
import { entriesAfter, type HeardEntry } from '../audit/heard.ts';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import type { Tx } from '../db/tx.ts';
import { systemActor } from '../identity/create-organisation.ts';
import { memberNames } from '../identity/members.ts';

/** Milliseconds between looks at the heads of the logs. */
const EVERY_MS = 300;
/** More entries than these at once are told as "read everything again". */
const MOST = 200;

/** What hearing changes tells its operator; names no person. */
export interface ChangesLog {
  error(facts: object, words: string): void;
}

type Hear = (changes: readonly Change[], head: number) => void;

interface Followed {
  /** The last entry told to those who follow. */
  seq: number;
  readonly hearers: Set<Hear>;
}

/** The changes of a process: whoever follows an organisation hears within about a third of a second. */
export interface Changes {
  /**
   * Follows an organisation's log.
   * @param from the last entry already known; null: from now on
   * @returns ends it
   */
  follow(organisationId: string, from: number | null, hear: Hear): Promise<() => void>;
  /** Calls this when the process stops, so that open streams end; returns what takes it back. */
  whenClosing(end: () => void): () => void;
  close(): Promise<void>;
}

async function headsOf(
  db: Database,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.pool.query<{ organisation_id: string; seq: number }>(
    'select * from log_heads($1)',
    [organisationIds],
  );
  return new Map(rows.map((row) => [row.organisation_id, row.seq]));
}

/** Everything is to be read again. */
const ALL = { kind: '*', by: null, initials: '', ids: [] } as const;

/** What is told of an entry: of one about a learner only that it happened, since colleagues do not read it. */
function told(
  { seq, kind, actor, envelope: { subjects } }: HeardEntry,
  names: ReadonlyMap<string, string>,
): Change {
  const ids = subjects['learner'] === undefined ? [...new Set(Object.values(subjects))] : [];
  return { seq, kind, by: actor, initials: initialsOf(names.get(actor ?? '') ?? ''), ids };
}

async function changesAfter(tx: Tx, from: number, to: number): Promise<readonly Change[]> {
  if (to - from > MOST) return [{ seq: to, ...ALL }];
  const entries = await entriesAfter(tx, from, to - from);
  const names = entries.length > 0 ? await memberNames(tx) : new Map<string, string>();
  return entries.map((entry) => told(entry, names));
}

/**
 * Starts telling changes: one query a look for all organisations that somebody here follows, none while
 * nobody does. Only what is committed is told, and in order, since the log's head is locked by each act.
 */
export function openChanges(
  db: Database,
  { everyMs = EVERY_MS, log }: { readonly everyMs?: number; readonly log?: ChangesLog } = {},
): Changes {
  const followed = new Map<string, Followed>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let closed = false;
  const endings = new Set<() => void>();

  const between = (organisationId: string, from: number, to: number) =>
    read(db, systemActor(organisationId), (tx) => changesAfter(tx, from, to));

  async function look(): Promise<void> {
    const heads = await headsOf(db, [...followed.keys()]);
    for (const [organisationId, each] of followed) {
      const head = heads.get(organisationId) ?? 0;
      if (head <= each.seq) continue;
      const changes = await between(organisationId, each.seq, head);
      each.seq = head;
      for (const hear of each.hearers) hear(changes, head);
    }
  }

  function again(): void {
    if (closed || timer !== undefined || followed.size === 0) return;
    timer = setTimeout(() => {
      looking = look()
        .catch((fault: unknown) =>
          log?.error({ err: fault }, 'Changes could not be read; again soon'),
        )
        .then(() => {
          timer = undefined;
          again();
        });
    }, everyMs);
  }

  return {
    async follow(organisationId, from, hear) {
      const head = (await headsOf(db, [organisationId])).get(organisationId) ?? 0;
      const each = followed.get(organisationId) ?? { seq: head, hearers: new Set<Hear>() };
      followed.set(organisationId, each);
      // Told up to where the others stand, then with them: nothing is missed and nothing comes twice.
      const start = each.seq;
      let behind: { changes: Change[]; head: number } | undefined = { changes: [], head: start };
      const wrapped: Hear = (changes, to) => {
        if (behind) behind = { changes: [...behind.changes, ...changes], head: to };
        else hear(changes, to);
      };
      each.hearers.add(wrapped);
      again();
      const stop = () => {
        each.hearers.delete(wrapped);
        if (each.hearers.size === 0 && followed.get(organisationId) === each) {
          followed.delete(organisationId);
        }
      };
      try {
        const missed =
          from === null || from >= start ? [] : await between(organisationId, from, start);
        const since = behind;
        behind = undefined;
        hear([...missed, ...since.changes], since.head);
      } catch (fault) {
        stop();
        throw fault;
      }
      return stop;
    },
    whenClosing(end) {
      endings.add(end);
      return () => void endings.delete(end);
    },
    async close() {
      closed = true;
      for (const end of endings) end();
      clearTimeout(timer);
      followed.clear();
      await looking;
    },
  };
}
