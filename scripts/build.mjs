// Builds the pages with Vite when anything they are made of has changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = path.join(root, 'dist', '.build-stamp');

/** Builds if needed. Gives false, with Vite's own words on standard error, when the build failed. */
export function buildWeb() {
  const wanted = sourceHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return true;
  process.stderr.write('Building the pages (after a change only)...\n');
  // A build that is killed halfway must not be taken for whole.
  rmSync(stampFile, { force: true });
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) return false;
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
  return true;
}

function sourceHash() {
  const hash = createHash('sha256');
  const files = [
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'index.html',
    'link.html',
    'src',
    'public',
  ];
  for (const file of files.flatMap(filesBelow)) {
    hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesBelow(name) {
  const at = path.join(root, name);
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return /\.(test|soak)\.tsx?$/.test(name) ? [] : [name];
  const inside = readdirSync(at).sort();
  return inside.flatMap((entry) => filesBelow(path.join(name, entry)));
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !buildWeb()) process.exit(1);
