import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** The part of the driver's connection that COPY needs; it stands outside the driver's published types. */
interface Wire {
  readonly stream: Writable & Readable;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/** Rows are gathered to pieces of this size before they are handed on: one COPY message is one row. */
const PIECE = 64 * 1024;

const rowsOf = (tag: string): number => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? Number.NaN);

/** What the driver calls while a statement of its own kind runs. */
function statement(
  text: string,
  done: (fault: Error | null, tag: string) => void,
  on: {
    readonly input?: (wire: Wire) => void;
    readonly output?: (row: Buffer, wire: Wire) => void;
  },
) {
  let tag = '';
  let over = false;
  const finish = (fault: Error | null) => {
    if (over) return;
    over = true;
    done(fault, tag);
  };
  return {
    submit: (wire: Wire) => wire.query(text),
    handleError: (fault: Error) => finish(fault),
    handleCommandComplete: (message: { text: string }) => {
      tag = message.text;
    },
    handleReadyForQuery: () => finish(null),
    handleCopyInResponse: (wire: Wire) => on.input?.(wire),
    handleCopyData: ({ chunk }: { chunk: Buffer }, wire: Wire) => on.output?.(chunk, wire),
    handleRowDescription: () => {},
    handleDataRow: () => {},
    handleEmptyQuery: () => {},
    handlePortalSuspended: () => {},
  };
}

const run = (client: pg.ClientBase, query: ReturnType<typeof statement>): void => {
  client.query(query as unknown as pg.Submittable);
};

/**
 * Runs `copy ... to stdout` and hands its bytes on in order; waits for `take` before it reads much more.
 * @returns how many rows it was
 */
export function copyOut(
  client: pg.ClientBase,
  text: string,
  take: (piece: Buffer) => Promise<void>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let held: Buffer[] = [];
    let size = 0;
    let taking = Promise.resolve();
    let waiting = 0;
    let broken: Error | null = null;
    let paused: Wire | undefined;
    const hand = () => {
      if (size === 0) return;
      const piece = Buffer.concat(held, size);
      held = [];
      size = 0;
      waiting++;
      paused?.stream.pause();
      taking = taking
        .then(() => (broken ? undefined : take(piece)))
        .catch((fault: Error) => {
          broken ??= fault;
        })
        .finally(() => {
          waiting--;
          if (waiting === 0) paused?.stream.resume();
        });
    };
    const done = (fault: Error | null, tag: string) => {
      if (!fault) hand();
      taking.then(() => {
        const why = fault ?? broken;
        if (why) reject(why);
        else resolve(rowsOf(tag));
      });
    };
    const output = (row: Buffer, wire: Wire) => {
      // The driver uses its buffer again for what comes next.
      held.push(Buffer.from(row));
      size += row.length;
      if (size < PIECE) return;
      paused = wire;
      hand();
    };
    run(client, statement(text, done, { output }));
  });
}

/**
 * Runs `copy ... from stdin` with these bytes, as fast as the server takes them. When the bytes cannot be
 * read to their end the statement fails, and with it its transaction.
 * @returns how many rows it was
 */
export function copyIn(
  client: pg.ClientBase,
  text: string,
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let over = false;
    const done = (fault: Error | null, tag: string) => {
      over = true;
      if (fault) reject(fault);
      else resolve(rowsOf(tag));
    };
    const send = async (wire: Wire) => {
      for await (const piece of bytes) {
        if (over) return;
        wire.sendCopyFromChunk(piece);
        if (wire.stream.writableNeedDrain) {
          await Promise.race([once(wire.stream, 'drain'), once(wire.stream, 'close')]);
        }
      }
      if (!over) wire.endCopyFrom();
    };
    const input = (wire: Wire) => {
      send(wire).catch((fault: Error) => {
        if (!over) wire.sendCopyFail(fault.message);
      });
    };
    run(client, statement(text, done, { input }));
  });
}
