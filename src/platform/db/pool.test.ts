import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';

const world = await openWorld();

describe('the pool', () => {
  it('answers with and without values, on the pool itself too', async () => {
    expect((await world.db.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect((await world.db.pool.query('select $1::int as one', [1])).rows).toEqual([{ one: 1 }]);
    await expect(world.db.pool.query('select nothing')).rejects.toThrow(/nothing/);
  });

  it('prepares a statement once a connection, by its text', async () => {
    const client = await world.db.pool.connect();
    try {
      for (const value of [1, 2, 3]) await client.query('select $1::int + 41 as sum', [value]);
      const { rows } = await client.query(
        `select count(*) as prepared from pg_prepared_statements where statement = 'select $1::int + 41 as sum'`,
      );
      expect(rows).toEqual([{ prepared: 1 }]);
    } finally {
      client.release();
    }
  });

  it('reads counts as numbers, dates as text and instants as Date', async () => {
    const { rows } = await world.db.pool.query(
      `select count(*) as count, date '2026-11-23' as day, timestamptz '2026-11-23T06:45:00Z' as at`,
    );
    expect(rows).toEqual([{ count: 1, day: '2026-11-23', at: new Date('2026-11-23T06:45:00Z') }]);
  });
});
