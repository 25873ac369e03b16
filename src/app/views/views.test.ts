import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { aCandidate } from '../../desk/candidates/fixtures.ts';
import { registerCandidate } from '../../desk/candidates/index.ts';
import { erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import type { BodyOf } from '../../lib/route.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import {
  changeSavedView,
  chooseDefault,
  deleteSavedView,
  MOST_VIEWS,
  saveView,
} from './save-view.ts';
import type { addView } from './schema.ts';
import './forget.ts';
import { viewList } from './view-list.ts';

const world = await openWorld();

type View = BodyOf<typeof addView>;

function aView(change: Partial<View> = {}): View {
  return {
    id: newId(),
    list: 'candidates',
    name: 'Chefs in Leeds',
    audience: 'me',
    query: { role: 'chef', search: 'LS1' },
    ...change,
  };
}

const save = (who: Actor, change: Partial<View> = {}) => {
  const view = aView(change);
  return act(world.db, who, (tx) => saveView(tx, view));
};
const listed = (who: Actor, list = 'candidates') =>
  read(world.db, who, (tx) => viewList(tx, { list }));
const names = async (who: Actor) => (await listed(who)).rows.map(({ name }) => name);

describe('a saved view', () => {
  it('is kept once under its name, whatever is pressed twice, and the log holds no name and no filter', async () => {
    const org = await world.organisation();
    const view = aView();
    const press = () => act(world.db, org.carla, (tx) => saveView(tx, view));
    const once = { ok: true, value: { viewId: view.id } };
    expect(await Promise.all([press(), press()])).toEqual([once, once]);
    expect(await press()).toEqual(once);
    expect((await listed(org.carla)).rows).toEqual([
      {
        id: view.id,
        name: 'Chefs in Leeds',
        audience: 'me',
        query: { role: 'chef', search: 'LS1' },
        madeBy: 'Carla Costa',
        mayChange: true,
        isDefault: false,
      },
    ]);
    const saved = (await world.log(org)).filter(({ kind }) => kind === 'view.saved');
    expect(saved).toMatchObject([
      { envelope: { facts: { list: 'candidates', audience: 'me', how: 'made' } } },
    ]);
    expect(JSON.stringify(saved)).not.toMatch(/Chefs|LS1/);
  });

  it('holds its name once for its owner and list, however it is written', async () => {
    const org = await world.organisation();
    await save(org.carla);
    expect(await save(org.carla, { name: ' CHEFS in  leeds ' })).toMatchObject({
      refusal: { code: 'view-name-taken' },
    });
    for (const other of [{ list: 'clients' }, { audience: 'organisation' } as const]) {
      expect(await save(org.carla, other)).toMatchObject({ ok: true });
    }
    expect(await save(org.ravi)).toMatchObject({ ok: true });
  });

  it('is refused without a name, and past fifty of a list', async () => {
    const org = await world.organisation();
    expect(await save(org.carla, { name: '  ' })).toMatchObject({ ok: false });
    expect(await save(org.carla, { name: 'n'.repeat(61) })).toMatchObject({
      refusal: { code: 'too-long' },
    });
    await act(world.db, org.carla, async (tx) => {
      for (let n = 1; n < MOST_VIEWS; n++) await saveView(tx, aView({ name: `View ${n}` }));
      return saveView(tx, aView({ name: 'The last' }));
    });
    expect(await save(org.carla)).toMatchObject({ refusal: { code: 'too-many-views' } });
    expect(await save(org.carla, { list: 'clients' })).toMatchObject({ ok: true });
  });

  it('is a member’s own: no colleague, and no owner, sees, changes, deletes or begins with it', async () => {
    const org = await world.organisation();
    const id = newId();
    await save(org.carla, { id });
    expect(await names(org.olivia)).toEqual([]);
    const refused = { refusal: { code: 'view-not-found' } };
    const asOlivia = [
      act(world.db, org.olivia, (tx) => changeSavedView(tx, id, { name: 'Mine' })),
      act(world.db, org.olivia, (tx) => deleteSavedView(tx, id)),
      act(world.db, org.olivia, (tx) => chooseDefault(tx, 'candidates', id)),
    ];
    for (const result of await Promise.all(asOlivia)) expect(result).toMatchObject(refused);
    const elsewhere = await world.organisation();
    expect(await act(world.db, elsewhere.olivia, (tx) => deleteSavedView(tx, id))).toMatchObject(
      refused,
    );
    expect(await names(org.carla)).toEqual(['Chefs in Leeds']);
  });

  it('for the branch and for all is shared by who may, and changed by its maker or a manager', async () => {
    const org = await world.organisation();
    const id = newId();
    expect(await save(org.carla, { id, audience: 'organisation' })).toMatchObject({ ok: true });
    expect(await save(org.ravi, { audience: 'organisation', name: 'Ravi’s' })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await names(org.ravi)).toEqual(['Chefs in Leeds']);
    const rename = (who: Actor, name: string) =>
      act(world.db, who, (tx) => changeSavedView(tx, id, { name }));
    expect(await rename(org.ravi, 'Cooks')).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await rename(org.omar, 'Cooks')).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await rename(org.ben, 'Cooks')).toMatchObject({ ok: true });
    expect(await rename(org.carla, 'All cooks')).toMatchObject({ ok: true });
    expect((await listed(org.ravi)).rows).toMatchObject([{ name: 'All cooks', mayChange: false }]);
    expect((await listed(org.ravi)).audiences).not.toContain('organisation');
  });

  it('for a branch is seen by that branch alone, and saved by nobody without one', async () => {
    const org = await world.organisation();
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into branch (organisation_id, id, name, created_at)
       values ($1, gen_random_uuid(), 'York', now()) returning id`,
      [org.id],
    );
    const york: Actor = { ...org.carla, branchId: rows[0]?.id ?? '' };
    const none: Actor = { ...org.carla, branchId: null };
    expect(await save(york, { audience: 'branch' })).toMatchObject({ ok: true });
    expect(await names({ ...org.ravi, branchId: york.branchId })).toEqual(['Chefs in Leeds']);
    expect(await names({ ...org.ravi, branchId: null })).toEqual([]);
    expect(await save(none, { audience: 'branch' })).toMatchObject({
      refusal: { code: 'no-branch' },
    });
    expect((await listed(none)).audiences).toEqual(['me', 'organisation']);
  });

  it('shows what replaced it, and takes the choice to begin with it along when it is deleted', async () => {
    const org = await world.organisation();
    const id = newId();
    await save(org.carla, { id, audience: 'organisation' });
    const choose = (who: Actor, view: string | null) =>
      act(world.db, who, (tx) => chooseDefault(tx, 'candidates', view));
    expect(await choose(org.ravi, id)).toMatchObject({ ok: true });
    expect(await choose(org.ravi, id)).toMatchObject({ ok: true });
    expect((await listed(org.ravi)).rows).toMatchObject([{ isDefault: true }]);
    expect((await listed(org.carla)).rows).toMatchObject([{ isDefault: false }]);
    expect(await act(world.db, org.ravi, (tx) => chooseDefault(tx, 'clients', id))).toMatchObject({
      refusal: { code: 'view-not-found' },
    });
    const query = { state: 'archived' };
    await act(world.db, org.carla, (tx) => changeSavedView(tx, id, { query }));
    await act(world.db, org.carla, (tx) => changeSavedView(tx, id, { query }));
    expect((await listed(org.ravi)).rows).toMatchObject([{ query }]);
    expect(await act(world.db, org.carla, (tx) => deleteSavedView(tx, id))).toMatchObject({
      ok: true,
    });
    expect(await choose(org.ravi, null)).toMatchObject({ ok: true });
    const kinds = (await world.log(org))
      .filter(({ kind }) => kind.startsWith('view.'))
      .map(({ kind, envelope }) => [kind, envelope.facts['how'] ?? envelope.facts['chosen']]);
    expect(kinds).toEqual([
      ['view.saved', 'made'],
      ['view.default_chosen', true],
      ['view.saved', 'replaced'],
      ['view.deleted', undefined],
    ]);
  });
});

describe('an erasure', () => {
  it('takes out of every saved view the search that finds the person, and leaves the others', async () => {
    const org = await world.organisation();
    const rosa = newId();
    const registered = await act(world.db, org.carla, (tx) =>
      registerCandidate(tx, aCandidate({ id: rosa })),
    );
    expect(registered).toMatchObject({ ok: true });
    const queries = [
      { search: 'Marsh' },
      { search: 'ros mar', role: 'chef' },
      { search: 'rosa.marsh@ex' },
      { search: 'the marsh farm' },
      { worker: rosa, state: 'open' },
      { search: 'Leeds', role: 'rosa' },
      { search: 'r' },
    ] as const;
    for (const [at, query] of queries.entries()) await save(org.carla, { name: `V${at}`, query });
    await save(org.carla, { name: 'For Rosa Marsh', query: { role: 'chef' } });
    await save(org.omar, { name: 'Rosa', audience: 'organisation', query: { search: 'rosa' } });
    const other = await world.organisation();
    await save(other.carla, { query: { search: 'Marsh' } });

    const erased = await act(world.db, org.olivia, (tx) =>
      erasePerson(tx, { personId: rosa, reason: 'asked' }),
    );
    expect(erased).toMatchObject({ ok: true });
    const left = (await listed(org.carla)).rows;
    expect(Object.fromEntries(left.map(({ name, query }) => [name, query]))).toMatchObject({
      V0: {},
      V1: { role: 'chef' },
      V2: {},
      V3: {},
      V4: { state: 'open' },
      V5: { search: 'Leeds', role: 'rosa' },
      V6: { search: 'r' },
    });
    const kept = await world.owner.query(
      'select name, name_key, query::text from saved_view where organisation_id = $1',
      [org.carla.organisationId],
    );
    expect(kept.rows).toHaveLength(9);
    expect(JSON.stringify(kept.rows)).not.toMatch(/marsh/i);
    expect((await listed(other.carla)).rows[0]?.query).toEqual({ search: 'Marsh' });
  });
});
