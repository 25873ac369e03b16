import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';

/** A request as it was sent, for what is signed over its very bytes. */
export interface Sent {
  readonly bytes: Buffer;
  /** A header's value; empty when it was not sent, or more than once. */
  header(name: string): string;
}

const kept = new WeakMap<FastifyRequest, Buffer>();

/** Webhooks are small; more is not read. */
const MOST_BYTES = 64 * 1024;

/** Keeps the bytes of a body before they are read as JSON: a hook for routes that are `signed`. */
export async function keepBytes(
  request: FastifyRequest,
  _reply: unknown,
  payload: AsyncIterable<Buffer>,
): Promise<Readable> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of payload) {
    length += chunk.length;
    if (length > MOST_BYTES) {
      throw Object.assign(new Error('too large'), {
        statusCode: 413,
        code: 'FST_ERR_CTP_BODY_TOO_LARGE',
      });
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  kept.set(request, bytes);
  return Object.assign(Readable.from([bytes], { objectMode: false }), {
    receivedEncodedLength: length,
  });
}

/** What was sent, on a route whose bytes were kept. */
export function sentOf(request: FastifyRequest): Sent {
  return {
    bytes: kept.get(request) ?? Buffer.alloc(0),
    header(name) {
      const value = request.headers[name];
      return typeof value === 'string' ? value : '';
    },
  };
}
