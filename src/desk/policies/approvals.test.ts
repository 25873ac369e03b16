import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { askApproval } from './ask-approval.ts';
import { type Ask, authorised } from './authorised.ts';
import { decideApproval, withdrawApproval } from './decide-approval.ts';
import { aLimit } from './fixtures.ts';
import { setLimit } from './set-limit.ts';

const world = await openWorld();
let org: TestOrganisation;

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
const set = (actor: Actor, change: Parameters<typeof aLimit>[0]) =>
  act(world.db, actor, (tx) => setLimit(tx, aLimit(change)));
const may = (actor: Actor, ask: Partial<Ask> & { about: Ask['about'] }) =>
  act(world.db, actor, (tx) => authorised(tx, { kind: 'discount', amount: 200, ...ask }));
const ask = (actor: Actor, about: Ask['about'], amount = 200, id = newId()) =>
  act(world.db, actor, (tx) =>
    askApproval(tx, { id, kind: 'discount', amount, about, because: 'Third ward this month' }),
  );
const decide = (
  actor: Actor,
  approvalId: string,
  answer: 'approved' | 'declined' = 'approved',
  because = '',
) => act(world.db, actor, (tx) => decideApproval(tx, { approvalId, answer, because }));
const aBooking = () => ({ kind: 'booking', id: newId() });
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

beforeEach(() => world.at('2026-11-16T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  done(await set(org.olivia, { role: 'consultant', amount: 150 }));
  done(await set(org.olivia, { role: null, memberId: org.ben.memberId, amount: 500 }));
});

describe('a limit', () => {
  it('lets an owner go as far as they like, a role to its own, and everyone else nowhere', async () => {
    const about = aBooking();
    done(await may(org.olivia, { about, amount: 2_000_000 }));
    done(await may(org.carla, { about, amount: 150 }));
    done(await may(org.ravi, { about, amount: 0 }));
    expect(await may(org.ravi, { about, amount: 1 })).toMatchObject({
      refusal: {
        code: 'beyond-authority',
        because:
          'Charge below the rate card: £0.01/h. You may not do this alone. Ask Ben Brook, Carla Costa, Lena Lowe or Olivia Owens.',
      },
    });
    expect(await may(org.carla, { about })).toMatchObject({
      refusal: {
        because:
          'Charge below the rate card: £2.00/h. Alone you may go to £1.50/h. Ask Ben Brook or Olivia Owens.',
        details: {
          kind: 'discount',
          amount: 200,
          limit: 150,
          about,
          approvers: [{ name: 'Ben Brook' }, { name: 'Olivia Owens' }],
        },
      },
    });
  });

  it('lets the system itself do nothing beyond', async () => {
    const system = { ...org.olivia, memberId: null };
    expect(code(await may(system, { about: aBooking(), amount: 1 }))).toBe('beyond-authority');
  });

  it('holds from its day on, and the one before is kept', async () => {
    const { memberId } = org.lena;
    done(await set(org.olivia, { memberId, amount: 400, fromOn: '2026-11-20' }));
    expect(code(await may(org.lena, { about: aBooking(), amount: 300 }))).toBe('beyond-authority');
    world.at('2026-11-20T00:00:00Z');
    expect(code(await may(org.lena, { about: aBooking(), amount: 300 }))).toBe('ok');
    done(await set(org.olivia, { memberId, basis: 'role', amount: null, fromOn: '2026-11-20' }));
    expect(code(await may(org.lena, { about: aBooking(), amount: 300 }))).toBe('beyond-authority');
    done(
      await set(org.olivia, { memberId, basis: 'unlimited', amount: null, fromOn: '2026-11-20' }),
    );
    expect(code(await may(org.lena, { about: aBooking(), amount: 90_000 }))).toBe('ok');
    const { rows } = await world.owner.query(
      'select count(*)::int as kept from authority_limit where organisation_id = $1 and member_id = $2',
      [org.id, memberId],
    );
    expect(rows[0].kept).toBe(3);
    done(await set(org.olivia, { memberId, basis: 'role', amount: null, fromOn: '2026-11-20' }));
  });

  it('is set by an owner alone, never their own, also past the code', async () => {
    const { memberId } = org.ben;
    expect(code(await set(org.ben, { memberId, amount: 9_000 }))).toBe('not-allowed');
    expect(code(await set(org.ben, { amount: 9_000 }))).toBe('not-allowed');
    expect(code(await set(org.olivia, { memberId: org.olivia.memberId }))).toBe('own-limit');
    await expect(
      world.owner.query(
        `insert into authority_limit values ($1, $2, $3, null, 'spend', 'unlimited', null, '2026-11-16', '', now(), $3, 'Ben')`,
        [org.id, newId(), memberId],
      ),
    ).rejects.toThrow('limit_set_by_another');
  });

  it.each([
    ['a day that has gone', { fromOn: '2026-11-15' }, 'in-the-past'],
    ['neither member nor role', { role: null }, 'whose-limit'],
    ['no amount', { amount: null }, 'no-amount'],
    ['an amount beside no limit', { basis: 'unlimited' as const }, 'no-amount'],
    ['a role by its role', { basis: 'role' as const, amount: null }, 'no-amount'],
    ['somebody who is not here', { memberId: newId() }, 'member-not-found'],
  ])('is refused with %s', async (_what, change, refusal) => {
    expect(code(await set(org.olivia, change))).toBe(refusal);
  });

  it('is recorded without the reason, and sent twice is set once', async () => {
    const input = aLimit({ role: 'resourcer', kind: 'spend', amount: 2_500 });
    for (const _ of [1, 2]) done(await act(world.db, org.olivia, (tx) => setLimit(tx, input)));
    const entries = (await world.log(org)).filter(
      ({ kind, envelope }) => kind === 'limit.set' && envelope.facts['limit'] === input.id,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.envelope.facts).toMatchObject({ role: 'resourcer', amount: 2_500 });
    expect(JSON.stringify(entries[0]?.envelope)).not.toContain('meeting');
  });
});

