import { beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { hiddenKinds } from './concern.ts';
import { enterConcern } from './enter-concern.ts';
import { concernList, concernsDue } from './queries.ts';
import { raiseConcern } from './raise-concern.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');
let org: TestOrganisation;
let staff: Awaited<ReturnType<typeof world.centre>>;
beforeAll(async () => {
  org = await world.organisation();
  staff = await world.centre(org);
});

const said = (more: object = {}) => ({
  id: newId(),
  kind: 'malpractice' as const,
  saidOn: '2026-11-20',
  dueOn: '2026-11-27',
  saidBy: 'A line manager at Hill Farm',
  about: 'Two portfolios with the same statement',
  facts: 'The words are the same but for the name.',
  against: null,
  ...more,
});
const raise = (who: Actor, more: object = {}) =>
  act(world.db, who, (tx) => raiseConcern(tx, said(more)));
const enter = (who: Actor, concernId: string, more: object = {}) =>
  act(world.db, who, (tx) =>
    enterConcern(tx, concernId, {
      id: newId(),
      state: 'looked_into',
      on: '2026-11-23',
      dueOn: null,
      words: 'Both learners were asked.',
      reference: '',
      outcome: null,
      replaces: null,
      ...more,
    }),
  );
const code = async (answer: Promise<Result<unknown>>) => {
  const given = await answer;
  return given.ok ? 'done' : given.refusal.code;
};
const shown = async (who: Actor, concernId: string) =>
  (await read(world.db, who, (tx) => concernList(tx))).rows.find(
    (row) => row.concernId === concernId,
  );
async function raised(more: object = {}, who: Actor = org.aidan): Promise<string> {
  const given = await raise(who, more);
  if (!given.ok) throw new Error(given.refusal.because);
  return given.value.concernId;
}

