// How a shift without a worker is filled among 1,000 workers with a full week: straight, by a chain, and
// where there is no chain at all. Timed as the application's own role against ranking the same shift.
import { aBooking, aPlace, aShift, done } from '../src/desk/bookings/fixtures.ts';
import { whoMayGoToShift } from '../src/desk/bookings/index.ts';
import { gapOf } from '../src/desk/repairs/gap.ts';
import { gather } from '../src/desk/repairs/gather.ts';
import { proposeRepair } from '../src/desk/repairs/index.ts';
import { findRepairs } from '../src/desk/repairs/repair.ts';
import { ok } from '../src/lib/result.ts';
import { addDays, dateIn } from '../src/lib/time.ts';
import { act } from '../src/platform/audit/act.ts';
import { read } from '../src/platform/db/read.ts';
import { aCrowd } from './crowd.ts';
import { median, openSetting, table, timed } from './setting.ts';

const WORKERS = 1_000;
const ROUNDS = 3;

const setting = await openSetting();
const { db, actor, owner } = setting;
const today = dateIn(new Date());
const day = addDays(today, 5);
const place = done(await act(db, actor, async (tx) => ok(await aPlace(tx))));
console.log(`Making ${WORKERS} workers with a full week...`);
await aCrowd(owner, actor.organisationId, place, today, WORKERS);

/** A booking of one shift on the middle day of the week, from 10:00. */
const book = async () =>
  done(
    await act(db, actor, async (tx) =>
      ok(await aBooking(tx, place, [aShift(day, '10:00', '18:00')], { line: { role: 'chef' } })),
    ),
  );
const held = await book();
const gap = (await book()).shiftIds[0] ?? '';
await fill(held.shiftIds[0] ?? '');

/** Gives every worker five shifts of eight hours in seven days, as copies of one shift. */
async function fill(shiftId: string): Promise<void> {
  const columns = (
    await owner.query(
      "select column_name from information_schema.columns where table_name = 'shift' and table_schema = 'public'",
    )
  ).rows.map((row: { column_name: string }) => row.column_name);
  const rest = columns.filter((name) => !['id', 'starts_at', 'ends_at'].includes(name));
  await owner.query(
    `create temporary table given as
     select gen_random_uuid() as shift_id, gen_random_uuid() as id, c.person_id, w.start
     from candidate c
     cross join generate_series(-3, 3) d
     cross join lateral (select ($2::date + d) + time '07:00'
       + (abs(hashtext(c.person_id::text || d)) % 6) * interval '1 hour' as start) w
     where c.organisation_id = $1 and abs(hashtext(c.person_id::text) + d) % 7 < 5`,
    [actor.organisationId, day],
  );
  await owner.query(
    `insert into shift (id, starts_at, ends_at, ${rest.join(', ')})
     select g.shift_id, g.start, g.start + interval '8 hours', ${rest.map((name) => `s.${name}`).join(', ')}
     from given g, shift s where s.id = '${shiftId}'`,
  );
  await owner.query(
    `insert into assignment (organisation_id, id, shift_id, person_id, accepted_at, accepted_how, willing)
     select '${actor.organisationId}', id, shift_id, person_id, now(), 'spoken', true from given`,
  );
  await owner.query(
    `insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, label, taken_at, hirer_id, role)
     select '${actor.organisationId}', id, person_id, shift_id, 'accepted', 'waking', start, start + interval '8 hours', 30, 'Harrow House', now(), '${place.hirerId}', 'chef' from given`,
  );
  await owner.query('analyze');
}

/** From now on whoever holds nothing across the gap says that they are away between two moments of its day. */
async function awayUnlessBusy(from: string, to: string): Promise<void> {
  await owner.query(
    `insert into availability (organisation_id, id, person_id, state, starts_at, ends_at, said_at, recorded_at)
     select c.organisation_id, gen_random_uuid(), c.person_id, 'unavailable', $2::date + $3::interval,
       $2::date + $4::interval, now(), now()
     from candidate c where c.organisation_id = $1 and not exists (
       select from worker_time t where t.person_id = c.person_id
         and t.starts_at < $2::date + time '18:00' and t.ends_at > $2::date + time '10:00')`,
    [actor.organisationId, day, from, to],
  );
  await owner.query('analyze availability');
}

const CASES = [
  { what: 'somebody may go straight', before: async () => {} },
  { what: 'one must move', before: () => awayUnlessBusy('10 hours', '11 hours') },
  { what: 'no chain of three fills it', before: () => awayUnlessBusy('-2 days', '4 days') },
];

const rows: string[][] = [];
for (const { what, before } of CASES) {
  await before();
  const ranking = await rounds(() => read(db, actor, (tx) => whoMayGoToShift(tx, gap)));
  let found = '';
  const whole = await rounds(async () => {
    const { repairs } = done(await read(db, actor, (tx) => proposeRepair(tx, gap)));
    const [first] = repairs;
    found = first ? `${first.moves.length} people` : 'none';
  });
  const none = new Set<string>();
  const search = await read(db, actor, async (tx) => {
    const at = done(await gapOf(tx, gap));
    const took: number[] = [];
    const loading: number[] = [];
    let asked = 0;
    let complete = true;
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      const { desk } = await gather(tx, at, { without: none, declined: none });
      loading.push(performance.now() - start);
      took.push(
        await timed(() => {
          const done = findRepairs(desk, 5, 40_000);
          asked = done.asked;
          complete = done.whole;
        }),
      );
    }
    return { ms: median(took), load: median(loading), asked, complete };
  });
  rows.push([
    what,
    found,
    ranking.toFixed(0),
    whole.toFixed(0),
    (whole / ranking).toFixed(1),
    search.load.toFixed(0),
    search.ms.toFixed(0),
    `${search.asked}${search.complete ? '' : ', ended'}`,
  ]);
}
console.log(
  `\nfilling one shift among ${WORKERS} workers and their week, wall ms, median of ${ROUNDS}`,
);
table(
  ['', 'found', 'ranking', 'proposal', 'times', 'of it reading', 'search', 'rules asked'],
  rows,
);
await setting.close();

async function rounds(work: () => Promise<unknown>): Promise<number> {
  await work();
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) took.push(await timed(work));
  return median(took);
}
