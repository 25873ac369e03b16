import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openRoutesWorld, signIn } from '../../../test/routes-world.ts';
import { workerDatabase } from '../../../test/worker-database.ts';
import { addDays } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { dateIn } from '../../lib/time.ts';
import { act } from '../audit/act.ts';
import { systemActor } from './create-organisation.ts';
import { invite } from './invite.ts';

const world = await openRoutesWorld();
const PASSWORD = 'another three words';

/** Invites as the owner does, and gives the token that the mail would carry. */
async function invited(
  desk: Awaited<ReturnType<typeof world.desk>>,
  email: string,
): Promise<string> {
  const made = await act(world.house.db, desk.staff.owner.actor, (tx) =>
    invite(tx, { id: newId(), name: 'Nia Price', email, roles: ['consultant'], branchId: null }),
  );
  if (!made.ok || !made.value.token) throw new Error('not invited');
  return made.value.token;
}

const post = (url: string, payload: object) => ({ method: 'POST' as const, url, payload });

describe('an external verifier', () => {
  const role = { roles: ['external_verifier'] };

  it('comes in until a last day, which has to be said and is at most a year ahead', async () => {
    const desk = await world.desk();
    const { owner, external_verifier: edith } = desk.staff;
    const set = (externalUntil: string | null) =>
      owner.ask({
        method: 'PUT',
        url: `/api/members/${edith.actor.memberId}/roles`,
        payload: { ...role, externalUntil },
      });
    expect(await set(null)).toMatchObject({
      status: 422,
      body: { refusal: { code: 'last-day-needed', details: { fields: {} } } },
    });
    const today = dateIn(new Date());
    for (const day of [addDays(today, -1), addDays(today, 367)]) {
      expect((await set(day)).body).toMatchObject({ refusal: { code: 'last-day-out-of-range' } });
    }
    expect((await set(today)).status).toBe(200);
    expect(await edith.ask({ url: '/api/session' })).toMatchObject({
      body: { member: { roles: ['external_verifier'] } },
    });
    expect((await edith.ask({ url: '/api/frameworks' })).status).toBe(200);
    const db = new pg.Client({ connectionString: (await workerDatabase()).ownerUrl });
    await db.connect();
    await db.query(`update member_role set until_on = until_on - 1 where member_id = $1`, [
      edith.actor.memberId,
    ]);
    await expect(
      db.query(`update member_role set until_on = null where member_id = $1`, [
        edith.actor.memberId,
      ]),
    ).rejects.toThrow(/member_role_external_ends/);
    await db.end();
    expect((await edith.ask({ url: '/api/session' })).body).toMatchObject({
      member: { roles: [] },
    });
    expect((await edith.ask({ url: '/api/frameworks' })).status).toBe(403);
  });

  it('is invited by an owner alone; a centre administrator invites learners and nobody else', async () => {
    const { staff } = await world.desk();
    const ask = (who: typeof staff.owner, roles: readonly string[]) =>
      who.ask({
        method: 'POST',
        url: '/api/invitations',
        payload: {
          id: newId(),
          name: 'Eva Price',
          email: `eva.${newId()}@centre.example`,
          roles,
          externalUntil: addDays(dateIn(new Date()), 30),
        },
      });
    expect((await ask(staff.owner, role.roles)).status).toBe(200);
    expect((await ask(staff.centre_administrator, ['learner'])).status).toBe(200);
    for (const roles of [role.roles, ['assessor'], ['consultant'], ['owner']]) {
      expect(await ask(staff.centre_administrator, roles)).toMatchObject({
        status: 403,
        body: { refusal: { code: 'not-allowed' } },
      });
    }
  });
});

