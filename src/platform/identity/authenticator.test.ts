import type { InjectOptions } from 'fastify';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Desk, openRoutesWorld, signIn } from '../../../test/routes-world.ts';
import { workerDatabase } from '../../../test/worker-database.ts';
import { resetAuthenticatorCommand } from '../../app/commands/reset-authenticator.ts';
import { newId } from '../../lib/ids.ts';
import { recordSecondFactors } from './record-second-factor.ts';
import { codeOf, fromBase32, stepAt, stepOf, toBase32 } from './totp.ts';

const world = await openRoutesWorld();
const owner = new pg.Pool({ connectionString: (await workerDatabase()).ownerUrl });
afterAll(() => owner.end());

// Each test has its own person; the two that change something for all have a desk of their own.
const desk = await world.desk();
const second = await world.desk();
const firstOwner = desk.staff.owner;

const PASSWORD = 'three words are good';
const NOON = Date.parse('2027-03-01T12:00:00Z');

// Codes hang on the clock, so it stands still; only the clock, the database's answers come as they come.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

interface Phone {
  readonly email: string;
  readonly key: string;
  readonly codes: readonly string[];
  /** What the app shows, on a phone whose clock is so many seconds wrong. */
  shows(wrongBy?: number): string;
}

type Ask = (request: InjectOptions) => Promise<{ status: number; body: unknown }>;
const refusalOf = (answer: { body: unknown }) =>
  (answer.body as { refusal?: { code: string; because: string } }).refusal;
const post = (ask: Ask, url: string, payload: object) => ask({ method: 'POST', url, payload });

/** Sets an authenticator up as its page does. */
async function setUp({ ask, email }: { ask: Ask; email: string }): Promise<Phone> {
  const begun = await post(ask, '/api/account/authenticator', { password: PASSWORD });
  const { key: shown, address } = begun.body as { key: string; address: string };
  const key = shown.replaceAll(' ', '');
  expect(new URL(address).searchParams.get('secret')).toBe(key);
  const shows = (wrongBy = 0) => codeOf(key, stepAt(new Date(Date.now() + wrongBy * 1000)));
  const on = await post(ask, '/api/account/authenticator/confirmation', { code: shows() });
  expect(on.status, JSON.stringify(on.body)).toBe(200);
  return { email, key, codes: (on.body as { recoveryCodes: string[] }).recoveryCodes, shows };
}

let address = 0;
/** Signs in with the password and goes on to the second step; each from an address of its own. */
async function firstStep(email: string) {
  const from = `10.3.${Math.floor(++address / 250)}.${address % 250}`;
  const ask = (url: string, payload: object, cookie = '') =>
    world.house.server.inject({
      method: 'POST',
      url,
      payload,
      headers: {
        origin: 'http://127.0.0.1:4000',
        host: '127.0.0.1:4000',
        'content-type': 'application/json',
        cookie,
      },
      remoteAddress: from,
    });
  const cookiesOf = (headers: Record<string, unknown>) =>
    [headers['set-cookie'] ?? []]
      .flat()
      .map((line) => String(line).split(';')[0])
      .join('; ');
  const first = await ask('/api/auth/sign-in/email', { email, password: PASSWORD });
  const cookie = cookiesOf(first.headers);
  return {
    body: first.json() as object,
    cookie,
    async second(code: string, how: 'totp' | 'backup-code' = 'totp') {
      const answered = await ask(
        `/api/auth/two-factor/verify-${how}`,
        { code, trustDevice: true },
        cookie,
      );
      const session = cookiesOf(answered.headers);
      return {
        status: answered.statusCode,
        code: (answered.json() as { code?: string }).code,
        cookies: session,
        async isIn() {
          const asked = await world.house.server.inject({
            method: 'GET',
            url: '/api/session',
            headers: { cookie: session },
          });
          return asked.statusCode === 200;
        },
      };
    },
  };
}

const kinds = async (desk: Desk) =>
  (
    await owner.query('select kind from log_entry where organisation_id = $1 order by seq', [
      desk.organisationId,
    ])
  ).rows.map(({ kind }) => kind);

