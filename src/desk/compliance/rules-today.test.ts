import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addDays } from '../../lib/days.ts';
import { read } from '../../platform/db/read.ts';
import { rulesToday } from './rules-today.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

const at = (day: string, clock: string) => new Date(`${day}T${clock}:00+01:00`);

/** A worker of a name with shifts as they are held, put straight into the tables. */
async function aWorker(
  organisationId: string,
  name: string,
  shifts: readonly (readonly [Date, Date])[],
): Promise<string> {
  const id = crypto.randomUUID();
  const ask = (text: string, ...values: unknown[]) =>
    world.owner.query(text, [organisationId, id, ...values]);
  await ask(
    `insert into person (organisation_id, id, given_name, family_name, name_key, sort_key, date_of_birth, created_at)
     values ($1, $2, $3, 'Ahmed', lower($3), lower($3), '1990-01-01', now())`,
    name,
  );
  await ask(
    'insert into candidate (organisation_id, person_id, registered_at) values ($1, $2, now())',
  );
  await ask('insert into worker_clock values ($1, $2)');
  for (const [from, to] of shifts) {
    await ask(
      `insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, label, taken_at)
       values ($1, gen_random_uuid(), $2, gen_random_uuid(), 'accepted', 'waking', $3, $4, 0, 'Elm House', now())`,
      from,
      to,
    );
  }
  await ask(
    `insert into worker_check (organisation_id, id, person_id, kind, basis, outcome, checked_on, recorded_at)
     values ($1, gen_random_uuid(), $2, 'right_to_work', 'list_a', 'satisfied', '2026-01-05', now())`,
  );
  await ask(
    `insert into declared_hours (organisation_id, id, person_id, weekly_minutes, said_on, answers_until, recorded_at)
     values ($1, gen_random_uuid(), $2, 0, '2026-05-01', '2026-09-01', now())`,
  );
  return id;
}

describe('how everyone stands with the rules today', () => {
  it('finds Rosa’s short night among the weeks behind, and nothing about Tom', async () => {
    const org = await world.organisation();
    await aWorker(org.id, 'Tom', [[at('2026-05-18', '07:00'), at('2026-05-18', '15:00')]]);
    await aWorker(org.id, 'Rosa', [
      [at('2026-05-18', '14:00'), at('2026-05-18', '22:00')],
      [at('2026-05-19', '07:00'), at('2026-05-19', '15:00')],
    ]);
    const states = await read(world.db, org.carla, (tx) => rulesToday(tx));
    expect(states.map(({ displayName }) => displayName)).toEqual(['Rosa Ahmed', 'Tom Ahmed']);
    const [rosa, tom] = states;
    expect(rosa?.leastRestMinutes).toBe(540);
    expect(rosa?.findings).toMatchObject([{ rule: 'WTR-DAILY', figures: { restMinutes: 540 } }]);
    expect(rosa?.findings[0]?.because).toContain('9 h rest');
    expect(tom?.findings).toEqual([]);
  });

  it('leaves out the short night of a shift for which the rest was lifted on a ground', async () => {
    const org = await world.organisation();
    const [late, early] = [
      [at('2026-05-18', '14:00'), at('2026-05-18', '22:00')],
      [at('2026-05-19', '07:00'), at('2026-05-19', '15:00')],
    ] as const;
    const rosa = await aWorker(org.id, 'Rosa', [late, early]);
    await world.owner.query(
      `insert into rule_override (organisation_id, id, person_id, shift_id, starts_at, ends_at, rule, ground, given_at, given_by, given_by_name)
       values ($1, gen_random_uuid(), $2, gen_random_uuid(), $3, $4, 'WTR-DAILY', 'An accident', now(), $5, 'Omar Siddiqui')`,
      [org.id, rosa, ...early, org.omar.memberId],
    );
    const [state] = await read(world.db, org.carla, (tx) => rulesToday(tx));
    expect(state?.leastRestMinutes).toBe(540);
    expect(state?.findings.map(({ rule }) => rule)).not.toContain('WTR-DAILY');
  });

  it('counts what is booked ahead into the average', async () => {
    const org = await world.organisation();
    const days = ['08', '09', '10', '11', '12', '13'].map((day) => `2026-06-${day}`);
    await aWorker(
      org.id,
      'Rosa',
      days.map((day) => [at(day, '07:00'), at(day, '17:00')] as const),
    );
    const [rosa] = await read(world.db, org.carla, (tx) => rulesToday(tx));
    expect(rosa?.average).toMatchObject({ minutes: 3600, optedOut: false });
    expect(rosa?.findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toContain(
      'WTR-48 block_override',
    );
  });

  it('tells that Rosa’s twelve weeks at one hirer are near, with the day equal treatment begins', async () => {
    const org = await world.organisation();
    const mondays = Array.from({ length: 11 }, (_, week) => addDays('2026-03-16', 7 * week));
    const noons = mondays.map((day) => [at(day, '12:00'), at(day, '16:00')] as const);
    const rosa = await aWorker(org.id, 'Rosa', noons);
    await world.owner.query(
      "update worker_time set hirer_id = $2, role = 'care-assistant' where person_id = $1",
      [rosa, crypto.randomUUID()],
    );
    const [state] = await read(world.db, org.carla, (tx) => rulesToday(tx));
    expect(state?.agencyWeeks).toEqual({ weeks: 11, rightsFrom: null });
    expect(state?.findings).toMatchObject([
      { rule: 'AWR-QUAL', outcome: 'warn', figures: { weeks: 11, from: '2026-06-08' } },
    ]);
  });

  it('shows no worker of another organisation', async () => {
    const [org, other] = [await world.organisation(), await world.organisation()];
    await aWorker(org.id, 'Rosa', []);
    expect(await read(world.db, other.carla, (tx) => rulesToday(tx))).toEqual([]);
  });
});
