import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { MOST_BYTES, tooLarge, whatIsCut, wholeDocument } from '../../proof/documents/index.ts';
import { type Imported, importFramework } from '../../proof/frameworks/index.ts';
import { type Understood, understand } from '../../proof/linter/index.ts';
import { type FileRead, linesFor, reportOf } from './framework-report.ts';
import { chosenOrganisation } from './organisations.ts';
import { type Called, say } from './terminal.ts';

const USAGE = 'Usage: import framework FILE... [--dry-run] [--json] [--organisation NAME]';
const OPTIONS: readonly string[] = ['dry-run', 'json', 'organisation'];

/** The rest of an import, for which the database is needed. */
export type KeepFrameworks = (db: Database, ownerUrl: string) => Promise<number>;

/**
 * `import framework FILE...`, as far as it goes without a database: reads each file, lints it and says what
 * was found, as text or with `--json` as one document.
 * @returns the exit code, when that is all (`--dry-run`, a refusal, a wrong call: 0, 1, 2); else what is
 *   left to do with the database
 */
export async function readFrameworks(called: Called): Promise<number | KeepFrameworks> {
  const [, , ...files] = called.words;
  const unknown = Object.keys(called.options).find((name) => !OPTIONS.includes(name));
  if (files.length === 0 || unknown !== undefined || called.options['organisation'] === true) {
    const why = unknown === undefined ? '' : `There is no option --${unknown}. `;
    process.stderr.write(`${why}${USAGE}\n`);
    return 2;
  }
  const read: FileRead[] = [];
  for (const file of files) read.push(await readOne(file));
  if (called.options['json']) say(JSON.stringify(reportOf(read)));
  else for (const one of read) for (const line of linesFor(one)) say(line);
  const trial = called.options['dry-run'] !== undefined;
  const refused = read.flatMap(({ file, refusal, hindrance }) => {
    const because = (refusal ?? (trial ? null : hindrance))?.because;
    return because === undefined ? [] : [`${file}: ${because}\n`];
  });
  for (const line of refused) process.stderr.write(line);
  if (refused.length > 0) return 1;
  const tell = called.options['json'] ? tellAside : say;
  if (trial) {
    tell('Nothing was kept: this was a trial.');
    return 0;
  }
  return (db, ownerUrl) => keep(called, read, { db, ownerUrl, tell });
}

/** With --json, standard output holds that one document and nothing else. */
const tellAside = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function readOne(file: string): Promise<FileRead> {
  const nothing = { file, understood: null, hindrance: null };
  const bytes = await bytesOf(file);
  if (!bytes.ok) return { ...nothing, refusal: bytes.refusal };
  const understood = understand(bytes.value, dateIn(new Date()));
  if (!understood.ok) return { ...nothing, refusal: understood.refusal };
  const { document } = understood.value;
  const whole = wholeDocument(document);
  const read = { file, understood: understood.value };
  if (whole.ok) return { ...read, refusal: null, hindrance: null };
  const lost = whatIsCut(document) !== null || document.notUnderstood.some((note) => note.lost);
  return lost
    ? { ...read, refusal: whole.refusal, hindrance: null }
    : { ...read, refusal: null, hindrance: whole.refusal };
}

async function bytesOf(file: string): Promise<Result<Buffer>> {
  const found = await stat(file).catch(() => null);
  if (!found) return refuse('file-not-found', `There is no file ${file}. Check the path.`);
  if (found.isDirectory()) {
    return refuse('file-is-folder', `${file} is a folder. Name the document in it.`);
  }
  if (!found.isFile()) return refuse('file-not-readable', `${file} is no file that can be read.`);
  if (found.size > MOST_BYTES) return tooLarge(found.size);
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) {
    return refuse(
      'file-not-readable',
      `${file} may not be read by you. Ask for the right to read it.`,
    );
  }
  const handle = await open(file);
  try {
    return ok(await handle.readFile());
  } finally {
    await handle.close();
  }
}

interface Keeping {
  readonly db: Database;
  readonly ownerUrl: string;
  readonly tell: (line: string) => void;
}

/** One act for each file: whole, or not at all. */
async function keep(
  called: Called,
  read: readonly FileRead[],
  { db, ownerUrl, tell }: Keeping,
): Promise<number> {
  const organisation = await chosenOrganisation(called, ownerUrl);
  if (!organisation.ok) {
    process.stderr.write(`${organisation.refusal.because}\n`);
    return 1;
  }
  const { id, name, isSample } = organisation.value;
  let code = 0;
  for (const { file, understood } of read) {
    if (!understood) continue;
    const { document, findings, sha256 } = understood;
    const kept = await act(db, systemActor(id, isSample), (tx) =>
      importFramework(tx, {
        id: newId(),
        document,
        findings,
        fileName: path.basename(file),
        sha256,
      }),
    );
    if (kept.ok) tell(`${name}: ${saidOf(kept.value, understood)}`);
    else {
      process.stderr.write(`${file}: ${kept.refusal.because}\n`);
      code = 1;
    }
  }
  return code;
}

function saidOf({ outcome, revision }: Imported, { document }: Understood): string {
  const { code } = document;
  if (outcome === 'same') return `${code} is here already, the same; nothing changed.`;
  if (outcome === 'wording_added') return `${code} was here; its wording came in.`;
  if (outcome === 'new_version')
    return `${code} is here now as version ${revision} of it; the one before stays.`;
  return `${code} is here now.`;
}
