import { expect, it } from 'vitest';
import { crashRounds } from './crash.ts';

it('keeps what it acknowledged, and nothing by half, through thirty kills', async () => {
  const began = performance.now();
  const rounds = await crashRounds(30, console.log);
  const last = rounds.at(-1);
  const cut = rounds.reduce((sum, round) => sum + round.cut, 0);
  const kept = rounds.reduce((sum, round) => sum + round.cutButKept, 0);
  const restarts = rounds
    .map(({ restartMilliseconds }) => restartMilliseconds)
    .sort((a, b) => a - b);
  console.log(
    `30 kills in ${Math.round((performance.now() - began) / 1000)} s: ${last?.acknowledged} acknowledged answers, ${last?.confirmed} of them confirmations; ${cut} requests cut off, ${kept} of them committed; lost ${rounds.flatMap(({ lost }) => lost).length}, half done ${rounds.flatMap(({ halves }) => halves).length}; ${last?.entries} entries of the log verify; ready again after ${((restarts[15] ?? 0) / 1000).toFixed(1)} s (median), ${((restarts.at(-1) ?? 0) / 1000).toFixed(1)} s (longest)`,
  );
  expect(rounds).toHaveLength(30);
  expect(rounds.flatMap(({ lost }) => lost)).toEqual([]);
  expect(rounds.flatMap(({ halves }) => halves)).toEqual([]);
});
