import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { read } from '../../platform/db/read.ts';
import { stops } from '../../rules/finding.ts';
import { cleared } from './cleared.ts';
import { aWork } from './fixtures.ts';
import { judge } from './judge.ts';
import { loadDossiers } from './load-dossiers.ts';
import { prepared } from './prepared.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');
/** Larger by hand: CROWD=10000 SHIFTS=60 prints how long loading and judging take. */
const CROWD = Number(process.env['CROWD'] ?? 1000);
const SHIFTS = Number(process.env['SHIFTS'] ?? 12);

/** Workers with shifts behind them and what else stands on file, made inside the database. */
async function aCrowd(organisationId: string, count: number): Promise<readonly string[]> {
  const client = await world.owner.connect();
  const go = (text: string) => client.query(text.replaceAll('$org', `'${organisationId}'`));
  try {
    await go(`create temporary table crowd on commit preserve rows as
      select gen_random_uuid() as id, n from generate_series(1, ${count}) n`);
    await go(`insert into person (organisation_id, id, given_name, family_name, name_key, sort_key, date_of_birth, created_at)
      select $org, id, 'Worker', n::text, 'worker ' || n, n::text, date '1970-01-01' + n % 12000, now() from crowd`);
    await go(`insert into candidate (organisation_id, person_id, latitude, longitude, travel_miles, registered_at)
      select $org, id, 53.5 + (n % 60) / 100.0, -1.5, 15, now() from crowd`);
    await go(`insert into worker_clock select $org, id from crowd`);
    await go(`insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, label, taken_at)
      select $org, gen_random_uuid(), id, gen_random_uuid(), 'accepted', 'waking', day + time '07:00' + n % 8 * interval '1 hour',
        day + time '15:00' + n % 8 * interval '1 hour', 30, 'Elm Lodge', now()
      from crowd, (select d::date as day from generate_series(timestamp '2026-02-16', '2026-06-05', '1 day') d
        where extract(isodow from d) < 5 order by d desc limit ${SHIFTS}) days`);
    await go(`insert into worker_check (organisation_id, id, person_id, kind, basis, outcome, checked_on, recorded_at)
      select $org, gen_random_uuid(), id, kind, case kind when 'right_to_work' then 'list_a' end, 'satisfied', '2026-01-05', now()
      from crowd, unnest(array['right_to_work', 'identity', 'dbs']) kind`);
    await go(`insert into declared_hours (organisation_id, id, person_id, weekly_minutes, said_on, answers_until, recorded_at)
      select $org, gen_random_uuid(), id, n % 3 * 600, '2026-05-01', '2026-08-01', now() from crowd`);
    await go(`insert into availability (organisation_id, id, person_id, state, starts_at, ends_at, said_at, recorded_at)
      select $org, gen_random_uuid(), id, case when n % 10 = 0 then 'unavailable' else 'available' end,
        '2026-06-08', '2026-06-15', '2026-05-30', now() from crowd where n % 3 > 0`);
    await go('analyze person, candidate, worker_time, worker_check, declared_hours, availability');
    const { rows } = await client.query('select id from crowd order by n');
    return rows.map((row) => row.id);
  } finally {
    client.release();
  }
}

describe(`one shift over ${CROWD} workers`, () => {
  test('is answered for all in a moment', { timeout: 120_000 }, async () => {
    const org = await world.organisation();
    const crowd = await aCrowd(org.id, CROWD);
    const work = aWork('2026-06-08', '07:00', '15:00', { requiredChecks: ['dbs'] });
    const asking = { today: '2026-06-01', now: Date.parse('2026-06-01T09:00:00Z') / 60_000 };
    const times: string[] = [];
    let answers = new Map<string, Map<string, readonly { outcome: string }[]>>();
    for (let round = 0; round < 3; round++) {
      await read(world.db, org.carla, async (tx) => {
        const start = performance.now();
        const dossiers = await loadDossiers(tx, crowd, [work]);
        const loaded = performance.now();
        const ready = prepared(work, 0);
        for (const dossier of dossiers) judge(dossier, ready, asking);
        const judged = performance.now();
        times.push(
          `load ${Math.round(loaded - start)} ms, judge ${Math.round(judged - loaded)} ms`,
        );
      });
      answers = await read(world.db, org.carla, (tx) => cleared(tx, crowd, [work]));
    }
    if (process.env['CROWD']) console.log(times.join('\n'));
    expect(answers.size).toBe(CROWD);
    const clear = [...answers.values()].filter(
      (shifts) => !(shifts.get(work.shiftId) ?? []).some((finding) => stops(finding as never)),
    );
    // Every tenth who spoke is away, and the rest of those between 11 h and their next shift may go.
    expect(clear.length).toBeGreaterThan(CROWD / 2);
    expect(clear.length).toBeLessThan(CROWD);
  });
});