describe('codes', () => {
  it('are those of RFC 6238, appendix B', () => {
    const key = toBase32(Buffer.from('12345678901234567890'));
    expect(fromBase32(key).toString()).toBe('12345678901234567890');
    const at = (seconds: number) => codeOf(key, stepAt(new Date(seconds * 1000)));
    // The last six of the eight digits that the appendix prints.
    expect([59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000].map(at)).toEqual([
      '287082',
      '081804',
      '050471',
      '005924',
      '279037',
      '353130',
    ]);
    const now = new Date(1111111109 * 1000);
    expect(stepOf(key, '081804', now)).toBe(stepAt(now));
    for (const wrong of ['', '81804', '081804 ', '0818040', 'ééé'])
      expect(stepOf(key, wrong, now)).toBeNull();
  });
});

describe('an authenticator', () => {
  it('asks for a code at each sign-in from then on, and takes no code twice', async () => {
    const phone = await setUp(desk.staff.owner);
    const first = await firstStep(phone.email);
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    const without = await world.house.server.inject({
      method: 'GET',
      url: '/api/session',
      headers: { cookie: first.cookie },
    });
    expect(without.statusCode).toBe(401);
    // The code that turned it on was used then.
    expect(await first.second(phone.shows())).toMatchObject({ status: 401, code: 'CODE_USED' });
    wait(30);
    const done = await first.second(phone.shows());
    expect(done.status).toBe(200);
    expect(await done.isIn()).toBe(true);
    const again = await firstStep(phone.email);
    expect(await again.second(phone.shows())).toMatchObject({ status: 401, code: 'CODE_USED' });
    // No browser is remembered as one that need not ask.
    expect(done.cookies).not.toContain('trust_device');
    expect(await kinds(desk)).toContain('authenticator.set_up');
  });

  it('takes a phone whose clock is half a minute wrong, and refuses one that is a minute wrong', async () => {
    const { staff } = desk;
    const phone = await setUp(staff.consultant);
    wait(120);
    const step = await firstStep(phone.email);
    expect((await step.second(phone.shows(60))).status).toBe(401);
    expect((await step.second(phone.shows(-60))).status).toBe(401);
    const early = await step.second(phone.shows(30));
    expect(await early.isIn()).toBe(true);
    const refused = await post(staff.consultant.ask, '/api/account/authenticator/removal', {
      password: PASSWORD,
      code: phone.shows(90),
    });
    expect(refusalOf(refused)).toMatchObject({ code: 'wrong-code' });
    expect(refusalOf(refused)?.because).toContain('clock');
  });

  it('locks after ten wrong codes, however many times somebody begins anew', async () => {
    const { staff } = desk;
    const phone = await setUp(staff.resourcer);
    wait(60);
    for (let n = 0; n < 2; n++) {
      const step = await firstStep(phone.email);
      for (let m = 0; m < 5; m++) expect((await step.second(`00000${m}`)).status).toBe(401);
    }
    const locked = await firstStep(phone.email);
    expect(await locked.second(phone.shows())).toMatchObject({
      status: 429,
      code: 'ACCOUNT_TEMPORARILY_LOCKED',
    });
    wait(16 * 60);
    const later = await firstStep(phone.email);
    expect((await later.second(phone.shows())).status).toBe(200);
  });

  it('has ten recovery codes, each good once, kept as hashes; their use is recorded', async () => {
    const phone = await setUp(desk.staff.assessor);
    expect(new Set(phone.codes).size).toBe(10);
    const kept = await owner.query(
      'select f::text as row from auth."twoFactor" f join auth."user" u on u.id = f."userId" where u.email = $1',
      [phone.email],
    );
    for (const secret of [...phone.codes, phone.key])
      expect(kept.rows[0].row).not.toContain(secret);
    const [code = ''] = phone.codes;
    const done = await (await firstStep(phone.email)).second(code.toLowerCase(), 'backup-code');
    expect(await done.isIn()).toBe(true);
    expect((await (await firstStep(phone.email)).second(code, 'backup-code')).status).toBe(401);
    const state = await desk.staff.assessor.ask({
      method: 'GET',
      url: '/api/account/authenticator',
    });
    expect(state.body).toMatchObject({ isOn: true, recoveryCodesLeft: 9 });
    expect(await kinds(desk)).toContain('recovery_code.used');
    wait(30);
    const renewed = await post(
      desk.staff.assessor.ask,
      '/api/account/authenticator/recovery-codes',
      { password: PASSWORD, code: phone.shows() },
    );
    expect((renewed.body as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);
    expect(
      (await (await firstStep(phone.email)).second(phone.codes[1] ?? '', 'backup-code')).status,
    ).toBe(401);
  });

  it('goes on with the password, and off with password and code only', async () => {
    const { ask, email } = desk.staff.branch_manager;
    const wrong = await post(ask, '/api/account/authenticator', { password: 'not the password' });
    expect(refusalOf(wrong)).toMatchObject({ code: 'wrong-password' });
    expect(
      refusalOf(await post(ask, '/api/account/authenticator/confirmation', { code: '123456' })),
    ).toMatchObject({ code: 'authenticator-not-begun' });
    await post(ask, '/api/account/authenticator', { password: PASSWORD });
    expect(
      refusalOf(await post(ask, '/api/account/authenticator/confirmation', { code: '000000' })),
    ).toMatchObject({ code: 'wrong-code' });
    // Begun and not confirmed, nothing has changed, and the library's own way in turns nothing on.
    const cookie = await signIn(world.house.server, email);
    const around = await world.house.server.inject({
      method: 'POST',
      url: '/api/auth/two-factor/verify-totp',
      payload: { code: '000000' },
      headers: {
        origin: 'http://127.0.0.1:4000',
        host: '127.0.0.1:4000',
        'content-type': 'application/json',
        cookie,
      },
    });
    expect(around.statusCode).toBe(401);
    for (const url of ['enable', 'disable', 'get-totp-uri', 'generate-backup-codes']) {
      const closed = await world.house.server.inject({
        method: 'POST',
        url: `/api/auth/two-factor/${url}`,
        payload: {},
        headers: { cookie },
      });
      expect(closed.statusCode).toBe(404);
    }
    const phone = await setUp({ ask, email });
    expect(
      refusalOf(await post(ask, '/api/account/authenticator', { password: PASSWORD })),
    ).toMatchObject({ code: 'already-on' });
    wait(30);
    const off = (password: string, code: string) =>
      post(ask, '/api/account/authenticator/removal', { password, code });
    expect(refusalOf(await off('not the password', phone.shows()))).toMatchObject({
      code: 'wrong-password',
    });
    expect(refusalOf(await off(PASSWORD, '000000'))).toMatchObject({ code: 'wrong-code' });
    expect((await off(PASSWORD, phone.shows())).status).toBe(200);
    expect((await firstStep(email)).body).not.toHaveProperty('twoFactorRedirect');
    expect(await kinds(desk)).toContain('authenticator.taken_off');
    // Nine wrong ones more, then not even the right one is looked at for a minute.
    await owner.query(`update bad_try set tries = 10, since = $1 where what = 'password'`, [
      new Date(),
    ]);
    expect((await post(ask, '/api/account/authenticator', { password: PASSWORD })).status).toBe(
      429,
    );
  });

  it('can be asked of everybody: who has none is led to it before anything else, a program too', async () => {
    const desk = second;
    const rule = (authenticatorRequired: boolean) =>
      desk.staff.owner.ask({
        method: 'PUT',
        url: '/api/sign-in-rule',
        payload: { authenticatorRequired },
      });
    expect(refusalOf(await rule(true))).toMatchObject({ code: 'authenticator-first' });
    const made = await post(desk.staff.consultant.ask, '/api/access-tokens', {
      id: newId(),
      name: 'a program',
      actions: null,
      days: 1,
    });
    const { token } = made.body as { token: string };
    await setUp(desk.staff.owner);
    expect((await rule(true)).status).toBe(200);
    const { ask } = desk.staff.consultant;
    const list = { method: 'GET', url: '/api/candidates' } as const;
    expect(await ask(list)).toMatchObject({
      status: 403,
      body: { refusal: { code: 'authenticator-needed' } },
    });
    const program = await world.house.server.inject({
      ...list,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(program.statusCode).toBe(403);
    expect((await ask({ method: 'GET', url: '/api/session' })).body).toMatchObject({
      mustSetUp: true,
      actions: ['account.manage'],
    });
    await setUp(desk.staff.consultant);
    expect((await ask(list)).status).toBe(200);
    const members = await desk.staff.owner.ask({ method: 'GET', url: '/api/members' });
    const has = (members.body as { members: { id: string; hasAuthenticator: boolean }[] }).members
      .filter(({ hasAuthenticator }) => hasAuthenticator)
      .map(({ id }) => id);
    expect(has.sort()).toEqual(
      [desk.staff.owner, desk.staff.consultant].map(({ actor }) => actor.memberId).sort(),
    );
    expect(await kinds(desk)).toContain('sign_in_rule.changed');
  });

  it('is never changed without its entry: where the log fails, the entry is written later, once', async () => {
    const desk = await world.desk();
    const { consultant } = desk.staff;
    const about = async () =>
      (await kinds(desk)).filter((kind) => /authenticator|codes/.test(kind));
    const closed = (yes: boolean) =>
      owner.query(
        `${yes ? 'revoke' : 'grant'} execute on function log_append(jsonb) ${yes ? 'from' : 'to'} deskproof_app`,
      );
    await closed(true);
    const phone = await setUp(consultant).finally(() => closed(false));
    expect(await about()).toEqual([]);
    expect((await firstStep(phone.email)).body).toMatchObject({ twoFactorRedirect: true });
    const again = () => recordSecondFactors(world.house.db);
    expect((await Promise.all([again(), again()])).sort()).toEqual([0, 1]);
    expect(await about()).toEqual(['authenticator.set_up']);
    expect(await again()).toBe(0);

    wait(30);
    await closed(true);
    const off = await post(consultant.ask, '/api/account/authenticator/removal', {
      password: PASSWORD,
      code: phone.shows(),
    }).finally(() => closed(false));
    expect(off.status).toBe(200);
    expect((await firstStep(phone.email)).body).not.toHaveProperty('twoFactorRedirect');
    expect(await about()).toEqual(['authenticator.set_up']);
    // The next thing that is written down takes what is due with it, in its order.
    await setUp(consultant);
    expect(await about()).toEqual([
      'authenticator.set_up',
      'authenticator.taken_off',
      'authenticator.set_up',
    ]);
  });

  it('is taken off by an owner, or by the operator, for somebody who lost it', async () => {
    const desk = second;
    const phone = await setUp(desk.staff.learner);
    const reset = (role: 'owner' | 'branch_manager', of: 'learner' | 'owner') =>
      desk.staff[role].ask({
        method: 'POST',
        url: `/api/members/${desk.staff[of].actor.memberId}/authenticator-reset`,
      });
    expect((await reset('branch_manager', 'learner')).status).toBe(403);
    expect(refusalOf(await reset('owner', 'owner'))).toMatchObject({ code: 'own-authenticator' });
    const foreign = await firstOwner.ask({
      method: 'POST',
      url: `/api/members/${desk.staff.learner.actor.memberId}/authenticator-reset`,
    });
    expect(foreign.status).toBe(404);
    expect((await reset('owner', 'learner')).status).toBe(200);
    expect(refusalOf(await reset('owner', 'learner'))).toMatchObject({
      code: 'authenticator-not-on',
    });
    expect((await desk.staff.learner.ask({ method: 'GET', url: '/api/session' })).status).toBe(401);
    const cookie = await signIn(world.house.server, phone.email);
    expect(cookie).toContain('session_token');

    const { email } = await setUp(desk.staff.compliance_officer);
    const said: string[] = [];
    const spy = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => said.push(String(text)) > 0);
    expect(await resetAuthenticatorCommand(email, world.house)).toBe(0);
    expect(await resetAuthenticatorCommand(email, world.house)).toBe(0);
    spy.mockRestore();
    expect(said.join('')).toMatch(/password alone.*without an authenticator already/s);
    expect((await kinds(desk)).filter((kind) => kind === 'authenticator.reset')).toHaveLength(2);
  });
});
