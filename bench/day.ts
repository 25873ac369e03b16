// A day of a temp desk without its waiting: 11 consultants at once, 1,500 shifts, 1,000 workers on the books, through
// the product as it is run (node src/main.ts, HTTP, sign-in, live followers) on a database of its own; then the day's
// data checked again by what knows nothing of the rules' code; then what was done, done again in plain transactions
// by as many at once. Through HTTP, because that is what a consultant waits for. DAY_SHIFTS sets a shorter day.
import pg from 'pg';
import { borrowDatabase } from '../src/platform/postgres/database.ts';
import { databaseProcesses, startServer } from '../test/holds/running-server.ts';
import { removeAtExit, removeDataDir } from '../test/left-behind.ts';
import { recheck } from '../test/recheck/recheck.ts';
import { anAgency, PASSWORD } from './day/agency.ts';
import { type BareGround, bareOf } from './day/bare.ts';
import { seeded, workADay } from './day/consultant.ts';
import { type Follower, follow } from './day/follow.ts';
import { type Pressed, presser, signIn } from './day/press.ts';
import { cpuOf, quantile } from './day/sums.ts';
import { table } from './setting.ts';

const SHIFTS = Number(process.env['DAY_SHIFTS'] ?? 1500);
const SEED = 20_261_122;
const SIZE = { workers: 1000, clients: 60, sitesEach: 2, consultants: 11, clientsOnStop: 2 };

console.log(`Making ${SIZE.workers} workers and ${SIZE.clients} clients...`);
const agency = await anAgency('deskproof-day-', SIZE);
const server = await startServer(agency.dataDir, { TRUST_PROXY: '127.0.0.1' });
removeAtExit(agency.dataDir);
const lent = await borrowDatabase({ dataDir: agency.dataDir, databaseUrl: undefined });
if (!lent.ok) throw new Error(lent.refusal.because);
const { ownerUrl, appUrl } = lent.value;
const since = new Date();

const cpu = () => ({
  server: cpuOf([server.pid]),
  database: cpuOf(databaseProcesses(server.databasePid)),
  pressing: cpuOf([process.pid]),
});
type Cpu = ReturnType<typeof cpu>;

interface Took {
  readonly pressed: readonly Pressed[];
  readonly wall: number;
  readonly from: Cpu;
  readonly to: Cpu;
}

/** Everybody works until their share of the shifts is booked. */
async function work(cookies: readonly string[], shifts: number, seed: number): Promise<Took> {
  const pressed: Pressed[] = [];
  const [from, began] = [cpu(), performance.now()];
  const share = Math.ceil(shifts / cookies.length);
  const days = cookies.map((cookie, who) =>
    workADay(agency, presser(server.url, cookie, who, pressed), seeded(seed + who), share),
  );
  await Promise.all(days);
  return { pressed, wall: performance.now() - began, from, to: cpu() };
}

/** Each consultant's presses that were not refused, one after another, everybody at once, in plain transactions. */
async function plainly(day: readonly Pressed[]): Promise<Took> {
  const pool = new pg.Pool({ connectionString: appUrl, max: 16 });
  pool.on('error', () => {});
  const { rows } = await asOwner('select pdf, calendar, facts from confirmation limit 1');
  const paper = rows[0] as BareGround['paper'];
  const ground = {
    ...{ organisationId: agency.organisationId, memberId: agency.memberIds[1] ?? '', paper },
  };
  const pressed: Pressed[] = [];
  const [from, began] = [cpu(), performance.now()];
  const presses = Map.groupBy(day, ({ who }) => who);
  const all = [...presses].map(async ([who, mine]) => {
    const go = bareOf(pool, ground, who);
    for (const one of mine.filter(({ refused }) => refused === null)) {
      const started = performance.now();
      const fault = await go(one.bare).then(
        () => null,
        (error: Error) => error.message,
      );
      const at = performance.now();
      pressed.push({ ...one, ms: at - started, at, refused: fault });
    }
  });
  await Promise.all(all);
  const took = { pressed, wall: performance.now() - began, from, to: cpu() };
  await pool.end();
  return took;
}

