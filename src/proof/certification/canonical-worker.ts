import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import jsonld from 'jsonld';
import type { Answered, Canonised } from './canonical.ts';

async function answer({ documents, contexts }: Canonised): Promise<Answered> {
  // Contexts come from what was given, and never from anywhere else.
  const documentLoader = async (url: string) => {
    const document = Object.hasOwn(contexts, url) ? contexts[url] : null;
    if (!document) throw new Error(`The context ${url} is not there.`);
    return { contextUrl: null, documentUrl: url, document };
  };
  try {
    const hashes: string[] = [];
    for (const document of documents) {
      const text = await jsonld.canonize(document, {
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
        safe: true,
        documentLoader,
      });
      hashes.push(createHash('sha256').update(text).digest('hex'));
    }
    return { hashes };
  } catch (fault) {
    return { fault: worded(fault) };
  }
}

/** What jsonld says, with the part that it does not know, in one sentence. */
function worded(fault: unknown): string {
  const { message, details } = fault as Error & {
    readonly details?: {
      readonly event?: {
        readonly code?: string;
        readonly details?: Readonly<Record<string, unknown>>;
      };
    };
  };
  const event = details?.event;
  if (!event) return message;
  const what = event.details?.['property'] ?? event.details?.['type'] ?? event.details?.['id'];
  return `${event.code ?? message}${typeof what === 'string' ? ` (“${what.slice(0, 80)}”)` : ''}.`;
}

parentPort?.on('message', async (asked: Canonised) => parentPort?.postMessage(await answer(asked)));
