import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../../src/desk/bookings/fixtures.ts';
import {
  cancelShift,
  confirm,
  makeOffers,
  pencil,
  release,
} from '../../src/desk/bookings/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { act } from '../../src/platform/audit/act.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openWorld } from '../world.ts';
import { type Ask, type Checked, recheck } from './recheck.ts';

const world = await openWorld();
world.at('2026-11-16T09:00:00Z');
const org = await world.organisation();
const acts = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  done(await act(world.db, org.carla, async (tx) => ok(await work(tx))));

const place = await acts((tx) => aPlace(tx));
const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
const tom = await aClearedWorker(world.db, org.carla, 'Tom');
const yusuf = await aClearedWorker(world.db, org.carla, 'Yusuf', { dateOfBirth: '2009-06-01' });

/** Rosa has two days at Harrow House, confirmed; Tom a night; Yusuf, who is 17, a short day; some came to nothing. */
const { shiftIds, bookingId } = await acts((tx) =>
  aBooking(tx, place, [
    aShift('2026-11-23', '09:00', '17:00'),
    aShift('2026-11-23', '22:00', '06:00'),
    aShift('2026-11-24', '09:00', '17:00'),
    aShift('2026-11-25', '10:00', '15:00'),
    aShift('2026-11-26', '10:00', '15:00'),
    aShift('2026-11-27', '10:00', '15:00'),
    aShift('2026-11-28', '10:00', '15:00'),
  ]),
);
const [first = '', night = '', second = '', short = '', offered = '', pencilled = '', freed = ''] =
  shiftIds;

beforeAll(async () => {
  const asks = { id: newId(), shiftIds: [offered], personIds: [tom], how: 'phone' } as const;
  const holds = { personId: tom, assignments: [{ id: newId(), shiftId: pencilled }] };
  await acts((tx) => anAssignment(tx, rosa, [first, second]));
  await acts((tx) => anAssignment(tx, tom, [night]));
  await acts((tx) => anAssignment(tx, yusuf, [short]));
  await acts(async (tx) =>
    done(await confirm(tx, { id: newId(), bookingId, personId: rosa, because: '' })),
  );
  await acts(async (tx) => done(await makeOffers(tx, asks)));
  await acts(async (tx) =>
    done(await cancelShift(tx, { shiftId: offered, because: 'The home is full' })),
  );
  await acts(async (tx) => done(await pencil(tx, holds)));
  const { assignments } = await acts((tx) => anAssignment(tx, rosa, [freed]));
  const gone = assignments[0]?.assignmentId ?? '';
  await acts(async (tx) => done(await release(tx, { assignmentId: gone, because: 'Childcare' })));
});

const client = new pg.Client({ connectionString: world.urls.ownerUrl });
await client.connect();
afterAll(() => client.end());

const ask: Ask = async (text, values = []) => (await client.query(text, [...values])).rows;
const about = (now = '2026-11-16T12:00:00Z') => ({
  ...{ organisationId: org.id, since: new Date('2026-11-16T08:00:00Z'), now: new Date(now) },
});

/** What the check finds once the tables were changed past every command, as their owner; then all is as it was. */
async function planted(change: string, now?: string): Promise<readonly string[]> {
  await client.query('begin');
  try {
    await client.query(change);
    return broken(await recheck(ask, about(now)));
  } finally {
    await client.query('rollback');
  }
}

const broken = (checks: readonly Checked[]): readonly string[] =>
  checks.filter(({ breaches }) => breaches.length > 0).map(({ rule }) => rule);

const OTHER_TIME = `insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, label, taken_at)`;

