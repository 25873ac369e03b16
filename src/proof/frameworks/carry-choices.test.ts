import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { contradictionOf } from './carry-choices.ts';
import { choiceOf } from './choices.ts';
import { bicycleText, imports } from './fixtures.ts';
import { frameworkRecord } from './queries.ts';
import { recordChoice } from './record-choice.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();

/** Olivia's bicycles, whose optional credits, wheel and ended unit she chose how to read. */
async function chosen() {
  world.at('2026-11-20T09:00:00Z');
  const org = await world.organisation();
  const before = { wheelsPageCredit: 5 };
  const first = await imported(org, before);
  world.at('2026-11-21T09:00:00Z');
  const choose = (frameworkId: string, key: string, value: string) =>
    act(world.db, org.olivia, (tx) =>
      recordChoice(tx, { id: newId(), frameworkId, key, value, because: `Letter on ${key}` }),
    );
  for (const [key, value] of [
    ['optional_credit', 'least_only'],
    ['unit_figures', 'page'],
    ['unit_expired', 'stop'],
  ] as const) {
    expect(await choose(first, key, value)).toMatchObject({ ok: true });
  }
  world.at('2026-11-22T09:00:00Z');
  const revised = (given: Parameters<typeof bicycleText>[0]) =>
    imported(org, { ...before, firstCriterion: 'Explain a worn chain', ...given });
  const choices = async (frameworkId: string) => {
    const record = await read(world.db, org.olivia, (tx) => frameworkRecord(tx, frameworkId));
    if (!record.ok) throw new Error(record.refusal.because);
    return new Map(record.value.choices.map((one) => [one.key, one]));
  };
  return { org, first, choose, revised, choices };
}

async function imported(
  org: Awaited<ReturnType<typeof world.organisation>>,
  given: Parameters<typeof bicycleText>[0],
) {
  const done = await imports(world.db, org.olivia, bicycleText(given));
  if (!done.ok) throw new Error(done.refusal.because);
  return done.value.frameworkId;
}

describe('What a centre chose of a contradiction', () => {
  it('holds for the next revision where it stands again: shown as carried, with who chose and when', async () => {
    const { org, first, revised, choices } = await chosen();
    const next = await revised({ version: '2' });
    expect(next).not.toBe(first);
    const asked = await choices(next);
    for (const key of ['optional_credit', 'unit_figures', 'unit_expired']) {
      expect(asked.get(key)).toMatchObject({
        askedAgain: false,
        chosen: {
          because: `Letter on ${key}`,
          chosenBy: 'Olivia Owens',
          chosenAt: '2026-11-21T09:00:00.000Z',
          carriedFrom: 1,
        },
      });
    }
    expect(await read(world.db, org.lena, (tx) => choiceOf(tx, next, 'unit_expired'))).toBe('stop');
    const tree = await read(world.db, org.lena, (tx) => frameworkOf(tx, next));
    expect(tree?.units[2]?.credit).toBe(5);
    const carried = (await world.log(org)).filter(
      ({ kind }) => kind === 'framework.choices_carried',
    );
    expect(carried.map(({ envelope }) => envelope.facts)).toEqual([
      {
        choices: [
          { key: 'optional_credit', value: 'least_only', revision: 1 },
          { key: 'unit_expired', value: 'stop', revision: 1 },
          { key: 'unit_figures', value: 'page', revision: 1 },
        ],
      },
    ]);
    expect(JSON.stringify(carried)).not.toContain('Letter');
    expect((await choices(first)).get('unit_figures')?.chosen?.carriedFrom).toBeNull();
  });

  it('is asked anew where the contradiction has another reading, and the default counts until then', async () => {
    const { org, revised, choices } = await chosen();
    const next = await revised({ wheelsPageCredit: 6, expiry: '31/08/2018' });
    const asked = await choices(next);
    expect(asked.get('optional_credit')?.chosen).toMatchObject({ carriedFrom: 1 });
    expect(asked.get('unit_figures')?.chosen).toBeNull();
    expect(asked.get('unit_expired')?.chosen).toBeNull();
    const tree = await read(world.db, org.lena, (tx) => frameworkOf(tx, next));
    expect(tree?.units[2]?.credit).toBe(3);
  });

  it('may be chosen again of the new revision, and that counts there and not before', async () => {
    const { first, choose, revised, choices } = await chosen();
    const next = await revised({});
    expect(await choose(next, 'unit_figures', 'table')).toMatchObject({ ok: true });
    expect((await choices(next)).get('unit_figures')?.chosen).toMatchObject({
      value: 'table',
      carriedFrom: null,
    });
    expect((await choices(first)).get('unit_figures')?.chosen?.value).toBe('page');
  });

  it('goes from revision to revision, always as it was made', async () => {
    const { revised, choices } = await chosen();
    await revised({});
    const third = await revised({ firstCriterion: 'Explain a bent crank' });
    expect((await choices(third)).get('unit_figures')?.chosen).toMatchObject({
      value: 'page',
      chosenAt: '2026-11-21T09:00:00.000Z',
      carriedFrom: 1,
    });
  });

  it('is carried over by the database only as it was made, and by nobody to another organisation', async () => {
    const { org, first, revised } = await chosen();
    const next = await revised({ wheelsPageCredit: 6 });
    const forged = world.owner.query(
      `insert into framework_choice (organisation_id, id, framework_id, key, value, because, chosen_at, chosen_by, carried_from)
        select organisation_id, $2, $3, key, 'table', because, chosen_at, chosen_by, id from framework_choice
        where organisation_id = $1 and framework_id = $4 and key = 'unit_figures'`,
      [org.id, newId(), next, first],
    );
    await expect(forged).rejects.toThrow('carried over as it was made');
    const other = await world.organisation();
    const theirs = await imported(other, { wheelsPageCredit: 5 });
    const record = await read(world.db, other.olivia, (tx) => frameworkRecord(tx, theirs));
    expect(record.ok && record.value.choices.every(({ chosen: made }) => made === null)).toBe(true);
  });
});

describe('Two findings are one contradiction', () => {
  const said = {
    code: 'unit-title-differs',
    where: 'line 41, unit BC1, title',
    stated: "'Bicycles'",
    computed: "'Cycles', line 17",
  };

  it('wherever in the document they stand, and on whatever day they are looked at', () => {
    expect(contradictionOf({ ...said, where: 'line 9, unit BC1, title' })).toBe(
      contradictionOf({ ...said, computed: "'Cycles', line 103" }),
    );
    const ended = { code: 'unit-expired', where: 'line 4, unit BC2, expiry date', stated: '2017' };
    expect(contradictionOf({ ...ended, computed: 'past on 2026-11-20' })).toBe(
      contradictionOf({ ...ended, computed: 'past on 2026-11-22' }),
    );
  });

  it('not where kind, subject or a reading is another', () => {
    const other = [
      { code: 'unit-level-differs' },
      { where: 'line 41, unit BC2, title' },
      { stated: "'Tricycles'" },
      { computed: "'Wheels', line 17" },
    ];
    for (const one of other) {
      expect(contradictionOf({ ...said, ...one })).not.toBe(contradictionOf(said));
    }
  });
});