describe('an invitation', () => {
  it('lets Nia join with a password of her own, and then sign in', async () => {
    const desk = await world.desk();
    const email = `nia.${newId()}@agency.example`;
    const token = await invited(desk, email);
    const seen = await world.stranger(post('/api/invitation', { token }));
    expect(seen.body).toMatchObject({ email, name: 'Nia Price', hasAccount: false });
    const joined = await world.stranger(
      post('/api/invitation/acceptance', { token, name: 'Nia Price', password: PASSWORD }),
    );
    expect(joined).toMatchObject({ status: 200, body: { email } });
    const cookie = await signIn(world.house.server, email, PASSWORD);
    const session = await world.stranger({ url: '/api/session', headers: { cookie } });
    expect(session.body).toMatchObject({
      member: { name: 'Nia Price', roles: ['consultant'] },
      organisation: { id: desk.organisationId },
    });
  });

  it('works once, also when pressed twice at the same moment', async () => {
    const desk = await world.desk();
    const token = await invited(desk, `twice.${newId()}@agency.example`);
    const press = () =>
      world.stranger(
        post('/api/invitation/acceptance', { token, name: 'Nia', password: PASSWORD }),
      );
    const answers = await Promise.all([press(), press()]);
    expect(answers.map((answer) => answer.status).sort()).not.toEqual([200, 200]);
    expect((await press()).body).toMatchObject({ refusal: { code: 'invitation-not-found' } });
    const members = await desk.staff.owner.ask({ url: '/api/members' });
    const named = (members.body as { members: { name: string }[] }).members;
    expect(named.filter((member) => member.name === 'Nia')).toHaveLength(1);
  });

  it('is dead when it is withdrawn, after seven days, and for any other token', async () => {
    const desk = await world.desk();
    const dead = { refusal: { code: 'invitation-not-found' } };
    const token = await invited(desk, `late.${newId()}@agency.example`);
    const list = await desk.staff.owner.ask({ url: '/api/members' });
    const [waiting] = (list.body as { invitations: { id: string }[] }).invitations;
    await desk.staff.owner.ask({ method: 'DELETE', url: `/api/invitations/${waiting?.id}` });
    expect((await world.stranger(post('/api/invitation', { token }))).body).toMatchObject(dead);
    const old = await invited(desk, `old.${newId()}@agency.example`);
    const owner = new pg.Client({ connectionString: (await workerDatabase()).ownerUrl });
    await owner.connect();
    await owner.query(
      `update invitation set expires_at = expires_at - interval '7 days' where organisation_id = $1`,
      [desk.organisationId],
    );
    await owner.end();
    expect((await world.stranger(post('/api/invitation', { token: old }))).body).toMatchObject(
      dead,
    );
    expect(
      (await world.stranger(post('/api/invitation', { token: 'x'.repeat(43) }))).body,
    ).toMatchObject(dead);
  });

  it('asks somebody who has an account for the password they have', async () => {
    const [ours, theirs] = [await world.desk(), await world.desk()];
    const { email } = theirs.staff.consultant;
    const token = await invited(ours, email);
    const wrong = await world.stranger(
      post('/api/invitation/acceptance', { token, name: 'Carla', password: PASSWORD }),
    );
    expect(wrong.body).toMatchObject({
      refusal: { code: 'wrong-password', details: { fields: { password: expect.any(String) } } },
    });
    const right = await world.stranger(
      post('/api/invitation/acceptance', {
        token,
        name: 'Carla',
        password: 'three words are good',
      }),
    );
    expect(right.status).toBe(200);
    const session = await theirs.staff.consultant.ask({ url: '/api/session' });
    const both = (session.body as { organisations: { id: string }[] }).organisations;
    expect(both.map((one) => one.id).sort()).toEqual(
      [ours.organisationId, theirs.organisationId].sort(),
    );
  });

  it('is not for a branch manager to hand out above consultant', async () => {
    const desk = await world.desk();
    const asked = (roles: string[]) =>
      desk.staff.branch_manager.ask(
        post('/api/invitations', {
          id: newId(),
          name: 'Nia Price',
          email: `boss.${newId()}@agency.example`,
          roles,
        }),
      );
    expect((await asked(['owner'])).status).toBe(403);
    expect((await asked(['consultant', 'compliance_officer'])).status).toBe(403);
    expect((await asked(['consultant'])).status).toBe(200);
  });

  it('above consultant is not for a branch manager to withdraw', async () => {
    const desk = await world.desk();
    const invite = async (roles: string[]) => {
      const id = newId();
      const asked = await desk.staff.owner.ask(
        post('/api/invitations', {
          id,
          name: 'Nia Price',
          email: `nia.${id}@agency.example`,
          roles,
        }),
      );
      expect(asked.status).toBe(200);
      return id;
    };
    const withdraw = (id: string) =>
      desk.staff.branch_manager.ask({ method: 'DELETE', url: `/api/invitations/${id}` });
    const owners = await invite(['owner']);
    expect((await withdraw(owners)).status).toBe(403);
    expect((await withdraw(await invite(['consultant']))).status).toBe(200);
    const again = await desk.staff.owner.ask({
      method: 'DELETE',
      url: `/api/invitations/${owners}`,
    });
    expect(again.status).toBe(200);
  });

  it('keeps only the hash of its token', async () => {
    const desk = await world.desk();
    const token = await invited(desk, `hash.${newId()}@agency.example`);
    await act(world.house.db, systemActor(desk.organisationId), async () => ({
      ok: true,
      value: 0,
    }));
    const log = await desk.staff.owner.ask({ url: '/api/log' });
    expect(JSON.stringify(log.body)).not.toContain(token);
  });
});

