// Ranking one shift over 1,000 and 10,000 workers with every gate, as the application's own role, against
// a bare select of the same facts. Load and judging are timed beside the whole, to see where it goes.
import { aBooking, aPlace, aShift, done } from '../src/desk/bookings/fixtures.ts';
import { whoMayGoToShift } from '../src/desk/bookings/index.ts';
import { loadShifts, workOf } from '../src/desk/bookings/work.ts';
import { workersForRole } from '../src/desk/candidates/index.ts';
import { judge } from '../src/desk/compliance/judge.ts';
import { loadDossiers } from '../src/desk/compliance/load-dossiers.ts';
import { prepared } from '../src/desk/compliance/prepared.ts';
import type { Work } from '../src/desk/compliance/work.ts';
import { ok } from '../src/lib/result.ts';
import { addDays, dateIn } from '../src/lib/time.ts';
import { act } from '../src/platform/audit/act.ts';
import { read } from '../src/platform/db/read.ts';
import type { Tx } from '../src/platform/db/tx.ts';
import { aCrowd } from './crowd.ts';
import { median, openSetting, table } from './setting.ts';

const ROUNDS = 5;
const SIZES = [
  { role: 'chef', workers: 1_000 },
  { role: 'care-assistant', workers: 10_000 },
] as const;

const setting = await openSetting();
const { db, actor } = setting;
const today = dateIn(new Date());
const place = done(await act(db, actor, async (tx) => ok(await aPlace(tx))));
console.log('Making 10,000 workers with 40 shifts each...');
await aCrowd(setting.owner, actor.organisationId, place, today, 10_000);

interface Took {
  readonly wall: number;
  readonly cpu: number;
}

async function measure(work: () => Promise<unknown>): Promise<Took> {
  const [start, cpu] = [performance.now(), setting.cpu()];
  await work();
  return { wall: performance.now() - start, cpu: setting.cpu() - cpu };
}

async function rounds(work: () => Promise<unknown>): Promise<Took> {
  const took: Took[] = [];
  await work();
  for (let round = 0; round < ROUNDS; round++) took.push(await measure(work));
  return { wall: median(took.map(({ wall }) => wall)), cpu: median(took.map(({ cpu }) => cpu)) };
}

/** The same facts as plain rows, table by table, without anything made of them. */
async function bareSelect(role: string, work: Work): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('begin read only');
    await client.query("select set_config('app.organisation', $1, true)", [actor.organisationId]);
    const found = await client.query(
      `select c.*, p.* from candidate c join person p using (organisation_id)
        join candidate_role r on r.organisation_id = c.organisation_id and r.person_id = c.person_id
       where p.id = c.person_id and r.role = $1`,
      [role],
    );
    const ids = found.rows.map((row) => row.person_id);
    const start = new Date(work.start * 60_000);
    for (const statement of [
      'select * from candidate_skill where person_id = any($1::uuid[])',
      'select * from qualification where person_id = any($1::uuid[])',
      'select * from worker_check where person_id = any($1::uuid[])',
      'select * from declared_hours where person_id = any($1::uuid[])',
      'select * from availability where person_id = any($1::uuid[])',
      'select * from opt_out where person_id = any($1::uuid[])',
      'select * from absence where person_id = any($1::uuid[])',
      'select * from do_not_send where person_id = any($1::uuid[])',
      'select * from rule_override where person_id = any($1::uuid[])',
      'select * from offer where person_id = any($1::uuid[])',
      'select * from assignment where person_id = any($1::uuid[]) and ended_at is null',
    ]) {
      await client.query(statement, [ids]);
    }
    await client.query(
      `select person_id, starts_at, ends_at, break_minutes, kind, state from worker_time
        where person_id = any($1::uuid[]) and starts_at > $2::timestamptz - interval '17 weeks'
          and starts_at < $2::timestamptz + interval '17 weeks'`,
      [ids, start],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function loadAndJudge(
  tx: Tx,
  role: string,
  work: Work,
): Promise<{ load: Took; judged: Took }> {
  let dossiers: Awaited<ReturnType<typeof loadDossiers>> = [];
  const load = await measure(async () => {
    const workers = await workersForRole(tx, role);
    const known = new Map(workers.map((worker) => [worker.personId, worker]));
    dossiers = await loadDossiers(tx, [...known.keys()], [work], { workers: known });
  });
  const ready = prepared(work, 0);
  const asking = { today, now: Math.floor(Date.now() / 60_000) };
  const judged = await measure(async () => {
    for (const dossier of dossiers) judge(dossier, ready, asking);
  });
  return { load, judged };
}

const rows: string[][] = [];
const shares: string[][] = [];
for (const { role, workers } of SIZES) {
  const { shiftIds } = done(
    await act(db, actor, async (tx) =>
      ok(
        await aBooking(tx, place, [aShift(addDays(today, 3), '07:00', '15:00')], {
          line: { role },
        }),
      ),
    ),
  );
  const shiftId = shiftIds[0] ?? '';
  let counts = '';
  const whole = await rounds(async () => {
    const answer = done(await read(db, actor, (tx) => whoMayGoToShift(tx, shiftId)));
    if (answer.may.length + answer.mayNot.length !== workers)
      throw new Error('Workers are missing.');
    counts = `${answer.may.length} may, ${answer.mayNot.length} may not`;
  });
  const [shift] = await read(db, actor, (tx) => loadShifts(tx, [shiftId]));
  if (!shift) throw new Error('The shift is not there.');
  const work = workOf(shift);
  const parts = [];
  for (let round = 0; round < ROUNDS; round++)
    parts.push(await read(db, actor, (tx) => loadAndJudge(tx, role, work)));
  const bare = await rounds(() => bareSelect(role, work));
  const load = median(parts.map((part) => part.load.cpu));
  const judging = median(parts.map((part) => part.judged.cpu));
  const name = workers.toLocaleString('en-GB');
  const line = (what: string, took: Took) => [
    `${name} workers: ${what}`,
    took.wall.toFixed(0),
    took.cpu.toFixed(0),
    (took.cpu / bare.cpu).toFixed(1),
  ];
  rows.push(line('bare select of the same rows', bare), line(`ranked (${counts})`, whole));
  const share = (milliseconds: number) =>
    `${milliseconds.toFixed(0)} ms (${Math.round((100 * milliseconds) / whole.cpu)} %)`;
  shares.push([
    `${name} workers`,
    share(load),
    share(judging),
    share(Math.max(0, whole.cpu - load - judging)),
  ]);
}
console.log(
  `\nranking one shift, all gates, median of ${ROUNDS}; CPU of this process and PostgreSQL`,
);
table(['', 'wall ms', 'CPU ms', 'CPU against the bound'], rows);
console.log('\nwhere the CPU time goes');
table(['', 'loading', 'judging', 'the rest: history, offers, order'], shares);
await setting.close();
