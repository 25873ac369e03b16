import { ok, type Result, refuse } from '../../../lib/result.ts';
import { type Note, readNote, type SigningKey, signNote, strictBase64 } from './note.ts';

/** A tree head: so many leaves of this log have this root. */
export interface TreeHead {
  /** The log's own name, as the function log_origin of the database gives it. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** A tree head as it came signed (c2sp.org/tlog-checkpoint); the signatures are not verified yet. */
export interface Checkpoint extends TreeHead {
  /** Lines after the root that other software may add; ours writes none. */
  readonly extensions: readonly string[];
  readonly note: Note;
}

const LOG = 'deskproof/log/';
const SAMPLE = 'deskproof/sample-not-evidence/';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whose log an origin names, and whether it is a sample's; null for a log that is not Deskproof's. */
export function readOrigin(origin: string): { organisationId: string; isSample: boolean } | null {
  const isSample = origin.startsWith(SAMPLE);
  if (!isSample && !origin.startsWith(LOG)) return null;
  const organisationId = origin.slice((isSample ? SAMPLE : LOG).length);
  return UUID.test(organisationId) ? { organisationId, isSample } : null;
}

/** The text that is signed: origin, size, root in base64, a line each. */
export function checkpointText({ origin, size, root }: TreeHead): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** A signed checkpoint as it is handed out. */
export function writeCheckpoint(head: TreeHead, keys: readonly SigningKey[]): string {
  return signNote(checkpointText(head), keys);
}

/** Takes a checkpoint apart, strictly. Verify its signatures with verifyNote. */
export function readCheckpoint(bytes: Uint8Array | string): Result<Checkpoint> {
  const note = readNote(bytes);
  if (!note.ok) {
    const because = note.refusal.because.replace('The note', 'The checkpoint');
    return refuse('checkpoint-malformed', because.replace('of the note', 'of the checkpoint'));
  }
  const [origin = '', sizeText = '', rootText = '', ...extensions] = note.value.text
    .slice(0, -1)
    .split('\n');
  const bad = (because: string): Result<never> => refuse('checkpoint-malformed', because);
  if (!origin) return bad('The checkpoint names no log in its first line.');
  if (!/^(0|[1-9]\d*)$/.test(sizeText))
    return bad('The second line of the checkpoint is no number of entries without leading zeros.');
  const size = Number(sizeText);
  if (!Number.isSafeInteger(size))
    return bad('The checkpoint names more entries than a log holds.');
  const root = strictBase64(rootText);
  if (root?.length !== 32) return bad('The third line of the checkpoint is no root of 32 bytes.');
  if (extensions.includes('')) return bad('The checkpoint has an empty line among its lines.');
  return ok({ origin, size, root, extensions, note: note.value });
}
