import type { InjectOptions } from 'fastify';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openRoutesWorld } from '../../../test/routes-world.ts';
import { workerDatabase } from '../../../test/worker-database.ts';
import { newId } from '../../lib/ids.ts';
import type { Role } from './actor.ts';

const world = await openRoutesWorld();
const owner = new pg.Pool({ connectionString: (await workerDatabase()).ownerUrl });
afterAll(() => owner.end());
const desk = await world.desk();

let address = 0;

/** A program: no cookie, no origin, only the token; from an address of its own unless told. */
async function program(token: string, request: InjectOptions, from = `10.1.0.${++address}`) {
  const answered = await world.house.server.inject({
    ...request,
    headers: { authorization: `Bearer ${token}`, ...request.headers },
    remoteAddress: from,
  });
  return {
    status: answered.statusCode,
    code: (answered.json() as { refusal?: { code?: string } }).refusal?.code,
    body: answered.json() as Record<string, unknown>,
  };
}

async function tokenOf(
  role: Role,
  actions: readonly string[] | null,
  days = 30,
  at = desk,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const made = await at.staff[role].ask({
    method: 'POST',
    url: '/api/access-tokens',
    payload: { id, name: `for ${role}`, actions, days },
  });
  const { token } = made.body as { token: string };
  if (!token) throw new Error(JSON.stringify(made.body));
  return { id, token };
}

const list = { method: 'GET', url: '/api/candidates' } as const;
const anAct = () =>
  ({
    method: 'POST',
    url: '/api/branches',
    payload: { id: newId(), name: `Branch ${newId()}` },
  }) as const;
const rota = () =>
  ({
    method: 'POST',
    url: '/api/clients',
    payload: { id: newId(), name: `Care ${newId()}` },
  }) as const;

