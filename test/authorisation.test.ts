import { describe, expect, it } from 'vitest';
import { endpoints, policy } from '../src/app/compose.ts';
import { ROLES } from '../src/platform/identity/actor.ts';
import { may, PUBLIC, SIGNED_IN } from '../src/platform/identity/policy.ts';
import { openRoutesWorld } from './routes-world.ts';

const routes = endpoints('http://127.0.0.1:4000')
  .map(({ route }) => route)
  .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));

const line = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();

/** Role x route x action as one table for people to read and accept. */
function matrix(): string {
  const widths = [46, 8, 24, ...ROLES.map((role) => role.length)];
  const head = line(['route', 'method', 'action', ...ROLES], widths);
  const rows = routes.map((route) =>
    line(
      [
        route.path,
        route.method,
        route.action,
        ...ROLES.map((role) =>
          route.action === PUBLIC || route.action === SIGNED_IN
            ? 'open'
            : may(policy, [role], route.action)
              ? 'may'
              : '-',
        ),
      ],
      widths,
    ),
  );
  return `${[head, ...rows].join('\n')}\n`;
}

/** An address of a route with made-up ids: the guard stands before anything looks for them. */
const addressOf = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name) =>
    name === 'seq' ? '1' : '01920000-0000-7000-8000-000000000000',
  );

describe('who may do what', () => {
  it('is the table that was accepted', async () => {
    await expect(matrix()).toMatchFileSnapshot('./authorisation-matrix.txt');
  });

  it('is open without sign-in only at the door', () => {
    const open = routes.filter((route) => route.action === PUBLIC);
    expect(open.map((route) => `${route.method} ${route.path}`)).toEqual([
      'GET /api/first-run',
      'POST /api/first-run',
      'POST /api/invitation',
      'POST /api/invitation/acceptance',
      'GET /api/issuers/:id',
      'GET /api/issuers/:id/keys',
      'GET /api/issuers/:id/keys/:key',
      'GET /api/issuers/:id/status/:list',
      'POST /api/l/arrival',
      'POST /api/l/arrival/here',
      'POST /api/l/arrival/say',
      'POST /api/l/arrival/tap',
      'POST /api/l/availability',
      'POST /api/l/availability/answer',
      'POST /api/l/gatehouse',
      'POST /api/l/gatehouse/photo',
      'POST /api/l/offer',
      'POST /api/l/offer/answer',
      'POST /api/l/reference',
      'POST /api/l/reference/answer',
      'POST /api/l/release',
      'POST /api/l/release/file',
      'POST /api/l/release/file/completion',
      'POST /api/l/release/file/piece',
      'POST /api/l/release/package',
      'POST /api/l/review',
      'POST /api/l/review/answer',
      'POST /api/l/review/opening',
      'POST /api/l/signature',
      'POST /api/l/signature/code',
      'POST /api/l/signature/copy',
      'POST /api/l/signature/decline',
      'POST /api/l/signature/paper',
      'POST /api/l/signature/sign',
      'POST /api/l/signature/terms',
      'POST /api/l/testimony',
      'POST /api/l/testimony/answer',
      'POST /api/texts/deliveries',
      'POST /api/texts/inbound',
    ]);
    const signedIn = routes.filter((route) => route.action === SIGNED_IN);
    expect(signedIn.map((route) => `${route.method} ${route.path}`)).toEqual([
      'GET /api/session',
      'POST /api/session/organisation',
    ]);
  });

  it('names no action that no route or command uses', () => {
    const used = new Set(routes.map((route) => route.action));
    const asked = [
      'log.learners',
      'log.parts',
      'mail.read_keys',
      'policies.outstanding',
      'alerts.health',
      'conflicts.restricted',
      'concerns.safeguard',
      'views.share',
      'views.tend',
    ];
    expect(
      Object.keys(policy).filter((action) => !used.has(action) && !asked.includes(action)),
    ).toEqual([]);
  });
});

describe('every route', async () => {
  const world = await openRoutesWorld();
  const desk = await world.desk();
  const guarded = routes.filter((route) => route.action !== PUBLIC);

  it.each(guarded.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'refuses a stranger: %s',
    async (_name, route) => {
      const answered = await world.stranger({ method: route.method, url: addressOf(route.path) });
      expect(answered.status).toBe(401);
      expect(answered.body).toEqual({
        refusal: { code: 'not-signed-in', because: 'Sign in to go on.' },
      });
    },
  );

  const roled = guarded.filter((route) => route.action !== SIGNED_IN);
  it.each(roled.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'lets exactly the roles of its policy line past the guard: %s',
    async (_name, route) => {
      // All at a time, so that the house answers some while its database works on others.
      const asked = ROLES.map(async (role) => {
        const answered = await desk.staff[role].ask({
          method: route.method,
          url: addressOf(route.path),
          // A stream never ends by itself: its head says whether it was opened.
          ...(route.reply === 'stream' && may(policy, [role], route.action)
            ? { payloadAsStream: true as const }
            : {}),
        });
        const code = (answered.body as { refusal?: { code?: string } }).refusal?.code;
        const refused = answered.status === 403 && code === 'not-allowed';
        expect(refused, `${role}: ${answered.status} ${code ?? ''}`).toBe(
          !may(policy, [role], route.action),
        );
        expect(answered.status, `${role} met a fault`).toBeLessThan(500);
      });
      await Promise.all(asked);
    },
  );

  it.each(
    roled
      .filter((route) => route.method !== 'GET')
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('refuses a page of another site, whatever cookies it brings: %s', async (_name, route) => {
    const answered = await desk.staff.owner.ask({
      method: route.method,
      url: addressOf(route.path),
      headers: { origin: 'https://evil.example' },
    });
    expect(answered.status).toBe(403);
    expect(answered.body).toMatchObject({ refusal: { code: 'foreign-origin' } });
  });
});
