// Confirmed bookings a second with the log, against the same transaction without it: the same commands, locks,
// savepoint and rows, and the work records made and sealed in memory, but nothing appended. Both kinds take
// turns in small blocks, so that what else the machine does falls on both.

import { sql } from 'kysely';
import { aBooking, aShift, done } from '../src/desk/bookings/fixtures.ts';
import { accept, confirm } from '../src/desk/bookings/index.ts';
import { newId } from '../src/lib/ids.ts';
import { ok, type Result } from '../src/lib/result.ts';
import { addDays } from '../src/lib/time.ts';
import { act } from '../src/platform/audit/act.ts';
import { openBuffers } from '../src/platform/audit/record.ts';
import { enter } from '../src/platform/db/read.ts';
import { type Tx, wrap } from '../src/platform/db/tx.ts';
import { aReadyDesk } from '../test/holds/ready-desk.ts';
import { openSetting, table } from './setting.ts';

const BLOCK = 12;
const BLOCKS = 3;
const AT_ONCE = [1, 8] as const;

const setting = await openSetting();
const { db, actor } = setting;
const desk = await aReadyDesk(db, actor, 24);

type Work = (tx: Tx) => Promise<Result<unknown>>;

const withLog = async (work: Work): Promise<void> => {
  done(await act(db, actor, work));
};

const withoutLog = async (work: Work): Promise<void> => {
  await db.kysely.transaction().execute(async (transaction) => {
    await enter(transaction, actor.organisationId);
    await sql`savepoint start`.execute(transaction);
    const tx = wrap(transaction, actor, db.clock());
    openBuffers(tx);
    done(await work(tx));
  });
};

interface Job {
  readonly bookingId: string;
  readonly shiftId: string;
  readonly personId: string;
}

let made = 0;
/** Orders of one shift of two hours, each for a worker whom nothing speaks against. */
async function orders(count: number): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  for (let n = 0; n < count; n++) {
    const personId = desk.workers[made % desk.workers.length] ?? '';
    const date = addDays(desk.today, 2 + 2 * Math.floor(made / desk.workers.length));
    made++;
    const taken = done(
      await act(db, actor, async (tx) =>
        ok(await aBooking(tx, desk.place, [aShift(date, '09:00', '11:00')])),
      ),
    );
    jobs.push({ bookingId: taken.bookingId, shiftId: taken.shiftIds[0] ?? '', personId });
  }
  return jobs;
}

interface Took {
  wall: number;
  cpu: number;
}

async function allOf(
  jobs: readonly Job[],
  atOnce: number,
  run: (job: Job) => Promise<void>,
): Promise<Took> {
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await run(job);
  };
  const [start, cpu] = [performance.now(), setting.cpu()];
  await Promise.all(Array.from({ length: atOnce }, work));
  return { wall: performance.now() - start, cpu: setting.cpu() - cpu };
}

const assigning = ({ shiftId, personId }: Job): Work => {
  const assignments = [{ id: newId(), shiftId }];
  return (tx) => accept(tx, { personId, assignments, how: 'spoken', willing: true });
};
const confirming = ({ bookingId, personId }: Job): Work => {
  const id = newId();
  return (tx) => confirm(tx, { id, bookingId, personId, because: '' });
};

const KINDS = [
  { what: 'shifts assigned', work: assigning },
  { what: 'bookings confirmed', work: confirming },
] as const;

const EACH = BLOCK * BLOCKS;
const rows: string[][] = [];
for (const atOnce of AT_ONCE) {
  const took = KINDS.map(() => [
    { wall: 0, cpu: 0 },
    { wall: 0, cpu: 0 },
  ]);
  // The first block warms up and is not counted.
  for (let block = -1; block < BLOCKS; block++) {
    for (const logged of block % 2 === 0 ? [0, 1] : [1, 0]) {
      const jobs = await orders(BLOCK);
      for (const [index, { work }] of KINDS.entries()) {
        const run = logged === 1 ? withLog : withoutLog;
        const one = await allOf(jobs, atOnce, (job) => run(work(job)));
        const sum = took[index]?.[logged];
        if (block < 0 || !sum) continue;
        sum.wall += one.wall;
        sum.cpu += one.cpu;
      }
    }
  }
  for (const [index, { what }] of KINDS.entries()) {
    const [bare, log] = took[index] ?? [];
    if (!bare || !log) continue;
    rows.push([
      `${what}, ${atOnce === 1 ? 'one after another' : `${atOnce} at once`}`,
      (EACH / (bare.wall / 1000)).toFixed(1),
      (EACH / (log.wall / 1000)).toFixed(1),
      (log.wall / bare.wall).toFixed(2),
      (bare.cpu / EACH).toFixed(0),
      (log.cpu / EACH).toFixed(0),
      (log.cpu / bare.cpu).toFixed(2),
    ]);
  }
}
console.log(
  `one process, one organisation, PostgreSQL durable (fsync on); ${EACH} of each; CPU of both processes`,
);
table(['', 'a second bare', 'with the log', 'ratio', 'CPU ms bare', 'with the log', 'ratio'], rows);
await setting.close();
