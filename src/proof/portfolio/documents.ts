import type { Passage } from '../../lib/passages.ts';
import type { Told } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import type { ZipFile } from '../../platform/zip.ts';
import type { EvidenceDocument } from './redact/pieces.ts';
import type { Named } from './redact/pseudonym.ts';
import type { AboutKind } from './tables.ts';

/** Describes the documents of an entry, from facts that were kept. */
export type Describe = (tx: Tx, entry: HeardEntry) => Promise<readonly EvidenceDocument[]>;
/** Gives a document of an entry as it was sent, or null when it is not kept any more. */
export type Original = (tx: Tx, entry: HeardEntry, key: string) => Promise<FileReply | null>;

/** A name of a case: hidden in renditions, shown to the learner. */
export interface KnownName {
  readonly kind: Named;
  readonly id: string;
  readonly name: string;
}

/** What a case is called inside the agency, and whom and what it names. */
export interface CaseNames {
  /** 'Booking 12 for Harrow House'. */
  readonly title: string;
  readonly names: readonly KnownName[];
  /** Addresses, towns and other texts that lead to somebody. */
  readonly addresses: readonly string[];
}
export type NameCases = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, CaseNames>>;

/** Names of organisations and places here that begin with one of these words, folded. */
export type NamesHere = (tx: Tx, words: readonly string[]) => Promise<readonly string[]>;

/** A kind of evidence that is no work record, as the room that keeps it registers it. */
export interface SourceOfEvidence {
  /** 'Personal statement'. */
  readonly title: string;
  /**
   * Kinds of the log's entries that an item consists of. Each names the item under its subject `evidence`;
   * its documents are described through `onDocuments`.
   */
  readonly kinds: readonly string[];
  /** May it show a criterion with nothing beside it? Refused when a unit is claimed. */
  readonly alone: boolean;
  /** May an item leave the house? Left out: yes. Whoever exports or releases one asks `mayLeave` before. */
  readonly mayLeave?: (tx: Tx, evidenceId: string) => Promise<Result<null>>;
  /**
   * Puts the item's own content beside the words that leave, as one archive read bit by bit. Left out: there is none.
   * @param sha256 of the words, which name the content by its hash
   */
  readonly pack?: (
    tx: Tx,
    evidenceId: string,
    words: readonly ZipFile[],
    sha256: string,
  ) => Promise<Result<Pick<PiecedFile, 'size' | 'sha256' | 'read'>>>;
}

const sources = new Map<string, SourceOfEvidence>();
const WORK: SourceOfEvidence = { title: 'Work records', kinds: [], alone: true };

/** Says what items of one source consist of. References, claims and renditions are as for work records. */
export function onSource(source: string, is: SourceOfEvidence): void {
  sources.set(source, is);
}

/** What items of a source are. Throws for one that no room registered. */
export function sourceOf(source: string): SourceOfEvidence {
  const is = source === 'work' ? WORK : sources.get(source);
  if (!is) throw new Error(`No room registered the source of evidence '${source}'.`);
  return is;
}

/** May an item leave the house, by what its room registered? Refuses as that room says. */
export async function mayLeave(
  tx: Tx,
  item: { readonly evidenceId: string; readonly source: string },
): Promise<Result<null>> {
  return (await sourceOf(item.source).mayLeave?.(tx, item.evidenceId)) ?? ok(null);
}

/** Kinds of entries of which items that are no work records consist. */
export function kindsOfSources(): readonly string[] {
  return [...sources.values()].flatMap(({ kinds }) => kinds);
}

/** A text of an item that somebody wrote freely, with what is hidden by itself hidden already. */
export interface FreeText {
  /** Names it within its item as long as the item is made the same way: 'note', 'document/12/worker/0/3'. */
  readonly place: string;
  /** What it is part of, and what it is called there: 'Confirmation to the worker', 'Duties'. */
  readonly under: string;
  readonly label: string;
  readonly told: Told;
}

/** What people hid of a text beside. */
export interface HiddenBeside {
  readonly passages: readonly Passage[];
  /** It was changed since somebody hid a passage of it: nothing of it is shown before they looked again. */
  readonly again: boolean;
}
/** Says what is hidden beside, of items that are asked for at once. */
export type HidePassages = (
  tx: Tx,
  evidenceIds: readonly string[],
) => Promise<(evidenceId: string, text: FreeText) => HiddenBeside>;

let hiding: HidePassages = async () => () => ({ passages: [], again: false });

/** Registers the room above that keeps which passages people hid. */
export function onPassages(hide: HidePassages): void {
  hiding = hide;
}

/** What people hid in the texts of these items, beside what is hidden by itself. */
export function passagesHidden(tx: Tx, evidenceIds: readonly string[]) {
  return hiding(tx, evidenceIds);
}

const describing = new Map<string, Describe>();
const originals = new Map<string, Original>();
const naming = new Map<AboutKind, NameCases>();
const elsewhere: NamesHere[] = [];

/** Says how the documents of one kind of entry are described. Registered where both rooms are known. */
export function onDocuments(kind: string, describe: Describe): void {
  describing.set(kind, describe);
}

/** Says how a document of one kind of entry is fetched as it was sent. */
export function onOriginal(kind: string, original: Original): void {
  originals.set(kind, original);
}

/** Says what cases of one kind are called, and which names they hold. */
export function onCaseNames(kind: AboutKind, names: NameCases): void {
  naming.set(kind, names);
}

/** Says which names of organisations and places a text may say, of whatever case. */
export function onNamesHere(names: NamesHere): void {
  elsewhere.push(names);
}

/** Names of organisations and places here that begin with one of these words. */
export async function namesHere(tx: Tx, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const names of elsewhere) found.push(...(await names(tx, words)));
  return found;
}

/** The documents of an entry; none for a kind that nobody describes. */
export async function documentsOf(tx: Tx, entry: HeardEntry): Promise<readonly EvidenceDocument[]> {
  return (await describing.get(entry.kind)?.(tx, entry)) ?? [];
}

/** Can documents of this kind of entry be opened as they were sent? */
export function hasOriginal(kind: string): boolean {
  return originals.has(kind);
}

/** A document of an entry as it was sent, or null. */
export async function originalOf(
  tx: Tx,
  entry: HeardEntry,
  key: string,
): Promise<FileReply | null> {
  return (await originals.get(entry.kind)?.(tx, entry, key)) ?? null;
}

/** Names of cases of one kind, as registered; null: nobody said. */
export function namingOf(kind: AboutKind): NameCases | undefined {
  return naming.get(kind);
}
