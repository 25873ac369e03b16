// Runs every file of bench/, one after another, so that none slows another. A word picks those whose name has it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'bench');
const wanted = process.argv[2] ?? '';
const names = existsSync(folder) ? readdirSync(folder) : [];
const benches = names
  .filter(
    (name) =>
      name.endsWith('.ts') && !['setting.ts', 'crowd.ts'].includes(name) && name.includes(wanted),
  )
  .sort();

if (benches.length === 0) {
  console.error(`No benchmark in bench/ has '${wanted}' in its name.`);
  process.exit(1);
}

let failed = 0;
for (const name of benches) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [path.join(folder, name)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
