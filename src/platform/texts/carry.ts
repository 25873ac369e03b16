import type { TextAdapter, TextToCarry } from './adapter.ts';
import type { ProviderAnswer } from './retry.ts';

/** Where texts go out. */
export interface Provider {
  readonly url: string;
  readonly token: string | null;
  readonly adapter: TextAdapter;
  /** Milliseconds a try may take, answer included. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 20_000;
/** Of an answer no more is read: what is longer is no answer. */
const MOST_BYTES = 64 * 1024;

/**
 * Hands one text to the provider. A redirect is not followed: it would carry the token to another host. An
 * answer that is too long, cut off or no JSON is read as none.
 */
export async function carry(
  provider: Provider,
  text: TextToCarry,
  hurry: AbortSignal,
): Promise<ProviderAnswer> {
  const { headers, body } = provider.adapter.request(text, provider.token);
  const patience = provider.patienceMs ?? PATIENCE_MS;
  const signal = AbortSignal.any([hurry, AbortSignal.timeout(patience)]);
  try {
    const response = await fetch(provider.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal,
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return {
        is: 'not_now',
        said: `${response.status} The provider points to another address, which is not followed. Set SMS_URL to it.`,
      };
    }
    return provider.adapter.answer(response.status, await jsonOf(response));
  } catch (fault) {
    return { is: 'not_now', said: faultWords(fault, patience) };
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  const reader = response.body?.getReader();
  if (!reader) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function faultWords(fault: unknown, patience: number): string {
  const { name, cause, message } = fault as {
    name?: string;
    cause?: { code?: string };
    message?: string;
  };
  if (name === 'TimeoutError')
    return `The provider did not answer within ${patience / 1000} seconds.`;
  return `The provider is out of reach (${cause?.code ?? message ?? 'no connection'}).`;
}
