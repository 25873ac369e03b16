import type { Language } from '../../../lib/languages.ts';

/** A file on the device that is not evidence yet: chosen, hashed and cut, with what was said of it. */
export interface Kept {
  /** Of the file and of the item it becomes: it is sent under this, however often it is tried. */
  readonly id: string;
  /** Organisation and member: another member on the same device sends none of it. */
  readonly owner: string;
  readonly name: string;
  readonly media: string;
  readonly bytes: number;
  readonly pieceBytes: number;
  /** SHA-256 of each piece, lower-case hex. */
  readonly hashes: readonly string[];
  readonly piecesSha256: string;
  readonly title: string;
  readonly shows: string;
  readonly madeAt: string;
  readonly others: boolean;
  readonly toldOn: string | null;
  readonly toldHow: string;
  readonly criterionIds: readonly string[];
  /** Of the item, where it is another than English; said under this id once it is received. */
  readonly language?: { readonly id: string; readonly code: Language };
  readonly state: 'waiting' | 'sending' | 'received' | 'refused';
  /** Bytes that are with the server. */
  readonly sent: number;
  /** Why it was refused. */
  readonly because: string;
}

/** A criterion that may be chosen without a line. */
export interface KnownCriterion {
  readonly criterionId: string;
  readonly framework: string;
  readonly code: string;
  readonly label: string;
}

const NAME = 'deskproof-record';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  });
}

let opened: Promise<IDBDatabase> | undefined;

function store(): Promise<IDBDatabase> {
  opened ??= new Promise((good, bad) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('files', { keyPath: 'id' });
      request.result.createObjectStore('pieces');
      request.result.createObjectStore('known');
    };
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  });
  return opened;
}

async function of(name: 'files' | 'pieces' | 'known', mode: IDBTransactionMode = 'readonly') {
  return (await store()).transaction(name, mode).objectStore(name);
}

/** Everything one member has on this device, in the order of their ids, which is that of time. */
export async function filesOnDevice(owner: string): Promise<readonly Kept[]> {
  const all = (await done((await of('files')).getAll())) as Kept[];
  return all.filter((one) => one.owner === owner);
}

/** Keeps what is known of a file. */
export async function keepFile(file: Kept): Promise<void> {
  await done((await of('files', 'readwrite')).put(file));
}

/** Keeps one piece of a file. */
export async function keepPiece(id: string, nth: number, piece: Blob): Promise<void> {
  await done((await of('pieces', 'readwrite')).put(piece, [id, nth]));
}

/** One piece of a file, or undefined. */
export async function pieceOnDevice(id: string, nth: number): Promise<Blob | undefined> {
  return done((await of('pieces')).get([id, nth]));
}

/** Lets the pieces of a file go: they are with the server, or not wanted any more. */
export async function dropPieces(id: string): Promise<void> {
  await done((await of('pieces', 'readwrite')).delete(IDBKeyRange.bound([id], [id, []])));
}

/** Takes a file off the device. */
export async function dropFile(id: string): Promise<void> {
  await dropPieces(id);
  await done((await of('files', 'readwrite')).delete(id));
}

/** Lets go of pieces whose file never came to be kept: the page was closed while it was cut. */
export async function dropHalves(): Promise<void> {
  const files = new Set(await done((await of('files')).getAllKeys()));
  const pieces = (await done((await of('pieces')).getAllKeys())) as [string, number][];
  for (const id of new Set(pieces.map(([file]) => file))) {
    if (!files.has(id)) await dropPieces(id);
  }
}

/** Keeps the criteria of the frameworks here, to choose from without a line. */
export async function keepCriteria(
  owner: string,
  criteria: readonly KnownCriterion[],
): Promise<void> {
  await done((await of('known', 'readwrite')).put(criteria, owner));
}

/** The criteria as they were known last. */
export async function knownCriteria(owner: string): Promise<readonly KnownCriterion[]> {
  return (await done((await of('known')).get(owner))) ?? [];
}