describe('an access token', () => {
  it('is shown once and kept as a hash alone', async () => {
    const { id, token } = await tokenOf('consultant', null);
    const again = await desk.staff.consultant.ask({
      method: 'POST',
      url: '/api/access-tokens',
      payload: { id, name: 'again', actions: null, days: 30 },
    });
    expect(again.body).toEqual({ tokenId: id, token: null });
    const kept = await owner.query('select t::text as row from access_token t where id = $1', [id]);
    expect(kept.rows[0].row).not.toContain(token.slice(7));
    const listed = await desk.staff.consultant.ask({ method: 'GET', url: '/api/access-tokens' });
    expect(JSON.stringify(listed.body)).not.toContain(token.slice(7));
    expect(listed.body).toMatchObject({
      rows: [{ id, begins: token.slice(0, 7), state: 'live', lastUsedAt: null }],
    });
  });

  it('that only reads reads what its owner may, and changes nothing', async () => {
    const { id, token } = await tokenOf('resourcer', null);
    expect(await program(token, list)).toMatchObject({ status: 200 });
    expect(await program(token, rota())).toMatchObject({ status: 403, code: 'not-allowed' });
    const members = await program(token, { method: 'GET', url: '/api/log' });
    expect(members.status).toBe(
      (await desk.staff.resourcer.ask({ method: 'GET', url: '/api/log' })).status,
    );
    const listed = await desk.staff.resourcer.ask({ method: 'GET', url: '/api/access-tokens' });
    const row = (listed.body as { rows: { id: string; lastUsedAt: string | null }[] }).rows[0];
    expect(row?.id).toBe(id);
    expect(row?.lastUsedAt).not.toBeNull();
  });

  it('for one thing does that and nothing else, whatever its owner may', async () => {
    const { id, token } = await tokenOf('consultant', ['clients.write']);
    const before = await owner.query(
      'select max(seq) as seq from log_entry where organisation_id = $1',
      [desk.organisationId],
    );
    expect(await program(token, list)).toMatchObject({ status: 403, code: 'not-allowed' });
    const done = await program(token, rota());
    expect(done.status).toBe(200);
    const said = await owner.query(
      'select envelope from log_entry where organisation_id = $1 and seq > $2',
      [desk.organisationId, before.rows[0].seq],
    );
    // The member did it, by this token: the record says both.
    expect(said.rows.map(({ envelope }) => JSON.parse(envelope))).toEqual([
      expect.objectContaining({
        actor: desk.staff.consultant.actor.memberId,
        subjects: expect.objectContaining({ access_token: id }),
      }),
    ]);
  });

  it('is never for more than its owner may, nor for what lets people in', async () => {
    for (const actions of [
      ['members.manage'],
      ['account.manage'],
      ['rates.invented'],
      ['mail.read_keys'],
    ]) {
      const refused = await desk.staff.owner.ask({
        method: 'POST',
        url: '/api/access-tokens',
        payload: { id: newId(), name: 'too wide', actions, days: 1 },
      });
      expect(refused).toMatchObject({ status: 422, body: { refusal: { code: 'scope-too-wide' } } });
    }
    const { token } = await tokenOf('owner', null);
    for (const url of ['/api/access-tokens', '/api/session']) {
      expect(await program(token, { method: 'GET', url })).toMatchObject({
        status: 403,
        code: 'not-with-token',
      });
    }
    for (const url of [
      '/api/access-tokens',
      '/api/invitations',
      '/api/branches',
      '/api/session/organisation',
    ]) {
      expect(await program(token, { method: 'POST', url, payload: {} })).toMatchObject({
        status: 403,
        code: 'not-with-token',
      });
    }
    const lasting = await desk.staff.owner.ask({
      method: 'POST',
      url: '/api/access-tokens',
      payload: { id: newId(), name: 'for ever', actions: null, days: 366 },
    });
    expect(lasting.status).toBe(400);
  });

  it('loses what its owner loses, at once', async () => {
    const { token } = await tokenOf('branch_manager', ['clients.write', 'candidates.read']);
    const { memberId } = desk.staff.branch_manager.actor;
    const roles = (wanted: Role[]) =>
      desk.staff.owner.ask({
        method: 'PUT',
        url: `/api/members/${memberId}/roles`,
        payload: { roles: wanted },
      });
    await roles(['resourcer']);
    expect(await program(token, rota())).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await program(token, list)).toMatchObject({ status: 200 });
    await roles(['branch_manager']);
    expect(await program(token, rota())).toMatchObject({ status: 200 });
  });

  it('is dead once revoked or expired, and when its owner left, also after they came back', async () => {
    const revoked = await tokenOf('compliance_officer', null);
    const revoke = () =>
      desk.staff.compliance_officer.ask({
        method: 'POST',
        url: `/api/access-tokens/${revoked.id}/revocation`,
      });
    expect((await revoke()).status).toBe(200);
    expect(await revoke()).toMatchObject({
      status: 409,
      body: { refusal: { code: 'already-revoked' } },
    });
    expect(await program(revoked.token, list)).toMatchObject({
      status: 401,
      code: 'token-refused',
    });

    const expired = await tokenOf('compliance_officer', null, 1);
    await owner.query(
      `update access_token set made_at = made_at - interval '2 days', expires_at = expires_at - interval '2 days' where id = $1`,
      [expired.id],
    );
    expect(await program(expired.token, list)).toMatchObject({
      status: 401,
      code: 'token-refused',
    });

    const left = await tokenOf('compliance_officer', null);
    const url = `/api/members/${desk.staff.compliance_officer.actor.memberId}/departure`;
    await desk.staff.owner.ask({ method: 'POST', url });
    expect(await program(left.token, list)).toMatchObject({ status: 401, code: 'token-refused' });
    await desk.staff.owner.ask({ method: 'DELETE', url });
    expect(await program(left.token, list)).toMatchObject({ status: 401, code: 'token-refused' });
  });

  it('needs no origin and takes no cookie along: a session beside it counts for nothing', async () => {
    const { token } = await tokenOf('resourcer', ['candidates.read']);
    const answered = await desk.staff.owner.ask({
      ...anAct(),
      headers: { authorization: `Bearer ${token}`, origin: 'https://evil.example' },
    });
    expect(answered).toMatchObject({ status: 403, body: { refusal: { code: 'not-with-token' } } });
  });

  it('of one organisation sees and revokes nothing of another', async () => {
    const other = await world.desk();
    const theirs = await tokenOf('owner', null, 30, other);
    const mine = await program((await tokenOf('owner', null)).token, {
      method: 'GET',
      url: '/api/members',
    });
    const ids = (mine.body['members'] as { id: string }[]).map(({ id }) => id);
    expect(ids).not.toContain(other.staff.owner.actor.memberId);
    const revoking = await desk.staff.owner.ask({
      method: 'POST',
      url: `/api/access-tokens/${theirs.id}/revocation`,
    });
    expect(revoking.status).toBe(404);
    const colleague = await desk.staff.owner.ask({
      method: 'POST',
      url: `/api/access-tokens/${(await tokenOf('resourcer', null)).id}/revocation`,
    });
    expect(colleague.status).toBe(404);
    expect(await program(theirs.token, list)).toMatchObject({ status: 200 });
  });

  it('that is unknown is refused, and too many from one address close it for a minute', async () => {
    const good = await tokenOf('consultant', null);
    const from = '10.9.9.9';
    for (let n = 0; n < 10; n++) {
      const wrong = n % 2 === 0 ? `dp_${'x'.repeat(43)}` : 'nonsense';
      expect(await program(wrong, list, from)).toMatchObject({
        status: 401,
        code: 'token-refused',
      });
    }
    expect(await program(good.token, list, from)).toMatchObject({
      status: 429,
      code: 'too-many-requests',
    });
    expect(await program(good.token, list, '10.9.9.8')).toMatchObject({ status: 200 });
  });
});
