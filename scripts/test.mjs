// What `npm test` and `npm run check` run: every stage in turn, to the end even when one fails, with the
// seconds of each and one last line of sums. A failing stage shows what it said.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = mkdtempSync(path.join(tmpdir(), 'deskproof-results-'));
const WALLS = 'test/architecture.test.ts';

const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const biome = tool('@biomejs', 'biome', 'bin', 'biome');
const vitest = tool('vitest', 'vitest.mjs');
const vitestReport = (name) => [
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${report(name)}`,
];

const quick = [
  { name: 'format', args: [biome, 'format', '.'] },
  { name: 'types', args: [tool('typescript', 'bin', 'tsc'), '-p', '.'] },
  { name: 'lint', args: [biome, 'check', '--formatter-enabled=false', '--error-on-warnings', '.'] },
  { name: 'walls', args: [vitest, 'run', WALLS, ...vitestReport('walls')], counts: vitestCounts },
];
const long = [
  {
    name: 'unit and database',
    args: [vitest, 'run', '--exclude', WALLS, ...vitestReport('unit and database')],
    counts: vitestCounts,
  },
  {
    name: 'browser',
    args: [tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=dot,json'],
    counts: playwrightCounts,
  },
];

// The terminal's Ctrl-C reaches the running stage too: it is left to end by itself, and nothing follows.
let interrupted = false;
let running;
process.on('SIGINT', () => {
  interrupted = true;
});
process.on('SIGTERM', () => {
  interrupted = true;
  running?.kill('SIGTERM');
});
process.on('exit', () => rmSync(results, { recursive: true, force: true }));

const stages = process.argv[2] === 'check' ? quick : [...quick, ...long];
const sums = { passed: 0, failed: 0, skipped: 0 };
for (const stage of stages) {
  const counts = await runStage(stage);
  if (interrupted) {
    console.log('Interrupted.');
    process.exit(130);
  }
  for (const key of Object.keys(sums)) sums[key] += counts[key];
}
console.log(wordsOf(sums));
process.exitCode = sums.failed === 0 ? 0 : 1;

async function runStage({ name, args, counts }) {
  process.stdout.write(`${name} `.padEnd(24, '.'));
  const started = Date.now();
  const heart = setInterval(() => process.stdout.write('.'), 5000);
  const { code, output } = await run(name, args);
  clearInterval(heart);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const found = counts === undefined ? undefined : counts(report(name));
  const sum = found ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  // A tool can fail without a failed test: a file that does not load, an error nobody caught.
  if (code !== 0 && sum.failed === 0) sum.failed = 1;
  const good = sum.failed === 0 || interrupted;
  const verdict = interrupted ? 'stopped' : good ? 'passed' : 'FAILED';
  console.log(` ${verdict} in ${seconds} s${found ? ` (${wordsOf(sum)})` : ''}`);
  if (!good) console.log(`\n${output.trimEnd()}\n`);
  return sum;
}

function run(name, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(name),
    });
    running = child;
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

function environment(name) {
  const env = { ...process.env, NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: report(name) };
  delete env.FORCE_COLOR;
  return env;
}

function report(name) {
  return path.join(results, `${name.replaceAll(' ', '-')}.json`);
}

function vitestCounts(file) {
  if (!existsSync(file)) return undefined;
  const read = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = read.testResults.filter(
    (one) =>
      one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + unloaded.length,
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

function playwrightCounts(file) {
  if (!existsSync(file)) return undefined;
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors?.length ?? 0),
    skipped: stats.skipped,
  };
}

function wordsOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