/** Each rule with a breach of it that no command would make. */
const PLANTS: readonly (readonly [rule: string, change: string, now?: string])[] = [
  [
    'no worker in two places',
    `update shift set starts_at = starts_at - interval '20 hours', ends_at = ends_at - interval '20 hours' where id = '${second}'`,
  ],
  [
    '11 hours of rest',
    `update shift set starts_at = starts_at - interval '10 hours', ends_at = ends_at - interval '10 hours' where id = '${second}'`,
  ],
  [
    '24 hours unbroken',
    `${OTHER_TIME} select '${org.id}', gen_random_uuid(), '${rosa}', gen_random_uuid(), 'accepted', 'waking', d + interval '18 hours',
       d + interval '20 hours', 0, 'Elsewhere', '2026-11-01' from generate_series(timestamptz '2026-11-23', '2026-11-29', '1 day') d`,
  ],
  [
    '48 hours a week on average',
    `update declared_hours set weekly_minutes = 2700 where person_id = '${rosa}'`,
  ],
  ['nights:', `update night_health set answer = 'unfit' where person_id = '${tom}'`],
  ['nights:', `delete from night_health where person_id = '${tom}'`],
  ['under 18', `update person set date_of_birth = '2009-01-01' where id = '${tom}'`],
  ['under 18', `update shift set ends_at = ends_at + interval '4 hours' where id = '${short}'`],
  [
    'right to work',
    `update worker_check set basis = 'list_b_group_1', expires_on = '2026-11-23' where kind = 'right_to_work' and person_id = '${rosa}'`,
  ],
  [
    'no do-not-send',
    `insert into do_not_send (organisation_id, id, person_id, site_id, said_by, reason, recorded_at)
     values ('${org.id}', gen_random_uuid(), '${tom}', '${place.siteId}', 'client', 'Late', '2026-11-02')`,
  ],
  [
    'qualifications and skills',
    `update booking_line set required_qualifications = '{Manual handling}' where booking_id = '${bookingId}'`,
  ],
  [
    'identity and the checks',
    `update worker_check set expires_on = '2026-11-23' where kind = 'identity' and person_id = '${rosa}'`,
  ],
  ['pay not under', `update shift set pay_pence = 1270 where id = '${first}'`],
  ['nobody supplied without', `update assignment set willing = false where shift_id = '${night}'`],
  ['no worker proposed', `update booking set risks = '' where id = '${bookingId}'`],
  [
    'a confirmation is two papers',
    `delete from confirmed_shift where confirmation_id = (select id from confirmation where booking_id = '${bookingId}' limit 1)`,
  ],
  [
    'in writing by the third',
    `update information_due set due_on = due_on + 1 where organisation_id = '${org.id}'`,
  ],
  ['in writing by the third', 'select', '2026-11-20T12:00:00Z'],
  [
    'one live holder',
    `drop index assignment_one_live; insert into assignment (organisation_id, id, shift_id, person_id, accepted_at, accepted_how, willing)
     values ('${org.id}', gen_random_uuid(), '${first}', '${tom}', '2026-11-16T10:00:00Z', 'spoken', true)`,
  ],
  ['one live holder', `delete from worker_time where shift_id = '${night}'`],
  [
    'no new shift for a client on stop',
    `insert into credit_stop (organisation_id, id, bill_to_id, because, stopped_at) values ('${org.id}', gen_random_uuid(), '${place.billToId}', 'Unpaid', '2026-11-02')`,
  ],
  [
    'each act has its work record',
    `update shift set cancelled_at = '2026-11-16T10:00:00Z' where id = '${freed}'`,
  ],
  [
    'each act has its work record',
    `update confirmation set pdf = pdf || '\\x00'::bytea where side = 'hirer' and booking_id = '${bookingId}'`,
  ],
  [
    'the log:',
    `update log_entry set envelope = replace(envelope, '"spoken"', '"in_writing"') where organisation_id = '${org.id}'`,
  ],
  ['the log:', `update log_part set part = part || ' ' where organisation_id = '${org.id}'`],
];

describe('the check apart from the rules', () => {
  test('finds nothing in what the commands made, and looks at something for every rule', async () => {
    const checks = await recheck(ask, about());
    expect(checks.flatMap(({ breaches }) => breaches)).toEqual([]);
    expect(checks.filter(({ facts }) => facts === 0)).toEqual([]);
  });

  for (const [rule, change, now] of PLANTS) {
    test(`finds what was planted against: ${rule}`, async () => {
      const found = await planted(change, now);
      expect(found.filter((name) => name.startsWith(rule))).toHaveLength(1);
    });
  }

  test('has a breach planted against each of its rules', async () => {
    const rules = (await recheck(ask, about())).map(({ rule }) => rule);
    const known = PLANTS.map(([start]) => start);
    expect(rules.filter((rule) => !known.some((start) => rule.startsWith(start)))).toEqual([]);
  });

  test('is written apart: it imports nothing of the product', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'));
    const imported = files.flatMap((name) =>
      [...readFileSync(path.join(import.meta.dirname, name), 'utf8').matchAll(/from '(.+)'/g)].map(
        ([, from = '']) => from,
      ),
    );
    expect(imported.filter((from) => !/^(\.\/[a-z-]+\.ts|node:crypto)$/.test(from))).toEqual([]);
  });
});
