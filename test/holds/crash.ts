import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openHouse } from '../../src/app/serve.ts';
import { newId } from '../../src/lib/ids.ts';
import { readSecrets } from '../../src/platform/config/secrets.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { makeAccount } from '../../src/platform/identity/auth.ts';
import { createOrganisation } from '../../src/platform/identity/create-organisation.ts';
import { borrowDatabase, openDatabase } from '../../src/platform/postgres/database.ts';
import { freshDataDir, removeDataDir } from '../left-behind.ts';
import { entriesOf, halvesOf, lostOf } from './nothing-half.ts';
import { aReadyDesk, type ReadyDesk } from './ready-desk.ts';
import { databaseProcesses, killHard, type RunningServer, startServer } from './running-server.ts';
import { carryOn, type Job, jobMaker, presser, signInOver } from './stream-of-work.ts';

/** How the processes die; all of it is kill -9. */
const DEATHS = [
  'database, then server',
  'server, then database',
  'every process at once',
  'server alone',
] as const;
type Death = (typeof DEATHS)[number];

/** What one round of work, death and restart has shown. */
export interface Round {
  readonly death: Death;
  /** Answers read whole before the kill: bookings, assignments, confirmations. */
  readonly acknowledged: number;
  readonly confirmed: number;
  /** Requests that were on their way. */
  readonly cut: number;
  /** Of those, how many had been committed although no answer came. */
  readonly cutButKept: number;
  readonly restartMilliseconds: number;
  readonly entries: number;
  /** Must be empty. */
  readonly lost: readonly string[];
  readonly halves: readonly string[];
}

const EMAIL = 'olivia@crash.example';
const PASSWORD = 'three words are good';
const AT_ONCE = 4;

interface Ground {
  readonly dataDir: string;
  readonly organisationId: string;
  readonly desk: ReadyDesk;
}

/** A data folder with an organisation ready to book, made through the same commands as any other. */
async function prepare(): Promise<Ground> {
  const dataDir = await freshDataDir('deskproof-crash-');
  const opened = await openDatabase({ dataDir, databaseUrl: undefined }, { say: () => {} });
  if (!opened.ok) throw new Error(opened.refusal.because);
  const secrets = readSecrets(dataDir);
  await migrate(opened.value.ownerUrl, secrets);
  const house = openHouse(opened.value, secrets, 'http://127.0.0.1:4000');
  try {
    // With a sample there already, starting does not stop to make one.
    await organisation(house, 'The sample', true, 'sample@crash.example');
    const actor = await organisation(house, 'Brook Street Care', false, EMAIL);
    const desk = await aReadyDesk(house.db, actor, 24);
    return { dataDir, organisationId: actor.organisationId, desk };
  } finally {
    await house.close();
    await opened.value.stop();
  }
}

async function organisation(
  house: Omit<Awaited<ReturnType<typeof openHouse>>, 'server'>,
  name: string,
  isSample: boolean,
  email: string,
) {
  const { authUserId } = await makeAccount(house.auth, {
    name: 'Olivia',
    email,
    password: PASSWORD,
  });
  const made = await createOrganisation(
    house.db,
    { id: newId(), name, kind: 'agency', isSample, email },
    { id: newId(), authUserId, name: 'Olivia Owens', email },
  );
  if (!made.ok) throw new Error(made.refusal.because);
  return made.value;
}

/**
 * Works, kills and starts again, so many times: a stream of bookings, assignments and confirmations over
 * HTTP, kill -9 at a random moment, then every acknowledged answer is looked for, nothing may be there by
 * half, the log must verify, and what was cut off is pressed again with the same ids.
 */
