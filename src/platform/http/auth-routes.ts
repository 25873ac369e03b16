import type { FastifyInstance } from 'fastify';
import type { Auth } from '../identity/auth.ts';

/** What people may ask of better-auth; its other addresses answer 404, so that nothing opens by an upgrade. */
const OPEN = [
  '/api/auth/sign-in/email',
  '/api/auth/sign-out',
  '/api/auth/request-password-reset',
  '/api/auth/reset-password',
  '/api/auth/change-password',
] as const;

/** The addresses of sign-in, answered by better-auth under a client address that cannot be forged. */
export function answerAuth({
  auth,
  publicUrl,
}: {
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
        const answered = await auth.handler(
          new Request(new URL(request.url, publicUrl), {
            method: 'POST',
            headers,
            body: (request.body as string | undefined) ?? '{}',
          }),
        );
        reply.code(answered.status);
        for (const [name, value] of answered.headers) {
          if (name !== 'set-cookie') reply.header(name, value);
        }
        for (const cookie of answered.headers.getSetCookie()) reply.header('set-cookie', cookie);
        return reply.send(await answered.text());
      });
    }
  };
}