describe('members', () => {
  it('who left no longer come in, from the next request on', async () => {
    const desk = await world.desk();
    const { resourcer, owner } = desk.staff;
    expect((await resourcer.ask({ url: '/api/session' })).status).toBe(200);
    const left = await owner.ask(post(`/api/members/${resourcer.actor.memberId}/departure`, {}));
    expect(left.status).toBe(200);
    expect((await resourcer.ask({ url: '/api/log' })).status).toBe(403);
    await owner.ask({
      method: 'DELETE',
      url: `/api/members/${resourcer.actor.memberId}/departure`,
    });
    expect((await resourcer.ask({ url: '/api/session' })).status).toBe(200);
  });

  it('always keep an owner, also when two owners leave at the same moment', async () => {
    const desk = await world.desk();
    const { owner, consultant } = desk.staff;
    const gone = await owner.ask(post(`/api/members/${owner.actor.memberId}/departure`, {}));
    expect(gone.body).toMatchObject({ refusal: { code: 'last-owner' } });
    await owner.ask({
      method: 'PUT',
      url: `/api/members/${consultant.actor.memberId}/roles`,
      payload: { roles: ['owner'] },
    });
    const answers = await Promise.all([
      owner.ask(post(`/api/members/${owner.actor.memberId}/departure`, {})),
      consultant.ask(post(`/api/members/${consultant.actor.memberId}/departure`, {})),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422]);
  });

  it('lose what a role let them do as soon as it is taken', async () => {
    const desk = await world.desk();
    const { owner, branch_manager } = desk.staff;
    expect((await branch_manager.ask({ url: '/api/log/verification' })).status).toBe(200);
    await owner.ask({
      method: 'PUT',
      url: `/api/members/${branch_manager.actor.memberId}/roles`,
      payload: { roles: ['resourcer'] },
    });
    expect((await branch_manager.ask({ url: '/api/log/verification' })).status).toBe(403);
  });

  it('of another organisation are not to be touched or found', async () => {
    const [ours, theirs] = [await world.desk(), await world.desk()];
    const answered = await ours.staff.owner.ask({
      method: 'PUT',
      url: `/api/members/${theirs.staff.consultant.actor.memberId}/roles`,
      payload: { roles: ['owner'] },
    });
    expect(answered.status).toBe(404);
    const chosen = await ours.staff.owner.ask(
      post('/api/session/organisation', { organisationId: theirs.organisationId }),
    );
    expect(chosen.status).toBe(404);
    const forged = await ours.staff.owner.ask({
      url: '/api/session',
      headers: { cookie: `deskproof.organisation=${theirs.organisationId}` },
    });
    expect(forged.status).toBe(401);
  });
});
