import { chainAfter, chainStart, commitmentOf, leafOf } from './envelope.ts';
import type { Checkpoint } from './tree/checkpoint.ts';
import { type Break, treeCheck } from './verify-tree.ts';

/** Asks the database: a statement with its values gives rows. */
export type Ask = <Row extends object>(
  statement: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

/** What the check of a whole log found. */
export type Verdict =
  | {
      readonly whole: true;
      readonly entries: number;
      /** Parts that are gone and whose erasure the log announces. */
      readonly erasedParts: number;
      /** Checkpoints that are kept here and match. */
      readonly checkpoints: number;
      /** The chain's last value, as hex: keep it elsewhere, and a cut tail or a rewritten log shows. */
      readonly head: string;
    }
  | { readonly whole: false; readonly firstBad: number; readonly because: string };

interface EntryRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actor: string | null;
  readonly envelope: string;
  readonly leaf: Buffer;
  readonly chain: Buffer;
}

interface PartRow {
  readonly seq: number;
  readonly person_id: string;
  readonly part: string;
  readonly salt: Buffer;
}

interface Envelope {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly organisation: string;
  readonly actor: string | null;
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: { readonly entries?: readonly number[] };
  readonly people: readonly { readonly person: string; readonly commitment: string }[];
}

const BATCH = 2000;

const ENTRIES = `select seq, id::text, kind, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  actor::text, envelope, leaf, chain
  from log_entry where organisation_id = $1 and seq > $2 order by seq limit ${BATCH}`;
const PARTS = `select seq, person_id::text, part, salt from log_part
  where organisation_id = $1 and seq > $2 and seq <= $3 order by seq, person_id`;
const SUBJECTS = `select seq, array_agg(subject_id::text order by subject_id) as subjects from log_subject
  where organisation_id = $1 and seq > $2 and seq <= $3 group by seq`;

/** What one batch of the log holds beside its entries, by entry. */
interface Beside {
  readonly parts: ReadonlyMap<number, readonly PartRow[]>;
  readonly subjects: ReadonlyMap<number, readonly string[]>;
}

/** What is known only once the whole log was read: which parts are gone, which were announced. */
interface Ledger {
  readonly gone: Map<string, { seq: number; person: string }>;
  readonly announced: Set<string>;
}

const key = (seq: number, person: string): string => `${seq} ${person}`;

function readEnvelope(text: string): Envelope | null {
  try {
    return JSON.parse(text) as Envelope;
  } catch {
    return null;
  }
}

/** Do the columns beside the envelope say what it says? They are what pages read. */
function columnsDiffer(row: EntryRow, envelope: Envelope, organisationId: string): string | null {
  if (envelope.organisation !== organisationId) return 'its envelope names another organisation';
  if (envelope.id !== row.id) return 'its number differs from the one sealed';
  if (envelope.kind !== row.kind) return 'its kind differs from the one sealed';
  if (`${envelope.at.slice(0, -1)}000Z` !== row.at) return 'its time differs from the one sealed';
  if (envelope.actor !== row.actor) return 'its actor differs from the one sealed';
  return null;
}

function subjectsDiffer(envelope: Envelope, found: readonly string[]): boolean {
  const sealed = [...new Set(Object.values(envelope.subjects))].sort();
  return (
    sealed.length !== found.length || sealed.some((id, index) => id !== [...found].sort()[index])
  );
}

/** Checks the parts of one entry against its commitments; what is gone waits for its announcement. */
function partsDiffer(
  envelope: Envelope,
  seq: number,
  parts: readonly PartRow[],
  ledger: Ledger,
): string | null {
  const byPerson = new Map(parts.map((part) => [part.person_id, part]));
  for (const { person, commitment } of envelope.people) {
    const part = byPerson.get(person);
    byPerson.delete(person);
    if (!part) ledger.gone.set(key(seq, person), { seq, person });
    else if (commitmentOf(part.salt, part.part) !== commitment)
      return 'the particulars of a person in it were changed';
  }
  return byPerson.size > 0 ? 'it has particulars of a person that were not sealed with it' : null;
}

function checkEntry(
  row: EntryRow,
  expected: { readonly seq: number; readonly chain: Buffer },
  organisationId: string,
  beside: Beside,
  ledger: Ledger,
): string | null {
  if (row.seq !== expected.seq) return 'it is missing';
  const leaf = leafOf(row.envelope);
  if (!leaf.equals(row.leaf)) return 'its envelope does not match its hash';
  if (!chainAfter(expected.chain, leaf).equals(row.chain))
    return 'it does not follow from the entry before it';
  const envelope = readEnvelope(row.envelope);
  if (!envelope) return 'its envelope cannot be read';
  const columns = columnsDiffer(row, envelope, organisationId);
  if (columns) return columns;
  if (subjectsDiffer(envelope, beside.subjects.get(row.seq) ?? []))
    return 'what it is about differs from what was sealed';
  if (envelope.kind === 'person.erased') {
    const person = envelope.subjects['person'] ?? '';
    for (const seq of envelope.facts.entries ?? []) ledger.announced.add(key(seq, person));
  }
  return partsDiffer(envelope, row.seq, beside.parts.get(row.seq) ?? [], ledger);
}