describe('an approval', () => {
  it('is asked for, given by a colleague whose limit reaches it, and used once for its matter', async () => {
    const about = aBooking();
    const { approvalId } = done(await ask(org.carla, about));
    expect(code(await may(org.carla, { about, approvalId }))).toBe('approval-waits');
    done(await decide(org.ben, approvalId));
    done(await decide(org.ben, approvalId));
    expect(code(await may(org.carla, { about: aBooking(), approvalId }))).toBe(
      'approval-of-other-matter',
    );
    expect(code(await may(org.carla, { about, kind: 'promise', approvalId }))).toBe(
      'approval-of-other-matter',
    );
    expect(code(await may(org.carla, { about, amount: 201, approvalId }))).toBe('beyond-approval');
    expect(done(await may(org.carla, { about, approvalId }))).toEqual({
      approvedBy: [org.ben.memberId],
    });
    expect(code(await may(org.carla, { about, approvalId }))).toBe('already-used');
    expect(code(await may(org.carla, { about }))).toBe('beyond-authority');
    const log = await world.log(org);
    const mine = log.filter(({ envelope }) => envelope.subjects['approval'] === approvalId);
    expect(mine.map(({ kind }) => kind)).toEqual([
      'approval.asked',
      'approval.decided',
      'approval.used',
    ]);
    expect(mine[1]?.envelope).toMatchObject({
      prepared_by: [org.carla.memberId],
      approved_by: [org.ben.memberId],
      subjects: { booking: about.id },
    });
    expect(JSON.stringify(mine)).not.toContain('ward');
  });

  it('is found by its matter when it is not named', async () => {
    const about = aBooking();
    const { approvalId } = done(await ask(org.carla, about, 300));
    expect(code(await may(org.carla, { about }))).toBe('beyond-authority');
    done(await decide(org.olivia, approvalId));
    expect(done(await may(org.carla, { about }))).toEqual({ approvedBy: [org.olivia.memberId] });
  });

  it('is not used by an act that is refused in the end', async () => {
    const about = aBooking();
    const { approvalId } = done(await ask(org.carla, about));
    done(await decide(org.ben, approvalId));
    await act(world.db, org.carla, async (tx) => {
      done(await authorised(tx, { kind: 'discount', amount: 200, about }));
      return refuse('shift-taken', 'Somebody was faster.');
    });
    expect(code(await may(org.carla, { about }))).toBe('ok');
  });

  it('is never one’s own, nor of somebody whose limit does not reach it, also past the code', async () => {
    const about = aBooking();
    const { approvalId } = done(await ask(org.carla, about, 600));
    expect(code(await decide(org.carla, approvalId))).toBe('own-approval');
    expect(await decide(org.ben, approvalId)).toMatchObject({
      refusal: { code: 'beyond-authority', details: { approvers: [{ name: 'Olivia Owens' }] } },
    });
    await expect(
      world.owner.query(
        `update approval set answer = 'approved', answered_at = now(), answered_by = asked_by where id = $1`,
        [approvalId],
      ),
    ).rejects.toThrow('approval_by_another');
    expect(code(await decide(org.olivia, approvalId, 'declined'))).toBe('empty');
    done(await decide(org.olivia, approvalId, 'declined', 'Not at this rate'));
    expect(code(await decide(org.olivia, approvalId))).toBe('already-decided');
    expect(code(await may(org.carla, { about, approvalId }))).toBe('approval-declined');
    const use = `insert into approval_use values ($1, $2, 'discount', 'booking', $3, 600, 'approved', 600, now(), null, '')`;
    await expect(world.owner.query(use, [org.id, approvalId, about.id])).rejects.toThrow(
      'foreign key',
    );
  });

  it('lapses after seven days, asked or given, and makes way for a new question', async () => {
    const [first, second] = [aBooking(), aBooking()];
    const waits = done(await ask(org.carla, first)).approvalId;
    const given = done(await ask(org.carla, second)).approvalId;
    done(await decide(org.ben, given));
    world.at('2026-11-23T09:00:00Z');
    expect(code(await decide(org.ben, waits))).toBe('approval-expired');
    expect(code(await may(org.carla, { about: second, approvalId: given }))).toBe(
      'approval-expired',
    );
    expect(code(await may(org.carla, { about: second }))).toBe('beyond-authority');
    done(await ask(org.carla, first));
    expect(code(await decide(org.ben, waits))).toBe('already-decided');
  });

  it('is asked for once a matter, taken back by whoever asked, and not needed within one’s limit', async () => {
    const about = aBooking();
    const id = newId();
    const { approvalId } = done(await ask(org.carla, about, 200, id));
    done(await ask(org.carla, about, 200, id));
    expect(code(await ask(org.lena, about, 250))).toBe('already-asked');
    expect(code(await ask(org.carla, aBooking(), 150))).toBe('within-authority');
    const back = (actor: Actor) => act(world.db, actor, (tx) => withdrawApproval(tx, approvalId));
    expect(code(await back(org.ben))).toBe('not-your-approval');
    done(await back(org.carla));
    done(await back(org.carla));
    expect(code(await may(org.carla, { about, approvalId }))).toBe('approval-withdrawn');
    expect(code(await decide(org.ben, approvalId))).toBe('already-decided');
    done(await ask(org.lena, about, 250));
  });

  it('is refused where nobody could allow it, and out of another organisation’s reach', async () => {
    const { approvalId } = done(await ask(org.carla, aBooking()));
    const other = await world.organisation();
    expect(code(await decide(other.olivia, approvalId))).toBe('approval-not-found');
    expect(code(await may(other.carla, { about: aBooking(), approvalId }))).toBe(
      'approval-not-found',
    );
    // Another owner holds the only owner back, and so nobody is left who may.
    await world.owner.query(
      `insert into authority_limit values ($1, $2, $3, null, 'discount', 'amount', 0, '2026-11-16', '', now(), $4, 'X')`,
      [other.id, newId(), other.olivia.memberId, other.ben.memberId],
    );
    expect(await ask(other.carla, aBooking())).toMatchObject({
      refusal: { code: 'beyond-authority', details: { approvers: [] } },
    });
  });

  it('used by two at once is used by one; decided by two at once stands as the first said', async () => {
    const about = aBooking();
    const { approvalId } = done(await ask(org.carla, about));
    const answers = await Promise.all([
      decide(org.ben, approvalId),
      decide(org.olivia, approvalId, 'declined', 'Not at this rate'),
    ]);
    expect(answers.map(code).sort()).toEqual(['already-decided', 'ok']);
    const again = aBooking();
    const given = done(await ask(org.carla, again)).approvalId;
    done(await decide(org.ben, given));
    const uses = await Promise.all([
      may(org.carla, { about: again, approvalId: given }),
      may(org.lena, { about: again, approvalId: given }),
      may(org.carla, { about: again }),
    ]);
    expect(uses.filter((one) => one.ok)).toHaveLength(1);
    // Past the lock of the code: the database takes one use.
    const { rows } = await world.owner.query('select * from approval_use where approval_id = $1', [
      given,
    ]);
    expect(rows).toHaveLength(1);
    const row = rows[0];
    await expect(
      world.owner.query(
        `insert into approval_use values ($1, $2, $3, $4, $5, $6, 'approved', 1, now(), null, '')`,
        [org.id, given, row.kind, row.about_kind, row.about_id, row.approved_amount],
      ),
    ).rejects.toThrow('approval_used_once');
  });
});
