import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { livingHolder, takeLock } from './lock.ts';
import { stampOf } from './process-life.ts';

let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'a lock-'));
  file = path.join(home, 'run.json');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function taken() {
  const answer = await takeLock(file, 'server');
  if ('heldBy' in answer) throw new Error('held');
  return answer.lock;
}

/** A lock as a process that is now dead has left it. */
function leave(more: object): void {
  const dead = { token: 'old', pid: 1, stamp: 'of another life', startedAt: '', purpose: 'server' };
  writeFileSync(file, JSON.stringify({ ...dead, ...more }));
}

describe('the lock on a data folder', () => {
  test('is held by one process until released, and tells who has it', async () => {
    const lock = await taken();
    expect(await takeLock(file, 'command')).toMatchObject({
      heldBy: { pid: process.pid, stamp: stampOf(process.pid), purpose: 'server' },
    });
    lock.tell({ url: 'http://127.0.0.1:4000' });
    expect(livingHolder(file)?.url).toBe('http://127.0.0.1:4000');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    lock.release();
    expect(livingHolder(file)).toBeUndefined();
    (await taken()).release();
    expect(readdirSync(home)).toEqual([]);
  });

  test('of a dead process is taken over, even when its number lives again in another', async () => {
    leave({ pid: process.ppid });
    const lock = await taken();
    expect(livingHolder(file)?.pid).toBe(process.pid);
    lock.release();
  });

  test('that a power cut left torn is taken over', async () => {
    writeFileSync(file, '{ "token": "ab');
    (await taken()).release();
  });

  test('is not removed by one from whom it was taken', async () => {
    const lock = await taken();
    leave({});
    lock.release();
    expect(readFileSync(file, 'utf8')).toContain('of another life');
    expect(() => lock.tell({ url: 'x' })).toThrow('was taken away');
  });

  test('of a dead process goes to exactly one of many that want it at once', async () => {
    for (let round = 0; round < 20; round++) {
      leave({ token: `round ${round}` });
      const answers = await Promise.all(Array.from({ length: 8 }, () => takeLock(file, 'server')));
      const winners = answers.flatMap((answer) => ('lock' in answer ? [answer.lock] : []));
      expect(winners).toHaveLength(1);
      winners[0]?.release();
    }
  });

  test('goes to exactly one of several processes that start together', async () => {
    leave({});
    const script = `
      const { takeLock } = await import(${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))});
      const answer = await takeLock(${JSON.stringify(file)}, 'server');
      console.log('lock' in answer ? 'won' : 'lost');
      process.stdin.resume();
    `;
    const children = Array.from({ length: 4 }, () =>
      spawn('node', ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const words = await Promise.all(
      children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()),
    );
    for (const child of children) child.kill('SIGKILL');
    expect(words.sort()).toEqual(['lost', 'lost', 'lost', 'won']);
  });
});
