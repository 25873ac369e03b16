import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { letterList } from './letters.ts';
import { recordLetter, recordSupport, takeBackLetter } from './record-letter.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

async function centre() {
  const org = await world.organisation();
  const { cleo } = await world.centre(org);
  const code = async <T>(command: (tx: Tx) => Promise<Result<T>>) => {
    const given = await act(world.db, cleo, command);
    return given.ok ? 'done' : given.refusal.code;
  };
  const now = () => read(world.db, cleo, (tx) => letterList(tx));
  return { org, code, now };
}
const letter = (more: object = {}) => ({
  id: newId(),
  direction: 'in' as const,
  on: '2026-11-02',
  about: 'Actions of the last visit',
  words: 'Two actions, to be closed in three weeks.',
  reference: 'EV 7',
  answerDue: '2026-11-20',
  answers: null,
  ...more,
});

describe('correspondence with the awarding body (U33)', () => {
  test('what waits for an answer is late after its day, until the answer is recorded', async () => {
    const { org, code, now } = await centre();
    const asked = letter();
    expect(await code((tx) => recordLetter(tx, asked))).toBe('done');
    expect(await code((tx) => recordLetter(tx, asked))).toBe('done');
    expect((await now()).rows).toMatchObject([{ late: true, answeredOn: null, by: 'Cleo Crane' }]);
    const answer = (more: object) =>
      letter({ direction: 'out', on: '2026-11-22', answerDue: null, answers: asked.id, ...more });
    expect(await code((tx) => recordLetter(tx, answer({ direction: 'in' })))).toBe('same-way');
    expect(await code((tx) => recordLetter(tx, answer({ on: '2026-11-01' })))).toBe(
      'answered-before',
    );
    expect(await code((tx) => recordLetter(tx, answer({ answers: newId() })))).toBe(
      'letter-not-found',
    );
    const sent = answer({});
    expect(await code((tx) => recordLetter(tx, sent))).toBe('done');
    const of = async (id: string) => (await now()).rows.find((row) => row.letterId === id);
    expect(await of(asked.id)).toMatchObject({ late: false, answeredOn: '2026-11-22' });
    expect(await code((tx) => takeBackLetter(tx, sent.id, { because: 'Never sent' }))).toBe('done');
    expect(await code((tx) => takeBackLetter(tx, sent.id, { because: 'Never sent' }))).toBe(
      'already-taken-back',
    );
    expect(await of(asked.id)).toMatchObject({ late: true, answeredOn: null });
    expect(await of(sent.id)).toMatchObject({ takenBack: { because: 'Never sent' } });
    const said = JSON.stringify(await world.log(org));
    expect(said).toContain('centre.letter_recorded');
    expect(said).not.toContain('Two actions');
  });

  test('days that cannot be are refused', async () => {
    const { code } = await centre();
    expect(await code((tx) => recordLetter(tx, letter({ on: '2026-11-24' })))).toBe(
      'still-to-come',
    );
    expect(await code((tx) => recordLetter(tx, letter({ answerDue: '2026-11-01' })))).toBe(
      'due-before-sent',
    );
    expect(await code((tx) => takeBackLetter(tx, newId(), { because: 'x' }))).toBe(
      'letter-not-found',
    );
  });

  test('R34 Centre Support Status sets the visits and remote looks of a year, from a day on', async () => {
    const { code, now } = await centre();
    const status = (more: object) => ({
      id: newId(),
      status: 'Standard',
      fromOn: '2026-01-01',
      visits: 2,
      remote: 0,
      letter: 'January',
      ...more,
    });
    for (const one of [
      status({}),
      status({ status: 'Closer', fromOn: '2026-10-01', visits: 3, remote: 2 }),
      status({ status: 'Standard again', fromOn: '2027-01-01' }),
    ]) {
      expect(await code((tx) => recordSupport(tx, one))).toBe('done');
    }
    expect((await now()).support.map(({ status: word, inForce }) => [word, inForce])).toEqual([
      ['Standard again', false],
      ['Closer', true],
      ['Standard', false],
    ]);
  });
});
