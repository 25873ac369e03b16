import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A text as a provider on the loopback got it. */
export interface CarriedText {
  readonly to: string;
  readonly from?: string;
  readonly body: string;
  readonly reference: string;
  readonly authorization: string | undefined;
}

/** How the provider answers a number. */
export type Answers = (reply: ServerResponse, text: CarriedText) => void;

/** A real provider of texts for tests: plain HTTP on the loopback. */
export interface TextProvider {
  readonly url: string;
  /** Everything asked for, refused ones too, in order. */
  readonly asked: CarriedText[];
  /** Answers this number in this way from now on. */
  answer(number: string, answers: Answers): void;
  stop(): Promise<void>;
}

/** Answers with a status and JSON. */
export function json(status: number, body: unknown): Answers {
  return (reply) => {
    reply.writeHead(status, { 'content-type': 'application/json' });
    reply.end(JSON.stringify(body));
  };
}

const TAKEN: Answers = (reply, { reference }) =>
  json(202, { id: `carried-${reference}` })(reply, {} as CarriedText);

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts a provider on a free port of the loopback. */
export async function startTextProvider(): Promise<TextProvider> {
  const asked: CarriedText[] = [];
  const answers = new Map<string, Answers>();
  const server = createServer(async (request, reply) => {
    const text = JSON.parse(await read(request)) as Omit<CarriedText, 'authorization'>;
    const carried = { ...text, authorization: request.headers.authorization };
    asked.push(carried);
    (answers.get(text.to) ?? TAKEN)(reply, carried);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/send`,
    asked,
    answer: (number, how) => void answers.set(number, how),
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
