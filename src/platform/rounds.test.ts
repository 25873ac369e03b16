import { expect, it } from 'vitest';
import { startRounds } from './rounds.ts';

it('goes round again until it is stopped, ends the round in hand, and starts no other', async () => {
  const said: string[] = [];
  const rounds = startRounds(async (go) => {
    said.push('begun');
    await new Promise((done) => setTimeout(done, 1));
    said.push(go() ? 'goes on' : 'ends');
  }, 1);
  while (said.length < 4) await new Promise((done) => setTimeout(done, 1));
  await rounds.stop();
  const then = said.length;
  expect(said.filter((word) => word === 'begun')).toHaveLength(then / 2);
  await new Promise((done) => setTimeout(done, 5));
  expect(said).toHaveLength(then);
});

it('stops at once while it rests, however long that would be', async () => {
  let rounds = 0;
  const started = startRounds(async () => {
    rounds += 1;
  }, 3_600_000);
  await new Promise((done) => setTimeout(done, 1));
  await started.stop();
  expect(rounds).toBe(1);
});
