import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/pool.ts';
import type { Auth } from '../identity/auth.ts';
import { noteRecovery } from '../identity/authenticator-routes.ts';
import { noteBadTry, triedTooOften } from '../identity/bad-tries.ts';
import { hashOfRecovery } from '../identity/recovery-codes.ts';

const SIGN_IN = '/api/auth/sign-in/email';
const RECOVERY = '/api/auth/two-factor/verify-backup-code';

/** What people may ask of better-auth; its other addresses answer 404, so that nothing opens by an upgrade. */
const OPEN = [
  SIGN_IN,
  '/api/auth/two-factor/verify-totp',
  RECOVERY,
  '/api/auth/sign-out',
  '/api/auth/request-password-reset',
  '/api/auth/reset-password',
  '/api/auth/change-password',
] as const;

const TOO_MANY = { message: 'Too many wrong tries. Wait a minute, then try again.' };

const readJson = (text: unknown): Record<string, unknown> => {
  try {
    return Object(JSON.parse(String(text)));
  } catch {
    return {};
  }
};

/**
 * The second step of signing in: better-auth gets the code and nothing else. No session's cookie, since with one
 * it would turn on what was only begun; no wish to be asked less often; a recovery code as its hash.
 */
async function secondStep(auth: Auth, url: string, headers: Headers, body: unknown) {
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/);
  headers.set('cookie', cookies.filter((one) => !/session_(token|data)=/.test(one)).join('; '));
  const { code } = readJson(body);
  const text = String(code ?? '').slice(0, 40);
  const { secret } = await auth.$context;
  return JSON.stringify({ code: url === RECOVERY ? hashOfRecovery(secret, text) : text });
}

/** The addresses of sign-in, answered by better-auth under a client address that cannot be forged. */
export function answerAuth({
  db,
  auth,
  publicUrl,
}: {
  readonly db: Database;
  readonly auth: Auth;
  readonly publicUrl: string;
}) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: 16_384 },
      (_request, body, done) => {
        done(null, body);
      },
    );
    for (const url of OPEN) {
      app.post(url, async (request, reply) => {
        // An office shares one address: only wrong passwords count, or Monday morning would lock it out.
        if (url === SIGN_IN && (await triedTooOften(db, 'password', request.ip)))
          return reply.code(429).send(TOO_MANY);
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers)) {
          if (typeof value === 'string') headers.set(name, value);
        }
        headers.set('x-client-ip', request.ip);
        // The address people reach us by may differ from the one we are told (a proxy, a port): better-auth
        // compares the page's origin with its own, so a page of our own host speaks for our public address.
        const { origin } = request.headers;
        if (origin && URL.canParse(origin) && new URL(origin).host === request.host)
          headers.set('origin', new URL(publicUrl).origin);
        const sent = url.includes('/two-factor/')
          ? await secondStep(auth, url, headers, request.body)
          : ((request.body as string | undefined) ?? '{}');
        const answered = await auth.handler(
          new Request(new URL(request.url, publicUrl), {
            method: 'POST',
            headers,
            body: sent,
          }),
        );
        if (url === SIGN_IN && answered.status === 401)
          await noteBadTry(db, 'password', request.ip);
        reply.code(answered.status);
        for (const [name, value] of answered.headers) {
          if (name !== 'set-cookie') reply.header(name, value);
        }
        for (const cookie of answered.headers.getSetCookie()) reply.header('set-cookie', cookie);
        const text = await answered.text();
        if (url === RECOVERY && answered.ok) {
          const { user } = readJson(text) as { user?: { id?: string } };
          if (user?.id) await noteRecovery(db, user.id);
        }
        return reply.send(text);
      });
    }
  };
}
