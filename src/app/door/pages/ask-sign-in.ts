import { ok, type Result, refuse } from '../../../lib/result.ts';

const WORDS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD:
    'The e-mail and the password do not fit together. Check both, or ask for a new password.',
  INVALID_EMAIL: 'Give an e-mail address like name@example.co.uk.',
  INVALID_TOKEN: 'This link is used or older than an hour. Ask for a new one.',
  PASSWORD_TOO_SHORT: 'Use at least 10 characters: three words are good.',
  PASSWORD_TOO_LONG: 'Use at most 200 characters.',
};

/** Posts to the addresses of sign-in, which answer in their own form, and gives a Result as all else does. */
export async function askSignIn(
  path: 'sign-in/email' | 'request-password-reset' | 'reset-password',
  body: Readonly<Record<string, unknown>>,
): Promise<Result<null>> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return refuse('no-connection', 'The server could not be reached. Try again.');
  }
  if (response.ok) return ok(null);
  if (response.status === 429) {
    return refuse(
      'too-many-requests',
      'There were too many attempts from here. Wait a minute, then try again.',
    );
  }
  const said = (await response.json().catch(() => ({}))) as { code?: string };
  return refuse(
    said.code ?? `http-${response.status}`,
    WORDS[said.code ?? ''] ?? `The server answered ${response.status}. Try again.`,
  );
}
