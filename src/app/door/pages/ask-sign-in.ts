import { ok, type Result, refuse } from '../../../lib/result.ts';

const WORDS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD:
    'The e-mail and the password do not fit together. Check both, or ask for a new password.',
  INVALID_EMAIL: 'Give an e-mail address like name@example.co.uk.',
  INVALID_TOKEN: 'This link is used or older than an hour. Ask for a new one.',
  INVALID_CODE:
    'This code does not fit. Give the newest one that the app shows. If it is refused again, look at the phone’s clock: it must set itself by the network.',
  CODE_USED: 'This code was used already. Wait for the next one: half a minute at the most.',
  INVALID_BACKUP_CODE: 'This is none of your recovery codes, or it was used already.',
  INVALID_TWO_FACTOR_COOKIE: 'This took longer than ten minutes. Sign in with your password again.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE:
    'There were five wrong codes. Sign in with your password again.',
  ACCOUNT_TEMPORARILY_LOCKED:
    'There were too many wrong codes, so this account takes none for a quarter of an hour.',
  PASSWORD_TOO_SHORT: 'Use at least 10 characters: three words are good.',
  PASSWORD_TOO_LONG: 'Use at most 200 characters.',
};

/** What an address of sign-in said: whether a code is wanted too. */
interface Answered {
  readonly codeWanted: boolean;
}

/** Posts to the addresses of sign-in, which answer in their own form, and gives a Result as all else does. */
export async function askSignIn(
  path:
    | 'sign-in/email'
    | 'two-factor/verify-totp'
    | 'two-factor/verify-backup-code'
    | 'request-password-reset'
    | 'reset-password',
  body: Readonly<Record<string, unknown>>,
): Promise<Result<Answered>> {
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
  const said = (await response.json().catch(() => ({}))) as {
    code?: string;
    twoFactorRedirect?: boolean;
  };
  if (response.ok) return ok({ codeWanted: said.twoFactorRedirect === true });
  if (response.status === 429 && said.code !== 'ACCOUNT_TEMPORARILY_LOCKED') {
    return refuse(
      'too-many-requests',
      'There were too many attempts from here. Wait a minute, then try again.',
    );
  }
  return refuse(
    said.code ?? `http-${response.status}`,
    WORDS[said.code ?? ''] ?? `The server answered ${response.status}. Try again.`,
  );
}
