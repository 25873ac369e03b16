import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import type { Actor } from '../identity/actor.ts';
import { whoAsks } from './guard.ts';
import type { FileReply, PiecedFile } from './serve.ts';

/** Bytes read at a time of a file that goes out bit by bit. */
const AT_A_TIME = 1024 * 1024;

/** File names leave in ASCII with their real name beside it (RFC 6266), so that no header can be broken. */
function disposition(file: Pick<FileReply, 'fileName' | 'inline'>): string {
  const plain = file.fileName.replaceAll(/[^\w. -]/g, '_');
  const kind = file.inline ? 'inline' : 'attachment';
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName).replaceAll("'", '%27')}`;
}

/** A file of a sample organisation says in its name that it is no evidence. */
function markedName(fileName: string, isSample: boolean): string {
  const mark = 'sample-not-evidence-';
  return !isSample || fileName.startsWith(mark) ? fileName : `${mark}${fileName}`;
}

/** Sends a file: whole from memory, or bit by bit, and then also the part that was asked for (RFC 9110, 14). */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: FileReply | PiecedFile,
  db: Database,
): FastifyReply {
  const { actor } = whoAsks(request);
  const fileName = markedName(file.fileName, actor?.isSample ?? false);
  reply
    .header('content-disposition', disposition({ ...file, fileName }))
    .header(
      'cache-control',
      file.publicSeconds ? `public, max-age=${file.publicSeconds}` : 'private, no-store',
    )
    .type(file.contentType);
  if ('bytes' in file) {
    return reply.serializer((bytes: Buffer) => bytes as unknown as string).send(file.bytes);
  }
  if (!actor) throw new Error('A file that goes out bit by bit needs an actor.');
  return sendPieces(request, reply, file, { db, actor });
}

function sendPieces(
  request: FastifyRequest,
  reply: FastifyReply,
  file: PiecedFile,
  asked: { readonly db: Database; readonly actor: Actor },
): FastifyReply {
  const tag = `"${file.sha256}"`;
  reply.header('accept-ranges', 'bytes').header('etag', tag);
  const since = request.headers['if-range'];
  const wanted = since === undefined || since === tag ? request.headers.range : undefined;
  const part = partOf(wanted, file.size);
  if (part === 'none') {
    return reply.code(416).header('content-range', `bytes */${file.size}`).send();
  }
  const { from, to } = part ?? { from: 0, to: file.size - 1 };
  if (part) reply.code(206).header('content-range', `bytes ${from}-${to}/${file.size}`);
  reply.header('content-length', to - from + 1);
  return reply.send(Readable.from(bits(file, from, to, asked), { objectMode: false }));
}

/** Bits from one place to another, both included; read when the line takes more. */
async function* bits(
  file: PiecedFile,
  from: number,
  to: number,
  { db, actor }: { readonly db: Database; readonly actor: Actor },
): AsyncGenerator<Buffer> {
  for (let at = from; at <= to; ) {
    const most = Math.min(AT_A_TIME, to - at + 1);
    const place = at;
    const bit = await read(db, actor, (tx) => file.read(tx, place, most));
    if (!bit) throw new Error('A file ended before its end.');
    yield bit;
    at += bit.length;
  }
}

/**
 * The one part of a file that a Range header asks for; undefined: all of it (none asked for, or more than one, which
 * may be answered so); 'none': there is no such part. Places in bytes, both included.
 */
export function partOf(
  range: string | undefined,
  size: number,
): { readonly from: number; readonly to: number } | 'none' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const most = Number(last);
    return most === 0 ? 'none' : { from: Math.max(0, size - most), to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return undefined;
  return from >= size ? 'none' : { from, to };
}
