import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { startOfDay } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aWorker, done } from '../compliance/fixtures.ts';
import { erasePerson } from '../people/index.ts';
import { groundsOf, keepOverride, overridesOf, overridesOnFile } from './index.ts';
import { signOffOverrides } from './sign-off-overrides.ts';

const world = await openWorld();
let org: TestOrganisation;
let rosa: string;

beforeEach(() => world.at('2026-11-16T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aWorker(world.db, org.carla, 'Rosa');
});

const START = new Date('2026-11-23T07:00:00Z');
/** An override of the daily rest by this member, for a shift of Rosa's. */
async function given(by: Actor, personId = rosa): Promise<string> {
  const id = newId();
  await act(world.db, by, async (tx) => {
    await keepOverride(tx, {
      id,
      person_id: personId,
      shift_id: newId(),
      starts_at: START,
      ends_at: new Date('2026-11-23T15:00:00Z'),
      rule: 'WTR-DAILY',
      ground: 'Rest given on Wednesday, which is kept free',
      ground_key: 'shift_changeover',
      due_minutes: 660,
      had_minutes: 480,
    });
    return { ok: true, value: null };
  });
  return id;
}
const sign = (actor: Actor, overrideIds: readonly string[], agreed = true, reason = '') =>
  act(world.db, actor, (tx) => signOffOverrides(tx, { overrideIds, agreed, reason }));
const onFile = (open = false) =>
  read(world.db, org.ben, (tx) => overridesOnFile(tx, { open, most: 200 }));
const counting = async () => {
  const at = startOfDay('2026-11-23');
  const found = await read(world.db, org.ben, (tx) =>
    overridesOf(tx, [rosa], { from: at, to: at + 1440 }),
  );
  return found.get(rosa)?.length ?? 0;
};

describe('a lifted block', () => {
  it('waits for a manager, who signs it off once, alone or with others, and it is in the log', async () => {
    const [one, two] = [await given(org.omar), await given(org.omar)];
    expect(await onFile(true)).toMatchObject({ unsigned: 2 });
    const [row] = (await onFile(true)).rows;
    expect(row).toMatchObject({
      ground: { source: 'Working Time Regulations 1998, reg 22(1)(a) and (b)' },
      rest: { due: 660, had: 480 },
      givenByName: 'Omar Obi',
      signedOff: null,
    });
    expect(done(await sign(org.ben, [one, two]))).toEqual({ signed: 2 });
    expect(done(await sign(org.ben, [one, two]))).toEqual({ signed: 2 });
    expect(await onFile(true)).toMatchObject({ unsigned: 0, rows: [] });
    expect((await onFile()).rows[0]?.signedOff).toMatchObject({
      agreed: true,
      byName: 'Ben Brook',
    });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'override.signed_off');
    expect(entries.map(({ envelope }) => envelope.facts['agreed'])).toEqual([true, true]);
  });

  it('lifts nothing for a shift to come once a manager did not agree, and may be given again', async () => {
    const before = await counting();
    const id = await given(org.omar);
    expect(await counting()).toBe(before + 1);
    expect(await sign(org.ben, [id], false)).toMatchObject({ refusal: { code: 'empty' } });
    const why = 'No changeover: both shifts are the same team';
    done(await sign(org.ben, [id], false, why));
    expect(await counting()).toBe(before);
    expect(await sign(org.olivia, [id])).toMatchObject({
      refusal: { code: 'already-signed-off' },
    });
    const entry = (await world.log(org)).findLast(({ kind }) => kind === 'override.signed_off');
    expect(entry?.envelope.facts).toMatchObject({ agreed: false, ground: 'shift_changeover' });
    expect(JSON.stringify(entry?.envelope)).not.toContain('same team');
    expect(entry?.parts).toMatchObject([{ person: rosa, part: { reason: why } }]);
  });

  it('keeps its effect for a shift that had begun when a manager did not agree', async () => {
    const id = await given(org.omar);
    const before = await counting();
    world.at('2026-11-23T09:00:00Z');
    done(await sign(org.ben, [id], false, 'Ask before, next time'));
    expect(await counting()).toBe(before);
  });

  it('is signed off by another than its giver, also past the code', async () => {
    const id = await given(org.olivia);
    expect(await sign(org.olivia, [id])).toMatchObject({ refusal: { code: 'own-override' } });
    const row = await world.owner.query('select given_by from rule_override where id = $1', [id]);
    const by = row.rows[0].given_by;
    await expect(
      world.owner.query(
        `insert into override_sign_off values ($1, $2, $3, true, '', now(), $3, 'Olivia')`,
        [org.id, id, by],
      ),
    ).rejects.toThrow('override_signed_by_another');
  });

  it('is out of another organisation’s reach, and none without the law’s grounds', async () => {
    const id = await given(org.omar);
    const other = await world.organisation();
    expect(await sign(other.ben, [id])).toMatchObject({ refusal: { code: 'override-not-found' } });
    expect(groundsOf('RTW-TIMING')).toEqual([]);
  });

  it('loses its words with its worker, and keeps rule, ground and sign-off', async () => {
    const mia = await aWorker(world.db, org.carla, 'Mia');
    const id = await given(org.omar, mia);
    done(await sign(org.ben, [id], false, 'Both shifts are the same team'));
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: mia, reason: 'asked' })),
    );
    const row = (await onFile()).rows.find(({ overrideId }) => overrideId === id);
    expect(row).toMatchObject({
      instead: 'erased',
      rule: 'WTR-DAILY',
      signedOff: { agreed: false, reason: 'erased' },
    });
  });
});
