import { loadDistricts } from '../../platform/places/load-districts.ts';
import { progressOf, say } from './terminal.ts';

/** `load postcodes FILE`: reads where postcode districts lie from a GeoNames postal file. */
export async function loadCommand(words: readonly string[], ownerUrl: string): Promise<number> {
  const [what, file] = words;
  if (what !== 'postcodes' || !file) {
    process.stderr.write('Usage: load postcodes FILE\n');
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