describe('the logs of a centre (C13)', () => {
  test('what an assessor raises is handled step by step, and says who did what', async () => {
    const id = newId();
    expect(await code(raise(org.aidan, { id }))).toBe('done');
    expect(await code(raise(org.aidan, { id, facts: 'Said again.' }))).toBe('done');
    expect(await shown(staff.quinn, id)).toMatchObject({ state: null, dueOn: '2026-11-27' });
    const entry = newId();
    expect(await code(enter(staff.cleo, id, { id: entry, dueOn: '2026-12-01' }))).toBe('done');
    expect(await code(enter(staff.cleo, id, { id: entry }))).toBe('done');
    expect(await shown(staff.ivan, id)).toMatchObject({
      state: 'looked_into',
      dueOn: '2026-12-01',
      late: false,
      facts: 'The words are the same but for the name.',
      entries: [{ number: 1, by: 'Cleo Crane' }],
    });
    const facts = (await world.log(org)).filter(({ kind }) => kind.startsWith('concern.'));
    expect(facts.map(({ kind }) => kind)).toEqual(['concern.raised', 'concern.entered']);
    expect(JSON.stringify(facts)).not.toContain('Both learners');
  });

  test('an entry’s id on another concern is refused, and nothing is changed', async () => {
    const [one, other, entry] = [await raised(), await raised(), newId()];
    expect(await code(enter(staff.cleo, one, { id: entry }))).toBe('done');
    expect(await code(enter(staff.cleo, other, { id: entry }))).toBe('id-taken');
    expect((await shown(staff.cleo, other))?.entries).toEqual([]);
  });

  test('malpractice is reported to the awarding body before it is closed, under its reference', async () => {
    const id = await raised();
    const closing = { state: 'closed', outcome: 'founded' };
    expect(await code(enter(staff.quinn, id, closing))).toBe('not-reported');
    expect(await code(enter(staff.quinn, id, { state: 'reported' }))).toBe('reference-needed');
    const report = { state: 'reported', reference: 'AB 4411' };
    expect(await code(enter(staff.quinn, id, report))).toBe('done');
    expect(await code(enter(staff.quinn, id, { state: 'closed' }))).toBe('outcome-needed');
    expect(await code(enter(staff.quinn, id, { outcome: 'founded' }))).toBe('outcome-not-asked');
    expect(await code(enter(staff.quinn, id, closing))).toBe('done');
    expect(await code(enter(staff.quinn, id))).toBe('concern-closed');
    expect(await shown(staff.quinn, id)).toMatchObject({ state: 'closed', outcome: 'founded' });
    expect(await code(enter(staff.quinn, id, { state: 'reopened' }))).toBe('done');
    expect(await code(enter(staff.quinn, id, { state: 'reopened' }))).toBe('concern-not-closed');
  });

  test('who complained is told before the complaint is closed', async () => {
    const id = await raised({ kind: 'complaint' });
    const closing = { state: 'closed', outcome: 'partly' };
    expect(await code(enter(staff.cleo, id, closing))).toBe('not-told');
    expect(await code(enter(staff.cleo, id, { state: 'told' }))).toBe('done');
    expect(await code(enter(staff.cleo, id, closing))).toBe('done');
  });

  test('a wrong entry is replaced and stays shown; what rested on it stands no longer', async () => {
    const id = await raised();
    const report = { state: 'reported', reference: 'AB 1' };
    expect(await code(enter(staff.quinn, id, report))).toBe('done');
    expect(await code(enter(staff.quinn, id, { replaces: 1 }))).toBe('done');
    expect(await code(enter(staff.quinn, id, { replaces: 1 }))).toBe('entry-not-found');
    expect(await code(enter(staff.quinn, id, { replaces: 9 }))).toBe('entry-not-found');
    const closing = { state: 'closed', outcome: 'founded' };
    expect(await code(enter(staff.quinn, id, closing))).toBe('not-reported');
    expect((await shown(staff.quinn, id))?.entries).toMatchObject([
      { number: 1, state: 'reported', replacedBy: 2 },
      { number: 2, replacedBy: null },
    ]);
  });

  test('days that cannot be are refused, each at its field', async () => {
    expect(await code(raise(org.aidan, { saidOn: '2026-11-24', dueOn: '2026-11-25' }))).toBe(
      'still-to-come',
    );
    expect(await code(raise(org.aidan, { dueOn: '2026-11-19' }))).toBe('due-before-said');
    expect(await code(raise(org.aidan, { against: newId() }))).toBe('member-not-found');
    const id = await raised();
    expect(await code(enter(staff.quinn, id, { on: '2026-11-24' }))).toBe('still-to-come');
    expect(await code(enter(staff.quinn, id, { on: '2026-11-19' }))).toBe('before-it-was-said');
  });

  test('whom it is against neither finds nor handles it, and the database holds that', async () => {
    const id = await raised({ against: staff.quinn.memberId });
    expect(await shown(staff.quinn, id)).toBeUndefined();
    expect(await code(enter(staff.quinn, id))).toBe('concern-not-found');
    expect((await shown(staff.cleo, id))?.against?.name).toBe('Quinn Quayle');
    const entry = (by: string | null, state = 'looked_into') =>
      world.owner.query(
        `insert into concern_entry (organisation_id, id, concern_id, number, state, on_day, words, reference,
           outcome, written_at, written_by)
         values ($1, $2, $3, 1, $4, '2026-11-23', 'By hand', '', $5, now(), $6)`,
        [org.id, newId(), id, state, state === 'closed' ? 'founded' : null, by],
      );
    await expect(entry(staff.quinn.memberId)).rejects.toThrow(/against who would handle it/);
    await expect(entry(staff.cleo.memberId, 'closed')).rejects.toThrow(/before it was reported/);
  });

  test('safeguarding is there for the quality manager and the owner, and for nobody else', async () => {
    const before = await read(world.db, staff.cleo, (tx) => concernsDue(tx));
    const id = await raised({ kind: 'safeguarding' });
    expect(await shown(staff.quinn, id)).toBeDefined();
    expect(await shown(org.olivia, id)).toBeDefined();
    for (const who of [staff.cleo, staff.ivan, staff.edith]) {
      expect(await shown(who, id)).toBeUndefined();
    }
    expect(await read(world.db, staff.cleo, (tx) => concernsDue(tx))).toEqual(before);
    expect(await code(enter(staff.cleo, id))).toBe('concern-not-found');
    expect(await code(enter(staff.quinn, id))).toBe('done');
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    const hidden = hiddenKinds(org.carla.roles) ?? '?';
    expect(kinds.filter((kind) => kind.startsWith(hidden))).toEqual([
      'safeguarding.raised',
      'safeguarding.entered',
    ]);
    expect(hiddenKinds(org.olivia.roles)).toBeNull();
  });
});
