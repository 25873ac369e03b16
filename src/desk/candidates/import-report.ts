import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { SAMPLE_MARK } from '../../platform/print/sheet.ts';
import { peopleOf } from '../people/index.ts';
import { csvLine } from './csv-file.ts';
import type { ImportReport } from './schema.ts';
import { candidatesDb } from './tables.ts';

/** The report kept of an import, or `import-not-found`. */
export async function importReport(tx: Tx, importId: string): Promise<Result<ImportReport>> {
  const row = await candidatesDb(tx)
    .selectFrom('candidate_import')
    .select('report')
    .where('id', '=', importId)
    .executeTakeFirst();
  if (!row) return refuse('import-not-found', 'There is no such import.');
  return ok(row.report as ImportReport);
}

/** The imports of an organisation, newest first. */
export async function importList(tx: Tx) {
  const rows = await candidatesDb(tx)
    .selectFrom('candidate_import')
    .select(['id', 'file_name', 'imported_at', 'rows_read'])
    .select(['people_added', 'people_updated', 'rows_refused'])
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return {
    total: rows.length,
    rows: rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      importedAt: row.imported_at.toISOString(),
      rowsRead: row.rows_read,
      added: row.people_added,
      updated: row.people_updated,
      skipped: row.rows_read - row.people_added - row.people_updated - row.rows_refused,
      refused: row.rows_refused,
    })),
  };
}

/** A report as a CSV file that a spreadsheet opens without running anything; a sample's says so in its last line. */
export async function reportAsCsv(tx: Tx, report: ImportReport): Promise<Buffer> {
  const ids = report.rows.flatMap(({ personId }) => (personId ? [personId] : []));
  const people = await peopleOf(tx, [...new Set(ids)]);
  const lines = [csvLine(['Line', 'Outcome', 'Person', 'Because', 'Left out'])];
  for (const { line, outcome, personId, because, warnings } of report.rows) {
    const name = personId ? (people.get(personId)?.displayName ?? '') : '';
    const left = warnings.map((warning) => `${warning.field}: ${warning.because}`).join(' ');
    lines.push(csvLine([line, outcome, name, because, left]));
  }
  if (actorOf(tx).isSample) lines.push(csvLine(['', SAMPLE_MARK, '', '', '']));
  // The mark makes spreadsheets read it as UTF-8.
  return Buffer.from(`\ufeff${lines.join('')}`);
}

/** A report in words, for a terminal: counts, what was left out and why, each refused row with its line. */
export function describeReport(report: ImportReport): string {
  const { rowsRead, added, updated, skipped, refused, columns } = report;
  const lines = [
    `${report.fileName}: ${counted(rowsRead, 'row')} read as ${report.encoding}, ${report.template === 'bullhorn' ? 'Bullhorn’s candidate template' : 'a plain file'}.`,
    `${added} added, ${updated} updated, ${skipped} skipped, ${refused} refused.`,
  ];
  if (report.sameFile) {
    const before = showDate(dateIn(new Date(report.sameFile.importedAt)));
    lines.push(`The same file came in before, on ${before}.`);
  }
  const reasons = Map.groupBy(
    columns.filter(({ field }) => field === null),
    ({ because }) => because,
  );
  for (const [because, group] of reasons) {
    lines.push(`Columns not taken (${because}) ${listed(group.map(({ column }) => column))}.`);
  }
  for (const { line, outcome, because, warnings } of report.rows) {
    if (outcome === 'refused' || because) lines.push(`Line ${line} ${outcome}: ${because}`);
    for (const each of warnings) lines.push(`Line ${line}, ${each.field}: ${each.because}`);
  }
  return lines.join('\n');
}
