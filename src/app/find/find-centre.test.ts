import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { recordLetter } from '../../proof/centre/record-letter.ts';
import { raiseConcern } from '../../proof/concerns/index.ts';
import { registerEmployer } from '../../proof/release/index.ts';
import { policy } from '../compose.ts';
import { find } from './find.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');
const org = await world.organisation();
const staff = await world.centre(org);
const concern = (kind: 'malpractice' | 'safeguarding', about: string, against: string | null) => ({
  id: newId(),
  kind,
  saidOn: '2026-11-20',
  dueOn: '2026-11-27',
  saidBy: 'A learner',
  about,
  facts: 'As it was said.',
  against,
});
const made = await act(world.db, staff.cleo, async (tx) => {
  const letter = await recordLetter(tx, {
    id: newId(),
    direction: 'in',
    on: '2026-11-20',
    about: 'Zephyr visit in March',
    words: 'They come.',
    reference: 'EV 9',
    answerDue: null,
    answers: null,
  });
  if (!letter.ok) return letter;
  const employer = await registerEmployer(tx, {
    id: newId(),
    name: 'Zephyr Care',
    contact: { givenName: 'Nia', familyName: 'Bell', email: 'nia@zephyr.example' },
  });
  if (!employer.ok) return employer;
  const against = staff.ivan.memberId ?? '';
  for (const one of [
    concern('malpractice', 'Zephyr portfolios alike', null),
    concern('malpractice', 'Zephyr sampling left out', against),
    concern('safeguarding', 'Zephyr learner afraid', null),
  ]) {
    const raised = await raiseConcern(tx, one);
    if (!raised.ok) return raised;
  }
  return ok(null);
});
if (!made.ok) throw new Error(made.refusal.because);

const found = async (who: Actor, typed: string) => {
  const { groups } = await read(world.db, who, (tx) => find(tx, policy, typed));
  return Object.fromEntries(groups.map(({ kind, rows }) => [kind, rows.map(({ label }) => label)]));
};

it('finds letters, employers and concerns for who runs the centre', async () => {
  const all = await found(staff.quinn, 'zeph');
  expect(all['letters']).toEqual(['Zephyr visit in March']);
  expect(all['employers']).toEqual(['Zephyr Care']);
  expect(all['concerns']?.toSorted()).toEqual([
    'Zephyr learner afraid',
    'Zephyr portfolios alike',
    'Zephyr sampling left out',
  ]);
  expect(await found(staff.quinn, 'ev 9')).toMatchObject({ letters: ['Zephyr visit in March'] });
});

it('shows safeguarding and what is against somebody to nobody who may not open it', async () => {
  expect((await found(staff.cleo, 'zephyr'))['concerns']).not.toContain('Zephyr learner afraid');
  expect((await found(staff.ivan, 'zephyr'))['concerns']).toEqual(['Zephyr portfolios alike']);
  for (const who of [org.aidan, org.ben, org.carla, org.lena, staff.asha, staff.edith]) {
    const own = await found(who, 'zephyr');
    expect(own['concerns']).toBeUndefined();
    expect(JSON.stringify(own)).not.toContain('afraid');
  }
  expect(await found(org.ravi, 'zephyr')).toEqual({});
});
