import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One part of a received mail. */
export interface ReceivedPart {
  readonly headers: string;
  readonly content: Buffer;
}

/** A mail as a server on the loopback got it. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: string;
  /** The header block, unfolded. */
  readonly headers: string;
  readonly parts: readonly ReceivedPart[];
}

/** A real mail server for tests. */
export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly received: ReceivedMail[];
  /** Recipients that were asked for, refused ones too. */
  readonly asked: string[];
  /** Answers a recipient with this code and these words from now on. */
  answer(address: string, code: number, words: string): void;
  /** Accepts the recipient again. */
  accept(address: string): void;
  /** Milliseconds the server thinks before it takes a mail. */
  slow(ms: number): void;
  stop(): Promise<void>;
}

/** Starts a mail server on a free port of the loopback, or on the port given. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const asked: string[] = [];
  const answers = new Map<string, Error>();
  let thinks = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(address, _session, done) {
      asked.push(address.address);
      done(answers.get(address.address));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        setTimeout(() => {
          received.push(
            readMail(
              session.envelope.rcptTo.map(({ address }) => address),
              Buffer.concat(chunks).toString('latin1'),
            ),
          );
          done();
        }, thinks);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const at = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${at}`,
    port: at,
    received,
    asked,
    answer(address, code, words) {
      answers.set(address, Object.assign(new Error(words), { responseCode: code }));
    },
    accept: (address) => void answers.delete(address),
    slow(ms) {
      thinks = ms;
    },
    stop: () => new Promise<void>((done) => server.close(done)),
  };
}

function readMail(to: readonly string[], raw: string): ReceivedMail {
  const [head, body] = cut(raw);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((piece) => readPart(piece.replace(/^\r\n/, '').replace(/\r\n$/, '')))
    : [readPart(raw)];
  return { to, raw, headers: head, parts };
}

function readPart(piece: string): ReceivedPart {
  const [headers, body] = cut(piece);
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  return { headers, content: decode(body, encoding) };
}

function cut(text: string): [string, string] {
  const at = text.indexOf('\r\n\r\n');
  return [text.slice(0, at).replace(/\r\n[ \t]+/g, ' '), text.slice(at + 4)];
}

function decode(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