async function asOwner(text: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const ms = (value: number) => value.toFixed(value < 20 ? 1 : 0);
const timesOf = (took: Took, kind: string) =>
  took.pressed.filter((one) => one.kind === kind && one.refused === null).map((one) => one.ms);

function tellActions(alone: Took, day: Took, bare: Took): void {
  const kinds = [...new Set(day.pressed.map(({ kind }) => kind))];
  const rows = kinds.flatMap((kind) => {
    const [quiet, busy, plain] = [alone, day, bare].map((took) => timesOf(took, kind));
    if (!quiet || !busy || !plain || busy.length === 0) return [];
    const refused = day.pressed.filter((one) => one.kind === kind && one.refused !== null).length;
    return [
      [
        kind,
        busy.length,
        refused,
        ...[0.5, 0.95].map((share) => (quiet.length ? ms(quantile(quiet, share)) : '-')),
        ...[0.5, 0.95, 0.99].map((share) => ms(quantile(busy, share))),
        ...[0.5, 0.95].map((share) => ms(quantile(plain, share))),
        ...[0.5, 0.95].map((share) => (quantile(busy, share) / quantile(plain, share)).toFixed(1)),
      ],
    ];
  });
  const head = ['ms', 'done', 'refused', 'alone p50', 'p95', '11 at once p50', 'p95', 'p99'];
  table([...head, 'bare p50', 'p95', 'ratio p50', 'p95'], rows);
}

function tellRefusals(day: Took): void {
  const refused = day.pressed.filter((one) => one.refused !== null);
  const byCode = Map.groupBy(refused, (one) => `${one.kind}: ${one.refused}`);
  console.log('\nrefused, as it must be');
  table(
    ['', 'times'],
    [...byCode].map(([code, ones]) => [code, ones.length]),
  );
}

/** From the answer to whoever pressed until a colleague's open page was told. */
function tellFollowers(day: Took, followers: readonly Follower[]): void {
  const all = day.pressed.flatMap(({ bare, refused, at }) => {
    if (bare.do !== 'take' || refused !== null) return [];
    return followers.map((one) => (one.heardAt(bare.bookingId) ?? Number.NaN) - at);
  });
  const counts = followers.map((one) => one.changes());
  const late = all.filter((one) => !Number.isNaN(one));
  const never = all.length - late.length;
  console.log(
    `\n${followers.length} open pages heard of ${Math.min(...counts)} to ${Math.max(...counts)} changes each; of a new booking` +
      ` ${ms(quantile(late, 0.5))} ms (p95 ${ms(quantile(late, 0.95))}) after the answer, ${never} never.`,
  );
}

function tellTotals(what: string, { pressed, wall, from, to }: Took): void {
  const seconds = (a: number, b: number) => ((b - a) / 1000).toFixed(1);
  console.log(
    `${what}: ${pressed.length} presses in ${(wall / 1000).toFixed(1)} s, ${(pressed.length / (wall / 1000)).toFixed(1)} a second;` +
      ` processor time of the server ${seconds(from.server, to.server)} s, the database ${seconds(from.database, to.database)} s,` +
      ` whoever pressed ${seconds(from.pressing, to.pressing)} s`,
  );
}

async function tellRecheck(): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const checks = await recheck(
      async (text, values = []) => (await client.query(text, [...values])).rows,
      { organisationId: agency.organisationId, since, now: new Date() },
    );
    console.log('\nthe day’s data checked again, apart from the rules’ code');
    table(
      ['', 'facts', 'breaches'],
      checks.map(({ rule, facts, breaches }) => [rule, facts, breaches.length]),
    );
    for (const { rule, breaches } of checks) {
      for (const breach of breaches.slice(0, 5)) console.log(`  ${rule}: ${breach}`);
    }
    return checks.reduce((sum, { breaches }) => sum + breaches.length, 0);
  } finally {
    await client.end();
  }
}

try {
  const signedIn: string[] = [];
  for (const [who, email] of agency.emails.entries()) {
    signedIn.push(await signIn(server.url, email, PASSWORD, who));
  }
  const desk = signedIn.slice(1);
  const followers: Follower[] = [];
  for (const cookie of signedIn) followers.push(await follow(server.url, cookie));
  console.log(`${server.startMilliseconds.toFixed(0)} ms to start; one consultant alone...`);
  const alone = await work(desk.slice(0, 1), SHIFTS / 30, SEED);
  console.log(`${SIZE.consultants} consultants at once, ${SHIFTS} shifts...`);
  const day = await work(desk, SHIFTS, SEED + 1);
  const breaches = await tellRecheck();
  for (const one of followers) one.end();
  console.log('\nthe same in plain transactions...');
  const bare = await plainly(day.pressed);
  tellActions(alone, day, bare);
  tellRefusals(day);
  tellFollowers(day, followers);
  tellTotals('The day', day);
  tellTotals('Bare', bare);
  const failed = bare.pressed.flatMap(({ kind, refused }) =>
    refused ? [`${kind}: ${refused}`] : [],
  );
  if (failed.length > 0) console.log(`${failed.length} plain ones failed, such as ${failed[0]}`);
  if (breaches > 0) process.exitCode = 1;
} finally {
  await server.stop();
  removeDataDir(agency.dataDir);
}
