// Installs the packages when they do not fit package-lock.json, and says nothing when they do.
// Runs before every npm script, on any Node >= 20 and with no package present: plain JavaScript, node: only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = path.join(root, 'node_modules', '.bootstrap-stamp');
const { platform, arch } = process;

function say(line) {
  process.stderr.write(`${line}\n`);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  say(`Deskproof needs Node 20 or later to install itself; this is ${process.version}.`);
  process.exit(1);
}

const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
const wanted = createHash('sha256').update(`${platform} ${arch}\n${lock}`).digest('hex');

if (read(stampFile) !== wanted) {
  if (!fits()) install();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
}
linkNode();

// Every system's Node 24 is one optional package with a program of the same name. Some versions of npm, when they
// drop the other systems' packages, drop with them the link that all of them would have had, ours too.
function linkNode() {
  const system = platform === 'win32' ? 'win' : platform;
  const name = `node-${system}-${arch}`;
  const modules = path.join(root, 'node_modules');
  const link = path.join(modules, '.bin', platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(path.join(modules, name)) || existsSync(link)) return;
  npm(['rebuild', name, '--ignore-scripts', '--loglevel=error'], 'inherit');
  if (existsSync(link)) return;
  say(
    `Node 24 came with the packages, but npm did not link it. Run npm rebuild ${name}, then the command again.`,
  );
  process.exit(1);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

// A developer's own `npm install` has done the work already: npm keeps what it installed in a hidden lock.
function fits() {
  const hidden = read(path.join(root, 'node_modules', '.package-lock.json'));
  if (hidden === undefined) return false;
  const installed = JSON.parse(hidden).packages;
  return Object.entries(JSON.parse(lock).packages).every(([name, want]) => {
    if (name === '') return true;
    const have = installed[name];
    if (have === undefined) return want.optional === true && !isForThisMachine(want);
    return have.version === want.version && have.integrity === want.integrity;
  });
}

function isForThisMachine({ os, cpu, libc }) {
  if (os === undefined || cpu === undefined || libc !== undefined) return false;
  return [os].flat().includes(platform) && [cpu].flat().includes(arch);
}

function install() {
  const started = Date.now();
  say('Installing packages (once for each version; about a minute)...');
  // `npm ci` refuses a lock that lacks other systems' platform packages; `npm install` takes it.
  // Dev packages always: the web is built here. Optional ones always: Node 24 and PostgreSQL are among them.
  const flags = ['--include=dev', '--include=optional', '--loglevel=error'];
  const first = npm(['ci', ...flags], 'pipe');
  if (first.status !== 0) {
    say(
      'npm ci did not take the lock file; trying npm install, which keeps to it as far as it can.',
    );
    const second = npm(['install', '--no-save', ...flags], 'inherit');
    if (second.status !== 0) {
      say(`What npm ci had said:\n${first.stderr ?? ''}`);
      say('The packages could not be installed. Read the lines above, then run the command again.');
      process.exit(1);
    }
  }
  say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

function npm(args, errors) {
  const cli = process.env.npm_execpath;
  const options = {
    cwd: root,
    stdio: ['ignore', 2, errors === 'pipe' ? 'pipe' : 2],
    encoding: 'utf8',
  };
  if (cli?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: platform === 'win32' });
}
