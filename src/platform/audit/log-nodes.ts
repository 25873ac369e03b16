import { sql } from 'kysely';
import { actorOf, type Tx } from '../db/tx.ts';
import { logDb } from './tables.ts';
import { type HashOf, hashOver, nodeHash, type Span, splitOf } from './tree/merkle.ts';

/** Levels of the tree whose complete subtrees are stored: of 256 and of 65,536 leaves. */
export const STORED_LEVELS = [8, 16] as const;

const WIDTH = 2 ** 8;
const TILES_AT_ONCE = 64;

/** A node that stands over 2^level leaves; a leaf is level 0. */
interface Place {
  readonly level: number;
  readonly place: number;
}

const nameOf = ({ level, place }: Place): string => `${level}/${place}`;

/** The stored node that stands over exactly this span, if it is of a stored level. */
function storedOver({ start, end }: Span): Place | null {
  const level = STORED_LEVELS.find((one) => end - start === 2 ** one);
  return level !== undefined && start % (end - start) === 0
    ? { level, place: start / (end - start) }
    : null;
}

function halves({ start, end }: Span): readonly [Span, Span] {
  const middle = start + splitOf(end - start);
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}

/** What must be read to hash a span: stored nodes where they fit, leaves where none does. */
function needed(span: Span, into: Map<string, Place>): void {
  const node = span.end - span.start === 1 ? { level: 0, place: span.start } : storedOver(span);
  if (node) into.set(nameOf(node), node);
  else for (const half of halves(span)) needed(half, into);
}

async function readPlaces(tx: Tx, places: readonly Place[]): Promise<Map<string, Buffer>> {
  const { organisationId } = actorOf(tx);
  const found = new Map<string, Buffer>();
  const of = (level: number) => places.filter((one) => one.level === level).map((one) => one.place);
  for (const level of STORED_LEVELS) {
    const wanted = of(level);
    if (wanted.length === 0) continue;
    const rows = await logDb(tx)
      .selectFrom('log_node')
      .select(['place', 'hash'])
      .where('organisation_id', '=', organisationId)
      .where('level', '=', level)
      .where(sql<boolean>`place = any(${wanted}::bigint[])`)
      .execute();
    for (const row of rows) found.set(nameOf({ level, place: row.place }), row.hash);
  }
  const leaves = of(0).map((index) => index + 1);
  if (leaves.length > 0) {
    const rows = await logDb(tx)
      .selectFrom('log_entry')
      .select(['seq', 'leaf'])
      .where('organisation_id', '=', organisationId)
      .where(sql<boolean>`seq = any(${leaves}::bigint[])`)
      .execute();
    for (const row of rows) found.set(nameOf({ level: 0, place: row.seq - 1 }), row.leaf);
  }
  return found;
}

/**
 * Reads what it takes to hash these spans of the log's leaves, in three queries at most, and gives the
 * function that does. It throws when a node or an entry is missing.
 */
export async function hashesOf(tx: Tx, spans: readonly Span[]): Promise<HashOf> {
  const wanted = new Map<string, Place>();
  for (const span of spans) needed(span, wanted);
  const found = await readPlaces(tx, [...wanted.values()]);
  const over: HashOf = (span) => {
    const node = span.end - span.start === 1 ? { level: 0, place: span.start } : storedOver(span);
    if (!node) {
      const [left, right] = halves(span);
      return nodeHash(over(left), over(right));
    }
    const hash = found.get(nameOf(node));
    if (hash) return hash;
    throw new Error(`The tree of the log lacks its node ${nameOf(node)}. Run verify.`);
  };
  return over;
}

async function insertNodes(tx: Tx, level: number, first: number, hashes: readonly Buffer[]) {
  const { organisationId } = actorOf(tx);
  if (hashes.length === 0) return;
  await logDb(tx)
    .insertInto('log_node')
    .values(
      hashes.map((hash, at) => ({
        organisation_id: organisationId,
        level,
        place: first + at,
        hash,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function countOf(tx: Tx, level: number): Promise<number> {
  const row = await logDb(tx)
    .selectFrom('log_node')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('level', '=', level)
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : Number(row.last) + 1;
}

/** The hashes below a run of nodes, in order: leaves below level 8, nodes of level 8 below level 16. */
async function hashesBelow(tx: Tx, level: number, from: number, to: number): Promise<Buffer[]> {
  const { organisationId } = actorOf(tx);
  if (level === 8) {
    const rows = await logDb(tx)
      .selectFrom('log_entry')
      .select('leaf')
      .where('organisation_id', '=', organisationId)
      .where('seq', '>', from * WIDTH)
      .where('seq', '<=', to * WIDTH)
      .orderBy('seq')
      .execute();
    return rows.map((row) => row.leaf);
  }
  const rows = await logDb(tx)
    .selectFrom('log_node')
    .select('hash')
    .where('organisation_id', '=', organisationId)
    .where('level', '=', 8)
    .where('place', '>=', from * WIDTH)
    .where('place', '<', to * WIDTH)
    .orderBy('place')
    .execute();
  return rows.map((row) => row.hash);
}

/** Stores the roots of all subtrees that are complete in a tree of this size and not stored yet. */
export async function storeNodes(tx: Tx, size: number): Promise<void> {
  for (const level of STORED_LEVELS) {
    const complete = Math.floor(size / 2 ** level);
    for (let from = await countOf(tx, level); from < complete; from += TILES_AT_ONCE) {
      const to = Math.min(from + TILES_AT_ONCE, complete);
      const below = await hashesBelow(tx, level, from, to);
      if (below.length !== (to - from) * WIDTH)
        throw new Error(`The log lacks entries before ${size}. Run verify.`);
      const hashes = Array.from({ length: to - from }, (_, at) =>
        hashOver(below, { start: at * WIDTH, end: (at + 1) * WIDTH }),
      );
      await insertNodes(tx, level, from, hashes);
    }
  }
}
