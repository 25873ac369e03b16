import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser the tests drive: the one that comes with the packages where there is one, else the system's. */
export async function chooseBrowser(): Promise<string> {
  // The bundle holds one program, for Linux on x64.
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBundle();
  const found = SYSTEM.find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Error(
    'No browser to test with: none comes with the packages for this machine, and no Chrome or Chromium was found. Install one, or name it in BROWSER_BIN.',
  );
}

/**
 * Unpacks the browser once. Not into the temporary folder, where the package would put it under one name
 * for all users and take a half-unpacked one for whole: into a folder of its own, moved in place when done.
 */
async function unpackBundle(): Promise<string> {
  const home = path.join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(readFileSync(home, 'utf8')) as { version: string };
  const folder = placeFor(`chromium-${version}`);
  const program = path.join(folder, 'chromium');
  if (existsSync(program)) return program;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const { default: bundle } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = draft;
  try {
    await bundle.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  chmodSync(path.join(draft, 'chromium'), 0o755);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(program)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return program;
}

/** In the packages' cache; for a user who may not write there, in a temporary folder of their own. */
function placeFor(name: string): string {
  const cache = path.join(ROOT, 'node_modules', '.cache', 'deskproof');
  if (existsSync(path.join(cache, name))) return path.join(cache, name);
  try {
    mkdirSync(cache, { recursive: true });
    const probe = path.join(cache, `.probe-${process.pid}`);
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
    return path.join(cache, name);
  } catch {
    return path.join(tmpdir(), `deskproof-${name}-${process.getuid?.() ?? 'user'}`);
  }
}

/** A port on the loopback address that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
