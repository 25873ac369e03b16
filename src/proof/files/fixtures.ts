import { createHash } from 'node:crypto';
import type { World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { finishFile } from './finish-file.ts';
import { type FileInput, openFile } from './open-file.ts';
import { LEAST_PIECE_BYTES } from './schema.ts';
import { takePiece } from './take-piece.ts';

const hash = (bytes: Buffer) => createHash('sha256').update(bytes);

/** A file as a device sends it: its pieces, and the hash over their hashes. */
export function cut(bytes: Buffer, pieceBytes = LEAST_PIECE_BYTES) {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(bytes.subarray(at, at + pieceBytes));
  }
  const hashes = pieces.map((piece) => hash(piece).digest());
  return { pieces, piecesSha256: hash(Buffer.concat(hashes)).digest('hex') };
}

/** What a device says of a sound file of nobody but the learner. */
export function inputFor(bytes: Buffer, input: Partial<FileInput> = {}): FileInput {
  return {
    id: newId(),
    name: 'call.wav',
    media: 'audio/wav',
    bytes: bytes.length,
    pieceBytes: LEAST_PIECE_BYTES,
    piecesSha256: cut(bytes).piecesSha256,
    title: 'A call taken',
    shows: 'How I take an order',
    madeAt: '2026-11-20T09:00:00Z',
    others: false,
    toldOn: null,
    toldHow: '',
    criterionIds: [],
    ...input,
  };
}

/** Opens a file. */
export function opened(world: World, by: Actor, input: FileInput) {
  return act(world.db, by, (tx) => openFile(tx, input));
}

/** Sends one piece of it, as it is or as said. */
export function sent(world: World, by: Actor, fileId: string, nth: number, bytes: Buffer) {
  const sha256 = hash(bytes).digest('hex');
  return act(world.db, by, (tx) => takePiece(tx, { fileId, nth, bytes, sha256 }));
}

/** A file opened, sent whole and finished; gives what the last step gave that was refused. */
export async function aFile(
  world: World,
  by: Actor,
  bytes: Buffer,
  input: Partial<FileInput> = {},
): Promise<ReturnType<typeof finishFile> extends Promise<infer R> ? R : never> {
  const whole = inputFor(bytes, input);
  const open = await opened(world, by, whole);
  if (!open.ok) return open;
  const { pieces } = cut(bytes, whole.pieceBytes);
  for (const [nth, piece] of pieces.entries()) {
    const taken = await sent(world, by, whole.id, nth, piece);
    if (!taken.ok) return taken;
  }
  return act(world.db, by, (tx) => finishFile(tx, whole.id));
}
