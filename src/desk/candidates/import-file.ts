import { createHash } from 'node:crypto';
import { ok, type Result } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type CsvFile, readCsv } from './csv-file.ts';
import { checkMapping, describeColumns, guessMapping } from './import-columns.ts';
import { type Draft, type RefusedRow, readRow } from './import-row.ts';
import { type PlannedRow, planImport, sourceSystemOf } from './plan-import.ts';
import type { ColumnRead, ImportReport, Mapping, TrialRow } from './schema.ts';
import { candidatesDb } from './tables.ts';

/** A file read with its mapping: nothing of it is stored yet. */
export interface ReadFile {
  readonly file: CsvFile;
  readonly mapping: Mapping;
  readonly sha256: Buffer;
  readonly drafts: readonly Draft[];
  readonly refused: readonly RefusedRow[];
}

/** The most rows a trial shows; the counts are always of all. */
const MOST_SHOWN = 2_000;

/**
 * Step 1: reads a file and guesses what its columns hold.
 * @returns the guess with samples to check it by, or what `readCsv` refuses
 */
export function readImportFile(bytes: Buffer): Result<{
  mapping: Mapping;
  encoding: string;
  columns: ColumnRead[];
}> {
  const file = readCsv(bytes);
  if (!file.ok) return file;
  const mapping = guessMapping(file.value);
  return ok({
    mapping,
    encoding: file.value.encoding,
    columns: [...describeColumns(file.value, mapping)],
  });
}

/** Reads every row of a file with a mapping, or 'guess'; refuses what `readCsv` and `checkMapping` refuse. */
export function readWith(tx: Tx, bytes: Buffer, mapping: Mapping | 'guess'): Result<ReadFile> {
  const file = readCsv(bytes);
  if (!file.ok) return file;
  const checked = checkMapping(
    file.value,
    mapping === 'guess' ? guessMapping(file.value) : mapping,
  );
  if (!checked.ok) return checked;
  const today = dateIn(nowOf(tx));
  const drafts: Draft[] = [];
  const refused: RefusedRow[] = [];
  for (const row of file.value.rows) {
    const read = readRow(row, checked.value, today);
    if ('draft' in read) drafts.push(read.draft);
    else refused.push(read.refused);
  }
  const sha256 = createHash('sha256').update(bytes).digest();
  return ok({ file: file.value, mapping: checked.value, sha256, drafts, refused });
}

/** What a trial shows. */
export interface Trial {
  readonly rowsRead: number;
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: number;
  readonly sameFile: ImportReport['sameFile'];
  readonly columns: ImportReport['columns'];
  readonly rows: TrialRow[];
  readonly leftOff: number;
}

/** Step 2: what an import would do if nobody chose anything; nothing is saved. */
export async function tryImport(tx: Tx, bytes: Buffer, mapping: Mapping): Promise<Result<Trial>> {
  const read = readWith(tx, bytes, mapping);
  if (!read.ok) return read;
  const { file, drafts, refused, sha256 } = read.value;
  const plan = await planImport(tx, drafts, sourceSystemOf(mapping));
  const count = (choice: string) => plan.filter((row) => row.suggestion === choice).length;
  const shown = [...refused.map(refusedRow), ...plan.map(plannedRow)].sort(
    (a, b) => needsLooking(b) - needsLooking(a) || a.line - b.line,
  );
  return ok({
    rowsRead: file.rows.length,
    added: count('add'),
    updated: count('update'),
    skipped: count('skip'),
    refused: refused.length,
    sameFile: await sameFileBefore(tx, sha256),
    columns: columnsOf(file, read.value.mapping),
    rows: shown.slice(0, MOST_SHOWN),
    leftOff: Math.max(0, shown.length - MOST_SHOWN),
  });
}

/** What became of each column, without samples. */
export function columnsOf(file: CsvFile, mapping: Mapping): ImportReport['columns'] {
  return describeColumns(file, mapping).map(({ samples: _samples, ...column }) => column);
}

/** The last import of the same bytes, if there was one. */
export async function sameFileBefore(tx: Tx, sha256: Buffer): Promise<ImportReport['sameFile']> {
  const row = await candidatesDb(tx)
    .selectFrom('candidate_import')
    .select(['id', 'file_name', 'imported_at'])
    .where('file_sha256', '=', sha256)
    .orderBy('imported_at', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  return { importId: row.id, fileName: row.file_name, importedAt: row.imported_at.toISOString() };
}

const SAID: Readonly<Record<string, string>> = {
  'same row': 'this row was brought in before',
  'same number': 'the same number in the other system',
  email: 'the same e-mail',
  'birth date and name': 'the same birth date and name',
  phone: 'the same phone',
};

/** Why a row is somebody we have, in words that name nobody: 'the same e-mail and the same phone'. */
export function whySame({ matches }: PlannedRow): string {
  const [best] = matches;
  if (!best) return '';
  const inFile = best.line !== null;
  const reasons = best.because.map((because) =>
    inFile && because === 'same row' ? 'the same row' : (SAID[because] ?? because),
  );
  const where = inFile ? `Line ${best.line} of this file` : 'In the books';
  return `${where}: ${listed(reasons)}.`;
}

function needsLooking(row: TrialRow): number {
  if (row.state === 'same') return 3;
  if (row.state === 'refused') return 2;
  return row.warnings.length > 0 ? 1 : 0;
}

function refusedRow({ line, because }: RefusedRow): TrialRow {
  return {
    line,
    state: 'refused',
    name: '',
    because,
    matches: [],
    suggestion: 'skip',
    choices: [],
    warnings: [],
  };
}

function plannedRow(row: PlannedRow): TrialRow {
  const { draft, matches, suggestion, choices } = row;
  return {
    line: draft.line,
    state: matches.length > 0 ? 'same' : 'new',
    name: `${draft.person.givenName} ${draft.person.familyName}`.trim(),
    because: whySame(row),
    matches: matches.map((match) => ({ ...match, because: [...match.because] })),
    suggestion,
    choices: [...choices],
    warnings: [...draft.warnings],
  };
}
