import { PIECE_BYTES } from '../schema.ts';
import { type Kept, keepFile, keepPiece } from './phone-store.ts';

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Cuts a file into pieces, hashes each with Web Crypto and all of them together, and keeps them on the device; one
 * piece at a time is in memory. Only then is it kept as a whole.
 * @param onPart told how much of it is done, 0 to 1
 */
export async function keepOnDevice(
  file: File,
  said: Pick<
    Kept,
    | 'id'
    | 'owner'
    | 'title'
    | 'shows'
    | 'others'
    | 'toldOn'
    | 'toldHow'
    | 'criterionIds'
    | 'language'
  >,
  onPart: (part: number) => void,
): Promise<Kept> {
  const hashes: string[] = [];
  const all: Uint8Array[] = [];
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const bytes = await file.slice(at, at + PIECE_BYTES).arrayBuffer();
    const hash = await crypto.subtle.digest('SHA-256', bytes);
    hashes.push(hex(hash));
    all.push(new Uint8Array(hash));
    await keepPiece(said.id, hashes.length - 1, new Blob([bytes]));
    onPart(Math.min(1, (at + bytes.byteLength) / file.size));
  }
  const together = new Uint8Array(all.length * 32);
  for (const [nth, hash] of all.entries()) together.set(hash, nth * 32);
  const kept: Kept = {
    ...said,
    name: file.name === '' ? 'recording' : file.name,
    media: file.type,
    bytes: file.size,
    pieceBytes: PIECE_BYTES,
    hashes,
    piecesSha256: hex(await crypto.subtle.digest('SHA-256', together)),
    // When the device says the file was made; a photo just taken has the time of this moment.
    madeAt: new Date(file.lastModified).toISOString(),
    state: 'waiting',
    sent: 0,
    because: '',
  };
  await keepFile(kept);
  return kept;
}
