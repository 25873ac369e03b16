import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { judgeChoice } from '../../rules/combination/combination.ts';
import { adoptBuiltIn } from './adopt-built-in.ts';
import { choiceOf, choicesOf } from './choices.ts';
import { combinationRules, expiredUnits } from './combination.ts';
import { findFrameworks } from './find-frameworks.ts';
import { bicycleText, imports } from './fixtures.ts';
import { frameworkRecord } from './queries.ts';
import { recordChoice } from './record-choice.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();

async function withBicycles(given = {}) {
  world.at('2026-11-22T09:00:00Z');
  const org = await world.organisation();
  const imported = await imports(world.db, org.olivia, bicycleText(given));
  if (!imported.ok) throw new Error(imported.refusal.because);
  const { frameworkId } = imported.value;
  const choose = (
    key: string,
    value: string,
    because = 'Letter of 3 November 2026',
    id = newId(),
  ) =>
    act(world.db, org.olivia, (tx) => recordChoice(tx, { id, frameworkId, key, value, because }));
  const rules = () => read(world.db, org.lena, (tx) => combinationRules(tx, frameworkId));
  return { org, frameworkId, choose, rules };
}

describe('Where a document contradicts itself, the centre chooses', () => {
  it('until it does, the default counts: at least the optional credits of the rules', async () => {
    const { org, frameworkId, rules } = await withBicycles();
    const key = 'optional_credit';
    expect(await read(world.db, org.lena, (tx) => choiceOf(tx, frameworkId, key))).toBe(
      'to_size_top',
    );
    expect(await rules()).toMatchObject({ optionalLeast: 4, sizeTop: null });
  });

  it('and what it chose is what units are combined by', async () => {
    const { choose, rules } = await withBicycles();
    expect(await choose('optional_credit', 'stated_minimum')).toMatchObject({ ok: true });
    const asStated = await rules();
    expect(asStated?.optionalLeast).toBe(6);
    expect(asStated && judgeChoice(asStated, ['BC1', 'BC2', 'BC4'])).not.toEqual([]);
    await choose('optional_credit', 'least_only', 'Asked by telephone');
    const exactly = await rules();
    expect(exactly).toMatchObject({ optionalLeast: 4, sizeTop: 13 });
    expect(exactly && judgeChoice(exactly, ['BC1', 'BC2', 'BC4'])).toEqual([]);
    expect(exactly && judgeChoice(exactly, ['BC1', 'BC2', 'BC3', 'BC4'])).not.toEqual([]);
  });

  it('who, when and why are kept; the log holds key and value and not the reason', async () => {
    const { org, frameworkId, choose } = await withBicycles();
    await choose('optional_credit', 'least_only', 'Mrs Hale of the awarding body said so');
    const record = await read(world.db, org.carla, (tx) => frameworkRecord(tx, frameworkId));
    const choice = record.ok && record.value.choices.find(({ key }) => key === 'optional_credit');
    expect(choice).toMatchObject({
      default: 'to_size_top',
      chosen: {
        value: 'least_only',
        because: 'Mrs Hale of the awarding body said so',
        chosenBy: 'Olivia Owens',
        chosenAt: '2026-11-22T09:00:00.000Z',
      },
    });
    const entry = (await world.log(org)).at(-1);
    expect(entry).toMatchObject({
      kind: 'framework.choice_recorded',
      envelope: { facts: { key: 'optional_credit', value: 'least_only' } },
    });
    expect(JSON.stringify(entry)).not.toContain('Hale');
  });

  it('the same press twice is one choice', async () => {
    const { choose, org } = await withBicycles();
    const id = newId();
    const first = await choose('optional_credit', 'least_only', 'Once', id);
    expect(await choose('optional_credit', 'to_size_top', 'Twice', id)).toEqual(first);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'framework.choice_recorded').length).toBe(1);
  });

  it('an answer nobody offered, a question nobody asked and a framework of others are refused', async () => {
    const { choose } = await withBicycles();
    expect(await choose('optional_credit', 'as_we_like')).toMatchObject({
      ok: false,
      refusal: { code: 'choice-not-offered' },
    });
    expect(await choose('countersignature', 'assessor_only')).toMatchObject({
      ok: false,
      refusal: { code: 'choice-not-asked' },
    });
    const { frameworkId } = await withBicycles();
    const other = await world.organisation();
    const foreign = await act(world.db, other.olivia, (tx) =>
      recordChoice(tx, {
        id: newId(),
        frameworkId,
        key: 'optional_credit',
        value: 'least_only',
        because: 'Not mine',
      }),
    );
    expect(foreign).toMatchObject({ ok: false, refusal: { code: 'framework-not-found' } });
  });

  it('a unit whose page and row differ has the figures of the table until the page is chosen', async () => {
    const { org, frameworkId, choose } = await withBicycles({ wheelsPageCredit: 5 });
    const credit = async () =>
      (await read(world.db, org.lena, (tx) => frameworkOf(tx, frameworkId)))?.units[2]?.credit;
    expect(await credit()).toBe(3);
    expect(await choose('unit_figures', 'page')).toMatchObject({ ok: true });
    expect(await credit()).toBe(5);
    const same = await imports(world.db, org.olivia, `${bicycleText({ wheelsPageCredit: 5 })}\n`);
    expect(same).toMatchObject({ ok: true, value: { outcome: 'same' } });
    await choose('unit_figures', 'table');
    expect(await credit()).toBe(3);
  });
});

