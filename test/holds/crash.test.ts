import { expect, it } from 'vitest';
import { crashRounds } from './crash.ts';

// kill -9 by process ids and /proc: the machines that serve are Linux.
it.skipIf(process.platform !== 'linux')(
  'keeps what it acknowledged, and nothing by half, when server and database are killed in the middle of confirming, twice',
  { timeout: 180_000 },
  async () => {
    const rounds = await crashRounds(2, () => {});
    expect(rounds).toHaveLength(2);
    expect(rounds.flatMap(({ lost }) => lost)).toEqual([]);
    expect(rounds.flatMap(({ halves }) => halves)).toEqual([]);
    // The kills did fall into the work: answers came before, and requests were on their way.
    expect(rounds.at(-1)?.confirmed).toBeGreaterThan(1);
    expect(Math.max(...rounds.map(({ cut }) => cut))).toBeGreaterThan(0);
  },
);