function groupBySeq<Row extends { readonly seq: number }>(
  rows: readonly Row[],
): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.seq);
    if (group) group.push(row);
    else groups.set(row.seq, [row]);
  }
  return groups;
}

async function readBeside(
  ask: Ask,
  organisationId: string,
  from: number,
  to: number,
): Promise<Beside> {
  const parts = await ask<PartRow>(PARTS, [organisationId, from, to]);
  const subjects = await ask<{ seq: number; subjects: string[] }>(SUBJECTS, [
    organisationId,
    from,
    to,
  ]);
  return {
    parts: groupBySeq(parts),
    subjects: new Map(subjects.map((row) => [row.seq, row.subjects])),
  };
}

/** The earliest entry whose parts are gone without announcement, or present although announced erased. */
async function firstUnannounced(
  ask: Ask,
  organisationId: string,
  ledger: Ledger,
): Promise<Break | null> {
  let first: Break | null = null;
  for (const [name, { seq }] of ledger.gone) {
    if (!ledger.announced.has(name) && (!first || seq < first.seq))
      first = {
        seq,
        because: 'the particulars of a person are missing, and no erasure announces it',
      };
  }
  const still = [...ledger.announced].filter((name) => !ledger.gone.has(name));
  if (still.length === 0) return first;
  const held = await ask<{ seq: number }>(
    `select min(p.seq) as seq from log_part p where p.organisation_id = $1
      and (p.seq || ' ' || p.person_id) = any($2)`,
    [organisationId, still],
  );
  const seq = held[0]?.seq;
  if (seq && (!first || seq < first.seq))
    first = { seq, because: 'particulars stand in it that were announced as erased' };
  return first;
}

const inEntry = ({ seq, because }: Break): Break => ({ seq, because: `Entry ${seq}: ${because}.` });

/**
 * Checks one organisation's whole log: every envelope against its hash, every hash against the chain,
 * every person's particulars against their commitment, every column that pages read against what was
 * sealed, the head, and every checkpoint kept: its root over the entries, its signature, the stored nodes.
 * Tells particulars that were erased (announced) from missing ones.
 * @param ask asks on a connection that sees the organisation's rows, in one snapshot if the log may grow meanwhile
 * @param onProgress is told the entries checked so far, batch by batch
 * @param elsewhere checkpoints of this log that were kept elsewhere, of a verified signature
 */
export async function verifyLog(
  ask: Ask,
  organisationId: string,
  onProgress: (checked: number) => void = () => {},
  elsewhere: readonly Checkpoint[] = [],
): Promise<Verdict> {
  const ledger: Ledger = { gone: new Map(), announced: new Set() };
  const tree = await treeCheck(ask, organisationId, elsewhere);
  let chain = chainStart(organisationId);
  let seq = 0;
  let bad: Break | null = null;
  while (!bad) {
    const rows = await ask<EntryRow>(ENTRIES, [organisationId, seq]);
    const last = rows.at(-1);
    if (!last) break;
    const beside = await readBeside(ask, organisationId, seq, last.seq);
    await tree.read(last.seq);
    for (const row of rows) {
      const because = checkEntry(row, { seq: seq + 1, chain }, organisationId, beside, ledger);
      if (because) {
        bad = inEntry({ seq: seq + 1, because });
        break;
      }
      seq = row.seq;
      chain = row.chain;
      bad = tree.append(row.leaf);
      if (bad) break;
    }
    onProgress(seq);
  }
  const missing = await firstUnannounced(ask, organisationId, ledger);
  // Before a break nothing after it is known: an erasure announced there would be taken for missing.
  if (missing && (!bad || missing.because.includes('announced as'))) {
    if (!bad || missing.seq < bad.seq) bad = inEntry(missing);
  }
  if (bad) return { whole: false, firstBad: bad.seq, because: bad.because };
  const wrongHead = await headDiffers(ask, organisationId, seq, chain);
  if (wrongHead) return wrongHead;
  const end = await tree.end();
  if (end) return { whole: false, firstBad: end.seq, because: end.because };
  return {
    whole: true,
    entries: seq,
    erasedParts: ledger.gone.size,
    checkpoints: tree.checkpoints(),
    head: chain.toString('hex'),
  };
}

async function headDiffers(
  ask: Ask,
  organisationId: string,
  seq: number,
  chain: Buffer,
): Promise<Verdict | null> {
  const rows = await ask<{ seq: number; chain: Buffer }>(
    'select seq, chain from log_head where organisation_id = $1',
    [organisationId],
  );
  const head = rows[0];
  if (!head && seq === 0) return null;
  if (head && head.seq === seq && head.chain.equals(chain)) return null;
  const firstBad = head && head.seq > seq ? seq + 1 : seq;
  const because =
    head && head.seq > seq
      ? `Entry ${firstBad}: it is missing; the head says ${head.seq} entries and ${seq} are there.`
      : `Entry ${firstBad}: the head of the log does not match it.`;
  return { whole: false, firstBad, because };
}
