import { describe, expect, it } from 'vitest';
import { openRoutesWorld } from '../../../test/routes-world.ts';
import { workerDatabase } from '../../../test/worker-database.ts';
import { serveHouse } from '../../app/serve.ts';

const world = await openRoutesWorld();
const ORIGIN = 'http://127.0.0.1:4000';

const attempt = (email: string, password: string, from: string, server = world.house.server) =>
  server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: ORIGIN, host: '127.0.0.1:4000', 'content-type': 'application/json' },
    payload: { email, password },
    remoteAddress: from,
  });

describe('sign-in', () => {
  it('opens with the right password, and its cookie is out of reach of scripts and other sites', async () => {
    const desk = await world.desk();
    const answered = await attempt(desk.staff.owner.email, 'three words are good', '10.1.0.1');
    expect(answered.statusCode).toBe(200);
    expect(String(answered.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/i);
  });

  it('says the same for a wrong password and for an unknown e-mail', async () => {
    const desk = await world.desk();
    const wrong = await attempt(desk.staff.owner.email, 'not the password', '10.1.0.2');
    const unknown = await attempt('nobody@agency.example', 'not the password', '10.1.0.2');
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.body).toBe(unknown.body);
  });

  it('stops an attacker after ten attempts a minute, counted over two processes, and nobody else', async () => {
    const desk = await world.desk();
    const urls = await workerDatabase();
    const second = await serveHouse(
      urls,
      { authSecret: 'a secret of the tests alone, thirty-two letters' },
      { publicUrl: ORIGIN, trustProxy: false },
      { webFolder: null },
    );
    try {
      const statuses: number[] = [];
      for (let n = 0; n < 14; n++) {
        const server = n % 2 ? second.server : world.house.server;
        statuses.push(
          (await attempt(desk.staff.owner.email, `guess ${n}`, '10.9.9.9', server)).statusCode,
        );
      }
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(statuses.slice(-3)).toEqual([429, 429, 429]);
      const other = await attempt(desk.staff.owner.email, 'three words are good', '10.9.9.10');
      expect(other.statusCode).toBe(200);
    } finally {
      await second.close();
    }
  });

  it('lets a whole office behind one address sign in on one morning', async () => {
    const desk = await world.desk();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      const { email } = desk.staff.owner;
      statuses.push((await attempt(email, 'three words are good', '10.7.7.7')).statusCode);
    }
    expect(statuses).toEqual(Array(12).fill(200));
  });

  it('lets nobody sign themselves up, nor reach any other address of the library', async () => {
    for (const path of [
      'sign-up/email',
      'get-session',
      'list-sessions',
      'update-user',
      'delete-user',
    ]) {
      const answered = await world.house.server.inject({
        method: 'POST',
        url: `/api/auth/${path}`,
        headers: { origin: ORIGIN, host: '127.0.0.1:4000', 'content-type': 'application/json' },
        payload: {
          name: 'Mallory',
          email: 'mallory@evil.example',
          password: 'three words are good',
        },
      });
      expect([401, 404]).toContain(answered.statusCode);
    }
  });

  it('believes no client that names its own address, unless a proxy is trusted', async () => {
    const desk = await world.desk();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      const answered = await world.house.server.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: {
          origin: ORIGIN,
          host: '127.0.0.1:4000',
          'content-type': 'application/json',
          'x-forwarded-for': `203.0.113.${n}`,
          'x-client-ip': `203.0.113.${n}`,
        },
        payload: { email: desk.staff.owner.email, password: 'guess' },
        remoteAddress: '10.8.8.8',
      });
      statuses.push(answered.statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it('ends with sign-out', async () => {
    const desk = await world.desk();
    const answered = await attempt(desk.staff.consultant.email, 'three words are good', '10.1.0.3');
    const cookie = String(answered.headers['set-cookie']).split(';')[0] ?? '';
    expect((await world.stranger({ url: '/api/session', headers: { cookie } })).status).toBe(200);
    await world.stranger({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie, 'content-type': 'application/json' },
      payload: '{}',
    });
    expect((await world.stranger({ url: '/api/session', headers: { cookie } })).status).toBe(401);
  });
});
