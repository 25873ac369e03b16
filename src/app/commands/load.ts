import { readFile } from 'node:fs/promises';
import { loadDistricts } from '../../platform/places/load-districts.ts';
import { keepContext } from '../../proof/certification/index.ts';
import { progressOf, say } from './terminal.ts';

/**
 * `load postcodes FILE`: reads where postcode districts lie from a GeoNames postal file. `load context ADDRESS FILE`:
 * keeps a JSON-LD context in the data folder, for credentials whose proof stands inside them.
 * @returns the exit code: 0 done, 1 refused, 2 called wrongly
 */
export async function loadCommand(
  words: readonly string[],
  { ownerUrl, dataDir }: { readonly ownerUrl: string; readonly dataDir: string },
): Promise<number> {
  const [what, file, second] = words;
  if (what === 'context' && file && second) return loadContext(dataDir, file, second);
  if (what !== 'postcodes' || !file) {
    process.stderr.write('Usage: load postcodes FILE, or load context ADDRESS FILE\n');
    return 2;
  }
  const progress = progressOf('Loading postcode districts');
  const loaded = await loadDistricts(ownerUrl, file, (done, of) => progress.tell(done, of));
  progress.end();
  if (!loaded.ok) {
    process.stderr.write(`${loaded.refusal.because}\n`);
    return 1;
  }
  const { lines, districts, added } = loaded.value;
  say(`Read ${lines} lines: ${districts} postcode districts, ${added} of them new.`);
  return 0;
}

async function loadContext(dataDir: string, address: string, file: string): Promise<number> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) {
    process.stderr.write(`There is no file ${file}, or it may not be read.\n`);
    return 1;
  }
  const kept = keepContext(dataDir, address, bytes);
  if (!kept.ok) {
    process.stderr.write(`${kept.refusal.because}\n`);
    return 1;
  }
  say(`Kept the context ${address}, SHA-256 ${kept.value.sha256}.`);
  return 0;
}
