import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeReport, importCandidatesFromFile } from '../../desk/candidates/index.ts';
import { refuse } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { chosenOrganisation } from './organisations.ts';
import { type Called, progressOf, say } from './terminal.ts';

const USAGE = `Usage: import candidates FILE [--dry-run] [--organisation NAME]
       import framework FILE... [--dry-run] [--json] [--organisation NAME]
       import bank-holidays FILE [--dry-run]`;
/** As the page takes: see the route's upload limit. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * `import candidates FILE`: reads people from a CSV file in one act: all rows that can be read, or nothing.
 * `--dry-run` says what it would do and keeps nothing.
 * @returns the exit code: 0 read, 1 refused, 2 called wrongly
 */
export async function importCommand(
  called: Called,
  db: Database,
  ownerUrl: string,
): Promise<number> {
  const [, what, file] = called.words;
  if (what !== 'candidates' || !file) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    process.stderr.write(`There is no file ${file}. Check the path.\n`);
    return 1;
  }
  if (found.size > MOST_BYTES) {
    process.stderr.write('The file is larger than 10 MB. Split it and import the parts.\n');
    return 1;
  }
  const organisation = await chosenOrganisation(called, ownerUrl);
  if (!organisation.ok) {
    process.stderr.write(`${organisation.refusal.because}\n`);
    return 1;
  }
  const { id, name, isSample } = organisation.value;
  const bytes = await readFile(file);
  const started = Date.now();
  const progress = progressOf(`Importing into ${name}, seconds`);
  const ticking = setInterval(() => progress.tell(Math.round((Date.now() - started) / 1000)), 1000);
  let report = '';
  const done = await act(db, systemActor(id, isSample), async (tx) => {
    const imported = await importCandidatesFromFile(tx, {
      fileName: path.basename(file),
      bytes,
      mapping: 'guess',
    });
    if (imported.ok) report = describeReport(imported.value);
    if (imported.ok && called.options['dry-run'])
      return refuse('dry-run', 'Nothing was kept: this was a trial.');
    return imported;
  });
  clearInterval(ticking);
  progress.end();
  if (report) say(report);
  if (done.ok) return 0;
  if (done.refusal.code === 'dry-run') {
    say(done.refusal.because);
    return 0;
  }
  process.stderr.write(`${done.refusal.because}\n`);
  return 1;
}
