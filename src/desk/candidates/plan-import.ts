import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { displayNameOf, nameKeyOf, type Probe, samePeople } from '../people/index.ts';
import type { Draft } from './import-row.ts';
import type { Because, Choice, Mapping } from './schema.ts';
import { candidatesDb } from './tables.ts';

/** Somebody who looks like the person of a row: in the books, or earlier in the same file. */
interface RowMatch {
  readonly personId: string | null;
  readonly line: number | null;
  readonly displayName: string;
  readonly isCandidate: boolean;
  readonly because: readonly Because[];
}

export interface PlannedRow {
  readonly draft: Draft;
  /** SHA-256 of what the row says, so that it is known again. */
  readonly sha256: Buffer;
  /** Best reason first; empty for somebody new. */
  readonly matches: readonly RowMatch[];
  readonly suggestion: Choice;
  readonly choices: readonly Choice[];
}

/** Under which name another system's numbers are held. */
export function sourceSystemOf(mapping: Mapping): string {
  return mapping.template === 'bullhorn' ? 'bullhorn' : 'file';
}

const ORDER: readonly Because[] = [
  'same row',
  'same number',
  'email',
  'birth date and name',
  'phone',
];

interface Found {
  readonly at: number;
  readonly personId: string;
  readonly displayName: string;
  readonly because: Because;
}

/**
 * Tells for each row who it looks like and what may be done with it, in four questions however many rows.
 * A row read before and a number of the other system are the same person for certain; an e-mail address
 * belongs to one person; birth date and name, or a phone, may be somebody else's too.
 */
export async function planImport(
  tx: Tx,
  drafts: readonly Draft[],
  sourceSystem: string,
): Promise<readonly PlannedRow[]> {
  const hashes = drafts.map(hashOf);
  const found = [
    ...(await readBefore(tx, hashes)),
    ...(await numbered(tx, drafts, sourceSystem)),
    ...(await alike(tx, drafts)),
  ];
  const candidates = await whoAreCandidates(
    tx,
    found.map(({ personId }) => personId),
  );
  const byRow = Map.groupBy(found, ({ at }) => at);
  const earlier = new Map<string, { line: number; displayName: string }>();
  return drafts.map((draft, at) => {
    const sha256 = hashes[at] as Buffer;
    const matches = [
      ...booksMatches(byRow.get(at) ?? [], candidates),
      ...fileMatches(draft, sha256, earlier),
    ].sort((a, b) => rank(a) - rank(b));
    return { draft, sha256, matches, ...whatMayBeDone(matches) };
  });
}

/** What may be done with a row, and what is done when nobody chooses. */
function whatMayBeDone(matches: readonly RowMatch[]): {
  suggestion: Choice;
  choices: readonly Choice[];
} {
  const [best] = matches;
  if (!best) return { suggestion: 'add', choices: ['add', 'skip'] };
  if (best.because.includes('same row')) return { suggestion: 'skip', choices: ['skip'] };
  const certain = matches.some(
    ({ because }) => because.includes('email') || because.includes('same number'),
  );
  const choices: Choice[] = ['skip'];
  if (best.personId) choices.push('update');
  if (!certain) choices.push('add');
  const sameHuman = best.because.some((because) => because !== 'phone');
  const newHat = best.personId !== null && !best.isCandidate && sameHuman;
  return { suggestion: newHat ? 'update' : 'skip', choices };
}

function rank(match: RowMatch): number {
  return Math.min(...match.because.map((because) => ORDER.indexOf(because)));
}

function booksMatches(found: readonly Found[], candidates: ReadonlySet<string>): RowMatch[] {
  const people = Map.groupBy(found, ({ personId }) => personId);
  return [...people].map(([personId, hits]) => ({
    personId,
    line: null,
    displayName: hits[0]?.displayName ?? '',
    isCandidate: candidates.has(personId),
    because: hits.map(({ because }) => because),
  }));
}

/** Rows earlier in the file that look the same; the row then stands for those after it. */
function fileMatches(
  draft: Draft,
  sha256: Buffer,
  earlier: Map<string, { line: number; displayName: string }>,
): RowMatch[] {
  const { person } = draft;
  const keys: (readonly [Because, string])[] = [
    ['same row', sha256.toString('hex')],
    ...(draft.externalId ? [['same number', draft.externalId] as const] : []),
    ...person.emails.map((email) => ['email', email] as const),
    ...(person.dateOfBirth
      ? [['birth date and name', `${person.dateOfBirth} ${nameOf(draft)}`] as const]
      : []),
    ...person.phones.map(({ key }) => ['phone', key] as const),
  ];
  const lines = new Map<number, RowMatch & { because: Because[] }>();
  for (const [because, key] of keys) {
    const before = earlier.get(`${because} ${key}`);
    if (!before) {
      earlier.set(`${because} ${key}`, { line: draft.line, displayName: displayNameOf(person) });
      continue;
    }
    const known = lines.get(before.line);
    if (known) known.because.push(because);
    else
      lines.set(before.line, { personId: null, isCandidate: true, ...before, because: [because] });
  }
  return [...lines.values()];
}

function nameOf({ person }: Draft): string {
  return nameKeyOf(person.givenName, person.familyName);
}

function hashOf({ line: _line, warnings: _warnings, ...draft }: Draft): Buffer {
  return createHash('sha256').update(JSON.stringify(draft)).digest();
}

async function readBefore(tx: Tx, hashes: readonly Buffer[]): Promise<Found[]> {
  const { rows } = await sql<Omit<Found, 'because'>>`
    select distinct on (h.at) h.at - 1 as at, r.person_id as "personId", p.display_name as "displayName"
    from unnest(${hashes}::bytea[]) with ordinality as h(sha, at)
    join candidate_import_row r on r.organisation_id = current_organisation() and r.row_sha256 = h.sha
    join people_published p on p.organisation_id = r.organisation_id and p.person_id = r.person_id
    order by h.at, r.import_id`.execute(candidatesDb(tx));
  return rows.map((row) => ({ ...row, because: 'same row' }));
}

async function numbered(tx: Tx, drafts: readonly Draft[], system: string): Promise<Found[]> {
  const numbers = drafts.map(({ externalId }) => externalId);
  if (numbers.every((number) => number === null)) return [];
  const { rows } = await sql<Omit<Found, 'because'>>`
    select n.at - 1 as at, c.person_id as "personId", p.display_name as "displayName"
    from unnest(${numbers}::text[]) with ordinality as n(number, at)
    join candidate c on c.organisation_id = current_organisation() and c.source_system = ${system}
      and c.external_id = n.number
    join people_published p on p.organisation_id = c.organisation_id and p.person_id = c.person_id`.execute(
    candidatesDb(tx),
  );
  return rows.map((row) => ({ ...row, because: 'same number' }));
}

async function alike(tx: Tx, drafts: readonly Draft[]): Promise<Found[]> {
  const probes: Probe[] = drafts.map(({ person }) => ({
    ...person,
    phones: person.phones.map(({ phone }) => phone),
  }));
  const answers = await samePeople(tx, probes);
  return answers.flatMap((people, at) =>
    people.flatMap(({ personId, displayName, because }) =>
      because.map((reason) => ({ at, personId, displayName, because: reason })),
    ),
  );
}

async function whoAreCandidates(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from candidate where person_id = any(${personIds}::uuid[])`.execute(
    candidatesDb(tx),
  );
  return new Set(rows.map((row) => row.person_id));
}
