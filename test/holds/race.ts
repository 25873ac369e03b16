import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import type { Refusal } from '../../src/lib/result.ts';
import type { Deed, Orders, Outcome } from './racer.ts';

/** How a race between two processes ended. */
export interface Race {
  readonly won: readonly unknown[];
  readonly refused: readonly Refusal[];
  /** From the starting gun to the last answer. */
  readonly milliseconds: number;
  /** Deadlocks that PostgreSQL had to break (40P01) while it ran. */
  readonly deadlocks: number;
}

type Message = { readonly ready: true } | { readonly outcomes: readonly Outcome[] };

/** Lets two processes do their deeds at the same moment. Throws on any fault. */
export async function race(
  ownerUrl: string,
  orders: Omit<Orders, 'deeds'>,
  deeds: readonly [readonly Deed[], readonly Deed[]],
): Promise<Race> {
  const deadlocksBefore = await deadlocks(ownerUrl);
  const racers = deeds.map((mine) => start({ ...orders, deeds: mine }));
  await Promise.all(racers.map(({ ready }) => ready));
  const gun = performance.now();
  for (const { child } of racers) child.send({ go: true });
  const outcomes = (await Promise.all(racers.map((racer) => racer.outcomes))).flat();
  const milliseconds = performance.now() - gun;
  await Promise.all(racers.map(({ ended }) => ended));
  const faults = outcomes.flatMap((outcome) => ('fault' in outcome ? [outcome.fault] : []));
  if (faults[0]) throw new Error(`${faults.length} faults; the first: ${faults[0]}`);
  const results = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome.result] : []));
  return {
    won: results.flatMap((result) => (result.ok ? [result.value] : [])),
    refused: results.flatMap((result) => (result.ok ? [] : [result.refusal])),
    milliseconds,
    deadlocks: (await deadlocks(ownerUrl)) - deadlocksBefore,
  };
}

function start(orders: Orders): {
  child: ChildProcess;
  ready: Promise<void>;
  outcomes: Promise<readonly Outcome[]>;
  ended: Promise<void>;
} {
  const child = fork(path.join(import.meta.dirname, 'racer.ts'), { execArgv: [] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const told = <Found>(find: (message: Message) => Found | undefined): Promise<Found> =>
    new Promise((resolve, reject) => {
      child.on('message', (message: Message) => {
        const found = find(message);
        if (found !== undefined) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`A racer ended with ${code}.`)));
    });
  const ready = told((message) => ('ready' in message ? true : undefined)).then(() => {});
  const outcomes = told((message) => ('outcomes' in message ? message.outcomes : undefined));
  outcomes.catch(() => {});
  child.send(orders);
  return { child, ready, outcomes, ended };
}

async function deadlocks(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    return rows[0].deadlocks;
  } finally {
    await client.end();
  }
}
