// How everyone on the books stands with every rule over 17 weeks of shifts, in one pass, as the
// application's own role: cost a worker at four sizes, and whether it grows in a straight line.
import { aPlace, done } from '../src/desk/bookings/fixtures.ts';
import { rulesToday } from '../src/desk/compliance/index.ts';
import { dossiersAround } from '../src/desk/compliance/load-dossiers.ts';
import { stateOf } from '../src/desk/compliance/worker-state.ts';
import { ok } from '../src/lib/result.ts';
import { dateIn, minuteOfDate } from '../src/lib/time.ts';
import { act } from '../src/platform/audit/act.ts';
import { read } from '../src/platform/db/read.ts';
import { aCrowd } from './crowd.ts';
import { median, openSetting, table, timed } from './setting.ts';

const ROUNDS = 5;
const SIZES = [500, 1_000, 2_000, 4_000];

const rows: (readonly (string | number)[])[] = [];
let perWorkerAt1000 = 0;
for (const workers of SIZES) {
  const setting = await openSetting();
  const { db, actor, owner } = setting;
  const now = new Date();
  const asking = { now: minuteOfDate(now), today: dateIn(now) };
  const place = done(await act(db, actor, async (tx) => ok(await aPlace(tx))));
  await aCrowd(owner, actor.organisationId, place, asking.today, workers);
  const questions = await countQuestions(setting);
  const whole = await rounds(() => read(db, actor, (tx) => rulesToday(tx)));
  const ids = (
    await owner.query('select person_id from candidate where organisation_id = $1', [
      actor.organisationId,
    ])
  ).rows.map((row: { person_id: string }) => row.person_id);
  const dossiers = await read(db, actor, (tx) =>
    dossiersAround(tx, ids, [], { from: asking.now, to: asking.now }),
  );
  const shifts = dossiers.reduce((sum, { held }) => sum + held.length, 0);
  const pure = await rounds(() => dossiers.map((dossier) => stateOf(dossier, asking)));
  const perWorker = (whole * 1000) / workers;
  if (workers === 1_000) perWorkerAt1000 = perWorker;
  rows.push([
    `${workers} workers`,
    Math.round(shifts / workers),
    questions,
    `${Math.round(whole)} ms`,
    `${Math.round(perWorker)} µs`,
    `${Math.round((pure * 1000) / workers)} µs`,
  ]);
  await setting.close();
}
console.log('The state of all rules for everyone on the books:');
table(['', 'shifts each', 'queries', 'whole', 'a worker', 'of it rules'], rows);
const last = Number.parseFloat(String(rows.at(-1)?.[4]));
console.log(
  `A worker costs ${(last / perWorkerAt1000).toFixed(2)} times as much among ${SIZES.at(-1)} as among 1000 (1.00 is a straight line).`,
);

async function rounds(work: () => unknown): Promise<number> {
  await work();
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) took.push(await timed(work));
  return median(took);
}

/** How many questions one pass asks the database: the same at every size. */
async function countQuestions({
  db,
  actor,
}: Pick<Awaited<ReturnType<typeof openSetting>>, 'db' | 'actor'>): Promise<number> {
  const client = await db.pool.connect();
  const own = client.query;
  let asked = 0;
  const counting = (...given: unknown[]) => {
    asked++;
    return Reflect.apply(own, client, given);
  };
  client.query = counting as typeof client.query;
  client.release();
  // The pool gives out the connection that came back last.
  await read(db, actor, (tx) => rulesToday(tx));
  client.query = own;
  return asked;
}
