import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Refusal } from '../../src/lib/result.ts';
import type { Deed, Orders, Outcome, Word } from './racer.ts';

/** How a race between two processes ended. */
export interface Race {
  readonly won: readonly unknown[];
  readonly refused: readonly Refusal[];
  /** From the starting gun to the last answer. */
  readonly milliseconds: number;
}

type Message = { readonly ready: true } | { readonly outcomes: readonly Outcome[] };

/** Two processes that stand ready to do things at the same moment. */
export interface TwoProcesses {
  /** Lets each do its deeds, all at once. Throws on any fault. */
  race(first: readonly Deed[], second: readonly Deed[]): Promise<Race>;
  /** Ends both. */
  close(): Promise<void>;
}

/** Starts two processes, each with a pool of its own as a server has. */
export async function twoProcesses(orders: Orders): Promise<TwoProcesses> {
  const children = [start(), start()];
  await Promise.all(children.map((child) => ask(child, { says: 'orders', orders })));
  return {
    async race(first, second) {
      await Promise.all(
        [first, second].map((deeds, index) => {
          const child = children[index];
          return child ? ask(child, { says: 'deeds', deeds }) : null;
        }),
      );
      const gun = performance.now();
      const answers = await Promise.all(children.map((child) => ask(child, { says: 'go' })));
      const milliseconds = performance.now() - gun;
      return judged(
        answers.flatMap((answer) => ('outcomes' in answer ? answer.outcomes : [])),
        milliseconds,
      );
    },
    async close() {
      await Promise.all(
        children.map((child) => {
          const ended = new Promise((resolve) => child.once('exit', resolve));
          child.disconnect();
          return ended;
        }),
      );
    },
  };
}

function judged(outcomes: readonly Outcome[], milliseconds: number): Race {
  const faults = outcomes.flatMap((outcome) => ('fault' in outcome ? [outcome.fault] : []));
  if (faults[0]) throw new Error(`${faults.length} faults; the first: ${faults[0]}`);
  const results = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome.result] : []));
  return {
    won: results.flatMap((result) => (result.ok ? [result.value] : [])),
    refused: results.flatMap((result) => (result.ok ? [] : [result.refusal])),
    milliseconds,
  };
}

function start(): ChildProcess {
  return fork(path.join(import.meta.dirname, 'racer.ts'), { execArgv: [] });
}

/** Says a word and waits for the answer; throws when the process ends instead. */
function ask(child: ChildProcess, word: Word): Promise<Message> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`A racer ended with ${code}.`));
    child.once('exit', died);
    child.once('message', (message: Message) => {
      child.off('exit', died);
      resolve(message);
    });
    child.send(word);
  });
}
