import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { cleanText, cutTo } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockPeople, savePeople } from '../people/index.ts';
import { asksNoMarketing, type ChosenRow, choose, newCandidate } from './chosen-row.ts';
import { candidatesImported } from './events.ts';
import { columnsOf, type ReadFile, readWith, sameFileBefore, whySame } from './import-file.ts';
import { importReport } from './import-report.ts';
import { planImport, sourceSystemOf } from './plan-import.ts';
import { recordRegistered } from './register-candidate.ts';
import { saveCandidates } from './save-candidates.ts';
import type { Choice, ImportReport, Mapping } from './schema.ts';
import { candidatesDb } from './tables.ts';
import { updateFromFile } from './update-from-file.ts';

export interface ImportInput {
  /** Made by whoever asks; the same id again gives the first report. */
  readonly id?: string | undefined;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly mapping?: Mapping | 'guess' | undefined;
  /** What to do with a row by its line; what is not allowed or not named is done as suggested. */
  readonly choices?: Readonly<Record<string, Choice>> | undefined;
}

/**
 * Step 3: brings a file of people in, in the one transaction it is called in: whole, or nothing. Imports of
 * one organisation wait for each other, and each looks again for people who are there by now, so neither the
 * same file twice nor two at once make a second person.
 * @returns the report, or what `readCsv` and the mapping's check refuse
 */
export async function importCandidatesFromFile(
  tx: Tx,
  input: ImportInput,
): Promise<Result<ImportReport>> {
  const importId = input.id ?? newId();
  const read = readWith(tx, input.bytes, input.mapping ?? 'guess');
  if (!read.ok) return read;
  await lockPeople(tx);
  const before = await importReport(tx, importId);
  if (before.ok) return before;
  const system = sourceSystemOf(read.value.mapping);
  const sameFile = await sameFileBefore(tx, read.value.sha256);
  const plan = await planImport(tx, read.value.drafts, system);
  const rows = choose(plan, input.choices ?? {});
  const updated = new Set(await store(tx, rows, system, importId));
  const report = makeReport(tx, importId, input.fileName, read.value, rows, updated, sameFile);
  await keepReport(tx, report, read.value, rows);
  record(tx, candidatesImported, {
    subjects: { import: importId },
    facts: {
      fileSha256: read.value.sha256.toString('hex'),
      template: report.template,
      rows: report.rowsRead,
      added: report.added,
      updated: report.updated,
      skipped: report.skipped,
      refused: report.refused,
    },
  });
  return ok(report);
}

/** Stores what is added and updated; gives the lines whose person changed. */
async function store(
  tx: Tx,
  rows: readonly ChosenRow[],
  system: string,
  importId: string,
): Promise<readonly number[]> {
  const added = rows.filter((row) => row.choice === 'add');
  await savePeople(
    tx,
    added.map((row) => ({ ...row.draft.person, id: row.personId ?? '', hat: 'candidate' })),
  );
  const candidates = added.map((row) => newCandidate(tx, row, system));
  await saveCandidates(tx, candidates);
  for (const [at, candidate] of candidates.entries()) {
    const draft = added[at]?.draft;
    if (!draft) continue;
    recordRegistered(tx, candidate, draft.person, 'import', importId);
    if (draft.noMarketing) await asksNoMarketing(tx, candidate.personId);
  }
  const updates = rows.filter((row) => row.choice === 'update');
  return updateFromFile(tx, updates, system, importId);
}

function makeReport(
  tx: Tx,
  importId: string,
  fileName: string,
  read: ReadFile,
  rows: readonly ChosenRow[],
  changed: ReadonlySet<number>,
  sameFile: ImportReport['sameFile'],
): ImportReport {
  const outcomes = rows.map((row) => {
    const { line, warnings } = row.draft;
    const outcome =
      row.choice === 'add'
        ? ('added' as const)
        : changed.has(line)
          ? ('updated' as const)
          : ('skipped' as const);
    const same = row.choice === 'update' && outcome === 'skipped';
    const because = same ? `${whySame(row)} Nothing in the row was new.` : whySame(row);
    return { line, outcome, personId: row.personId, because, warnings: [...warnings] };
  });
  const count = (outcome: string) => outcomes.filter((row) => row.outcome === outcome).length;
  const name = cleanText(fileName, { max: 1000, control: 'remove' });
  return {
    importId,
    fileName: name.ok && name.value ? cutTo(name.value, 200) : 'people.csv',
    template: read.mapping.template,
    encoding: read.file.encoding,
    importedAt: nowOf(tx).toISOString(),
    rowsRead: read.file.rows.length,
    added: count('added'),
    updated: count('updated'),
    skipped: count('skipped'),
    refused: read.refused.length,
    sameFile,
    columns: columnsOf(read.file, read.mapping),
    rows: [
      ...read.refused.map(({ line, because }) => ({
        line,
        outcome: 'refused' as const,
        personId: null,
        because,
        warnings: [],
      })),
      ...outcomes.filter(
        (row) => row.outcome !== 'added' || row.because || row.warnings.length > 0,
      ),
    ].sort((a, b) => a.line - b.line),
  };
}

async function keepReport(
  tx: Tx,
  report: ImportReport,
  read: ReadFile,
  rows: readonly ChosenRow[],
): Promise<void> {
  const { organisationId: org, memberId } = actorOf(tx);
  await candidatesDb(tx)
    .insertInto('candidate_import')
    .values({
      organisation_id: org,
      id: report.importId,
      file_name: report.fileName,
      file_sha256: read.sha256,
      mapping: JSON.stringify(read.mapping),
      rows_read: report.rowsRead,
      people_added: report.added,
      people_updated: report.updated,
      rows_refused: report.refused,
      report: JSON.stringify(report),
      imported_at: nowOf(tx),
      imported_by: memberId,
    })
    .execute();
  const kept = rows.filter((row) => row.personId !== null);
  const data = kept.map((row) => ({
    line: row.draft.line,
    person_id: row.personId,
    sha: row.sha256.toString('hex'),
    outcome: row.choice === 'add' ? 'added' : row.choice === 'update' ? 'updated' : 'skipped',
  }));
  await sql`insert into candidate_import_row (organisation_id, import_id, line, person_id, row_sha256, outcome)
    select ${org}::uuid, ${report.importId}::uuid, r.line, r.person_id, decode(r.sha, 'hex'), r.outcome
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb)
      as r(line int, person_id uuid, sha text, outcome text)`.execute(candidatesDb(tx));
}
