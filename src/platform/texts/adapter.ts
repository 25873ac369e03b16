import type { Result } from '../../lib/result.ts';
import type { ProviderAnswer } from './retry.ts';

/** A text as a provider gets it. */
export interface TextToCarry {
  /** E.164. */
  readonly to: string;
  /** E.164 or a name; null: the number of the account. */
  readonly from: string | null;
  readonly body: string;
  /** Our own id of the text, the same at every try, by which a provider can know a second sending. */
  readonly reference: string;
}

/** A text that came in, as the provider's webhook tells it. */
export interface TextArrived {
  readonly providerId: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

/** What became of a text we sent, as the provider's webhook tells it. */
export interface TextReported {
  readonly providerId: string;
  /** Our own id, where the provider gives it back; else ''. */
  readonly reference: string;
  /** on_the_way: nothing to note yet. */
  readonly state: 'delivered' | 'failed' | 'on_the_way';
  readonly said: string;
}

/**
 * One provider's own language, and nothing else: pure functions between our words and its JSON. A named
 * provider is one file with one such object; the wire, retries, signatures and limits are not its business.
 */
export interface TextAdapter {
  readonly request: (
    text: TextToCarry,
    token: string | null,
  ) => { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  /** @param json what was answered, undefined when it was no JSON. @param status of the answer, never 3xx */
  readonly answer: (status: number, json: unknown) => ProviderAnswer;
  readonly arrived: (json: unknown) => Result<TextArrived>;
  readonly reported: (json: unknown) => Result<TextReported>;
}
