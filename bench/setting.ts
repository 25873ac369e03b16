import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { newId } from '../src/lib/ids.ts';
import { readSecrets } from '../src/platform/config/secrets.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { type Database, openPool } from '../src/platform/db/pool.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { createOrganisation } from '../src/platform/identity/create-organisation.ts';
import { openDatabase } from '../src/platform/postgres/database.ts';
import { livingHolder } from '../src/platform/postgres/lock.ts';
import { databaseProcesses } from '../test/holds/running-server.ts';
import { freshDataDir, removeAtExit, removeDataDir } from '../test/left-behind.ts';

/** A database of a benchmark's own, with one organisation; the pool logs in as the application does. */
export interface Setting {
  readonly db: Database;
  readonly owner: pg.Pool;
  readonly actor: Actor;
  readonly appUrl: string;
  readonly authUrl: string;
  /** Processor time that this process and PostgreSQL have used so far, in milliseconds (Linux). */
  cpu(): number;
  close(): Promise<void>;
}

/** Opens it in a temporary folder, durable as in use (fsync on), and removes it at the end. */
export async function openSetting(): Promise<Setting> {
  const dataDir = await freshDataDir('deskproof-bench-');
  const opened = await openDatabase({ dataDir, databaseUrl: undefined }, { say: () => {} });
  if (!opened.ok) {
    removeDataDir(dataDir);
    throw new Error(opened.refusal.because);
  }
  removeAtExit(dataDir);
  const databasePid = livingHolder(path.join(dataDir, 'run.json'))?.database?.pid ?? 0;
  await migrate(opened.value.ownerUrl, readSecrets(dataDir));
  const db = openPool(opened.value.appUrl, { most: 12 });
  const owner = new pg.Pool({ connectionString: opened.value.ownerUrl, max: 2 });
  // A connection that ends with the database is no fault of the benchmark.
  owner.on('error', () => {});
  const made = await createOrganisation(
    db,
    { id: newId(), name: 'Bench Agency', kind: 'agency' },
    { id: newId(), authUserId: newId(), name: 'Olivia Owens', email: 'olivia@bench.example' },
  );
  if (!made.ok) throw new Error(made.refusal.because);
  return {
    db,
    owner,
    actor: made.value,
    appUrl: opened.value.appUrl,
    authUrl: opened.value.authUrl,
    cpu: () => cpuOf(databaseProcesses(databasePid)),
    async close() {
      await db.close();
      await owner.end();
      await opened.value.stop();
      removeDataDir(dataDir);
    },
  };
}

/** A tick of the kernel's clock for processor time is a hundredth of a second on Linux. */
const TICK = 10;

/** Of this process and of PostgreSQL's processes that serve the application; what it tidies up besides is not counted. */
function cpuOf(pids: readonly number[]): number {
  const own = process.cpuUsage();
  const ticks = pids.map((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('deskproof_app')) return 0;
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return 0;
    }
  });
  return (own.user + own.system) / 1000 + TICK * ticks.reduce((sum, one) => sum + one, 0);
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds of wall time that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Prints rows as a table with a head, numbers to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  for (const row of cells) {
    const line = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${line.join('  ')}`);
  }
}
