import { z } from 'zod';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { TextAdapter } from './adapter.ts';

const taken = z.object({ id: z.union([z.string(), z.number()]).transform(String) });
const complaint = z.object({ message: z.string() });
const arrived = z.object({
  id: z.string().min(1).max(200),
  from: z.string().max(40),
  to: z.string().max(40),
  body: z.string().max(10_000),
});
const reported = z.object({
  id: z.string().min(1).max(200),
  reference: z.string().max(200).default(''),
  status: z.string().max(40),
  message: z.string().max(2_000).default(''),
});

const DELIVERED = ['delivered'];
const FAILED = ['failed', 'undelivered', 'rejected', 'expired'];

function fits<T>(schema: z.ZodType<T>, json: unknown): Result<T> {
  const read = schema.safeParse(json);
  if (read.success) return ok(read.data);
  const wrong = read.error.issues.map(({ path }) => path.join('.') || 'the whole');
  return refuse('invalid-input', `This message could not be read: ${wrong.join(', ')}.`);
}

/**
 * The plain port: POST {to, from, body, reference} with a bearer token. 2xx with {id} is taken; 429 and 5xx
 * are for now; any other answer is for good, in the provider's {message}. Webhooks: {id, from, to, body} for
 * what came in; {id, reference, status, message} for what became of a text.
 */
export const plainAdapter: TextAdapter = {
  request: ({ to, from, body, reference }, token) => ({
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ to, ...(from === null ? {} : { from }), body, reference }),
  }),
  answer(status, json) {
    const words = complaint.safeParse(json);
    const said = `${status}${words.success ? ` ${words.data.message}` : ''}`;
    if (status === 408 || status === 429 || status >= 500) return { is: 'not_now', said };
    // Our own token is the operator's to mend, and no fault of the text.
    if (status === 401 || status === 403) {
      return { is: 'not_now', said: `${said} (the provider does not accept SMS_TOKEN)` };
    }
    if (status < 200 || status >= 300) return { is: 'refused', said };
    const id = taken.safeParse(json);
    // It may have taken the text, but cannot be asked about it: sent again with the same reference.
    if (!id.success) {
      return { is: 'not_now', said: `${said}: the provider’s answer could not be read.` };
    }
    return { is: 'taken', providerId: id.data.id.slice(0, 200) };
  },
  arrived: (json) => {
    const read = fits(arrived, json);
    return read.ok ? ok({ ...read.value, providerId: read.value.id }) : read;
  },
  reported: (json) => {
    const read = fits(reported, json);
    if (!read.ok) return read;
    const { id, reference, status, message } = read.value;
    const word = status.toLowerCase();
    const state = DELIVERED.includes(word)
      ? 'delivered'
      : FAILED.includes(word)
        ? 'failed'
        : 'on_the_way';
    return ok({ providerId: id, reference, state, said: message });
  },
};