export async function crashRounds(rounds: number, say: (line: string) => void): Promise<Round[]> {
  const ground = await prepare();
  const next = jobMaker(ground.desk);
  const jobs: Job[] = [];
  const done: Round[] = [];
  let server: RunningServer | undefined;
  try {
    server = await startServer(ground.dataDir);
    const cookie = await signInOver(server.url, EMAIL, PASSWORD);
    for (let round = 0; round < rounds; round++) {
      const death = DEATHS[round % DEATHS.length] ?? DEATHS[0];
      await workUntilDead(server, jobs, next, ground.desk, cookie, death);
      server = await startServer(ground.dataDir);
      done.push(await look(ground, jobs, death, server.startMilliseconds));
      say(lineOf(round + 1, done.at(-1)));
      await pressAgain(server, jobs, ground.desk, cookie);
    }
    const last = await look(ground, jobs, 'server alone', 0);
    if (last.lost.length + last.halves.length > 0) done.push(last);
    const code = await server.stop();
    server = undefined;
    if (code !== 0) throw new Error(`The server ended with ${code}.`);
    return done;
  } finally {
    if (server) {
      for (const pid of databaseProcesses(server.databasePid)) killHard(pid);
      killHard(server.pid);
      await server.ended;
    }
    removeDataDir(ground.dataDir);
  }
}

async function workUntilDead(
  server: RunningServer,
  jobs: Job[],
  next: () => Job,
  desk: ReadyDesk,
  cookie: string,
  death: Death,
): Promise<void> {
  const press = presser(server.url, cookie);
  const work = async () => {
    for (;;) {
      const job = next();
      jobs.push(job);
      if (!(await carryOn(job, desk, press))) return;
    }
  };
  const workers = Array.from({ length: AT_ONCE }, work);
  // A refusal must be seen at once, not after the kill.
  await Promise.race([pause(600 + Math.random() * 1800), Promise.all(workers)]);
  await kill(server, death);
  await Promise.all(workers);
}

async function kill(server: RunningServer, death: Death): Promise<void> {
  const database = databaseProcesses(server.databasePid);
  const shortly = () => pause(Math.random() * 60);
  if (death === 'server, then database') {
    killHard(server.pid);
    await shortly();
  }
  if (death === 'database, then server') {
    // The first process alone, as an operator would: its children find out by themselves.
    killHard(server.databasePid);
    await shortly();
  } else if (death !== 'server alone') for (const pid of database) killHard(pid);
  killHard(server.pid);
  await server.ended;
}

async function pressAgain(
  server: RunningServer,
  jobs: readonly Job[],
  desk: ReadyDesk,
  cookie: string,
): Promise<void> {
  const press = presser(server.url, cookie);
  for (const job of jobs.filter(({ confirmed }) => !confirmed)) {
    if (!(await carryOn(job, desk, press))) throw new Error(`No answer. ${server.said()}`);
  }
}

async function look(
  { dataDir, organisationId }: Ground,
  jobs: readonly Job[],
  death: Death,
  restartMilliseconds: number,
): Promise<Round> {
  const database = await borrowDatabase({ dataDir, databaseUrl: undefined });
  if (!database.ok) throw new Error(database.refusal.because);
  const client = new pg.Client({ connectionString: database.value.ownerUrl });
  await client.connect();
  try {
    const count = (has: (job: Job) => boolean) => jobs.filter(has).length;
    return {
      death,
      acknowledged:
        count(({ taken }) => taken) +
        count(({ assigned }) => assigned) +
        count(({ confirmed }) => confirmed),
      confirmed: count(({ confirmed }) => confirmed),
      cut: count(({ cut }) => cut),
      cutButKept: await keptOf(
        client,
        jobs.filter(({ cut }) => cut),
      ),
      restartMilliseconds,
      entries: await entriesOf(client, organisationId),
      lost: await lostOf(client, jobs),
      halves: await halvesOf(client),
    };
  } finally {
    await client.end();
  }
}

async function keptOf(client: pg.Client, jobs: readonly Job[]): Promise<number> {
  const steps = jobs.map((job) =>
    job.assigned ? job.confirmationId : job.taken ? job.assignmentId : job.bookingId,
  );
  const { rows } = await client.query(
    `select count(*)::int as kept from (select id from booking union all select id from assignment
      union all select id from confirmation) all_ids where id = any($1::uuid[])`,
    [steps],
  );
  return rows[0].kept;
}

function lineOf(number: number, round: Round | undefined): string {
  if (!round) return '';
  return `round ${number}: ${round.death}; ${round.acknowledged} answers so far (${round.confirmed} confirmations), ${round.cut} requests cut off, ${round.cutButKept} of them kept; ready again after ${(round.restartMilliseconds / 1000).toFixed(1)} s; ${round.entries} entries verify; lost ${round.lost.length}, half ${round.halves.length}`;
}