describe('The search for everything', () => {
  it('finds a framework, a unit and a criterion by code and by words, and nothing of others', async () => {
    const { org } = await withBicycles();
    const find = (actor: typeof org.lena, text: string) =>
      read(world.db, actor, (tx) => findFrameworks(tx, { text, most: 5 }));
    expect((await find(org.lena, 'bc2'))[0]).toMatchObject({ label: 'BC2 Care for chains' });
    expect((await find(org.lena, 'BC1.1.2'))[0]?.label).toContain('brakes');
    expect((await find(org.lena, 'loose headset'))[0]).toMatchObject({
      note: 'N-L2-BC, Check a bicycle',
    });
    expect((await find(org.lena, 'bicycle care'))[0]).toMatchObject({ note: 'Framework' });
    expect(await find(org.lena, '100%_')).toEqual([]);
    const other = await world.organisation();
    expect(await find(other.lena, 'bc2')).toEqual([]);
  });
});

describe('A unit past its date', () => {
  it('warns on the built-in framework too, and says what clears it', async () => {
    world.at('2026-11-22T09:00:00Z');
    const org = await world.organisation();
    const id = newId();
    await act(world.db, org.olivia, (tx) => adoptBuiltIn(tx, { id, code: 'REC-L2-RR' }));
    const [finding, ...more] = await read(world.db, org.lena, (tx) => expiredUnits(tx, id));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'R12', outcome: 'warn' });
    expect(finding?.because).toContain('RPC7 ended on');
    expect(finding?.clears).toContain('extension');
    const asked = await read(world.db, org.lena, (tx) => choicesOf(tx, [id]));
    expect(asked.get(id)?.map(({ key }) => key)).toEqual(['unit_expired']);
  });

  it('stops where the centre says so, and is clear once its extension is entered', async () => {
    const { org, frameworkId, choose, rules } = await withBicycles();
    const outcomes = async () =>
      (await read(world.db, org.lena, (tx) => expiredUnits(tx, frameworkId))).map(
        ({ outcome }) => outcome,
      );
    expect(await outcomes()).toEqual(['warn']);
    await choose('unit_expired', 'stop');
    expect(await outcomes()).toEqual(['block']);
    await choose('unit_expired', 'extended', 'Letter NB/88 of 3 November 2026: to 31 August 2028');
    expect(await outcomes()).toEqual(['record']);
    const extended = await rules();
    const chosen = ['BC1', 'BC2', 'BC4'];
    expect(extended && judgeChoice(extended, chosen, '2026-11-22')).toEqual([]);
  });

  it('that ends after an extension was entered is asked again', async () => {
    world.at('2026-11-22T09:00:00Z');
    const { org, frameworkId, choose } = await withBicycles({ expiry: '30/11/2026' });
    const asked = async () => {
      const choices = await read(world.db, org.lena, (tx) => choicesOf(tx, [frameworkId]));
      return choices.get(frameworkId)?.find(({ key }) => key === 'unit_expired');
    };
    expect(await asked()).toBeUndefined();
    world.at('2026-12-02T09:00:00Z');
    expect(await asked()).toMatchObject({ chosen: null });
    await choose('unit_expired', 'extended');
    expect(await asked()).toMatchObject({ askedAgain: false });
  });
});
