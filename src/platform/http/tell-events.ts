import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Changes } from '../live/changes.ts';
import { sendRefusal, whoAsks } from './guard.ts';
import type { Stream } from './serve.ts';

/** A stream ends after this long and the browser opens it anew: so whoever lost their access loses it here too. */
const LASTS_MS = 5 * 60_000;
/** A quiet line is told so this often, before something between takes it for dead. */
const BEAT_MS = 20_000;
/** A browser that does not read is let go when so many bytes wait for it. */
const MOST_WAITING = 256 * 1024;
/** Streams that a process holds open. */
const MOST_STREAMS = 2_000;

/** Answers with server-sent events until the browser leaves, the time is up or the server closes. */
export function tellEvents(
  handle: (stream: Stream) => Promise<() => void>,
  changes: Changes,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  let open = 0;
  return async (request, reply) => {
    const { actor } = whoAsks(request);
    if (!actor) throw new Error('A stream needs an actor.');
    if (open >= MOST_STREAMS) {
      return sendRefusal(reply, {
        code: 'server-busy',
        because: 'Too many pages listen for changes. This page reads again by itself now and then.',
      });
    }
    open += 1;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      // A stream that ends takes its connection along: one kept alive would keep a closing server for a minute.
      connection: 'close',
      'x-accel-buffering': 'no',
    });
    const write = (text: string): void => {
      raw.write(text);
      if (raw.writableLength > MOST_WAITING) raw.destroy();
    };
    write('retry: 2000\n\n');
    let stop: (() => void) | undefined;
    const beat = setInterval(() => write(':\n\n'), BEAT_MS);
    const over = setTimeout(() => raw.end(), LASTS_MS);
    const unclose = changes.whenClosing(() => raw.end());
    raw.once('close', () => {
      open -= 1;
      clearInterval(beat);
      clearTimeout(over);
      unclose();
      stop?.();
    });
    try {
      stop = await handle({
        actor,
        changes,
        lastSeen: lastSeenOf(request),
        tell: (data, number) => write(`id: ${number}\ndata: ${JSON.stringify(data)}\n\n`),
      });
      if (raw.destroyed || raw.writableEnded) stop();
    } catch (fault) {
      request.log.error({ err: fault }, 'fault');
      raw.end();
    }
    return reply;
  };
}

function lastSeenOf(request: FastifyRequest): number | null {
  const said = request.headers['last-event-id'];
  return typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : null;
}
