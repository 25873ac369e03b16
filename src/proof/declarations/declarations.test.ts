import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aConfirmedBooking,
  anAcceptedBooking,
  anEnrolment,
  aQualification,
  refused,
} from '../portfolio/fixtures.ts';
import { claimOf, claimUnit } from '../portfolio/index.ts';
import { OUR_DECLARATION } from './declaration.ts';
import { publishDeclaration } from './publish-declaration.ts';
import { declarationsHere } from './queries.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

const WORDS = 'I did all of this myself at my desk, and whoever helped me is named in it.';

/** Lena ready to claim BA13, and Quinn, the centre's quality manager. */
async function ready() {
  const org = await world.organisation();
  const { quinn } = await world.centre(org);
  const { frameworkId, unit, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId, { unitIds: [unit('BA13')] });
  const { bookingId } = await aConfirmedBooking(world, org.lena);
  await anAcceptedBooking(world, org.lena, bookingId, {
    title: 'A booking',
    note: '',
    references: [{ criterionId: criterion('BA13.2.2'), note: '' }],
  });
  const claim = (declared?: number, id = newId()) =>
    act(world.db, org.lena, (tx) =>
      claimUnit(tx, { id, unitId: unit('BA13'), declaration: 'All my own work.', declared }),
    );
  const publish = (words = WORDS, id = newId()) =>
    act(world.db, quinn, (tx) => publishDeclaration(tx, { id, words }));
  return { org, quinn, claim, publish };
}

describe('C4: what a learner declares with a claim', () => {
  it('is refused left out, and under a version that was replaced meanwhile', async () => {
    const { claim, publish } = await ready();
    expect(refused(await claim())).toBe('declaration-missing');
    expect((await publish()).ok).toBe(true);
    expect(refused(await claim(0))).toBe('declaration-changed');
    expect((await claim(1)).ok).toBe(true);
  });

  it('stays with the claim by version and hash, in the log too, whatever is published later', async () => {
    const { org, claim, publish } = await ready();
    await publish();
    const id = newId();
    await claim(1, id);
    await publish(`${WORDS} And more than that.`);
    const card = await read(world.db, org.aidan, (tx) => claimOf(tx, id));
    expect(card?.declared).toMatchObject({ version: 1, words: WORDS });
    const sealed = (await world.log(org)).find(({ kind }) => kind === 'unit.claimed');
    expect(sealed?.envelope.facts['declared']).toEqual({
      version: 1,
      sha256: card?.declared?.sha256,
    });
  });

  it('gives the first result again, says who published, and refuses the words in force', async () => {
    const { org, publish } = await ready();
    const id = newId();
    expect(await publish(WORDS, id)).toEqual(await publish(WORDS, id));
    expect(refused(await publish())).toBe('already-in-force');
    const { rows } = await read(world.db, org.lena, declarationsHere);
    expect(rows.map(({ version, publishedBy }) => [version, publishedBy])).toEqual([
      [1, 'Quinn Quayle'],
      [0, null],
    ]);
    expect(rows[1]?.words).toBe(OUR_DECLARATION.words);
  });

  it('is held by the database: no claim keeps a hash that was never published', async () => {
    const { org, claim, publish } = await ready();
    await publish();
    const id = newId();
    await claim(1, id);
    const forged = world.owner.query(
      `update claim set declared_sha256 = sha256('other') where organisation_id = $1 and id = $2`,
      [org.id, id],
    );
    await expect(forged).rejects.toMatchObject({ code: '23503' });
  });
});
