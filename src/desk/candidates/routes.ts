import { ok, type Result, refuse } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { archiveCandidate, restoreCandidate } from './archive-candidate.ts';
import { editCandidate } from './edit-candidate.ts';
import { editPreferences, preferencesOf } from './edit-preferences.ts';
import { importCandidatesFromFile } from './import-candidates.ts';
import { readImportFile, tryImport } from './import-file.ts';
import { importList, importReport, reportAsCsv } from './import-report.ts';
import { changePreferences, showPreferences } from './preferences-schema.ts';
import { candidateList, candidateRecord } from './queries.ts';
import { recordQualification, removeQualification } from './record-qualification.ts';
import { recordWork, removeWork } from './record-work.ts';
import { registerCandidate } from './register-candidate.ts';
import * as schema from './schema.ts';
import { roleNames } from './workers.ts';

export const routes = [
  reads(schema.listCandidates, async (tx, { query }) => ok(await candidateList(tx, query))),
  reads(schema.listRoles, async (tx) => {
    const rows = [...(await roleNames(tx))].map(([role, name]) => ({ role, name }));
    return ok({ total: rows.length, rows });
  }),
  reads(schema.showCandidate, (tx, { params }) => candidateRecord(tx, params.id)),
  acts(schema.addCandidate, (tx, { body }) => registerCandidate(tx, body)),
  acts(schema.changeCandidate, async (tx, { params, body }) => {
    const edited = await editCandidate(tx, { ...body, personId: params.id });
    return edited.ok ? ok({ changed: [...edited.value.changed] }) : edited;
  }),
  reads(showPreferences, async (tx, { params }) => preferencesOf(tx, params.id)),
  acts(changePreferences, async (tx, { params, body }) => {
    const edited = await editPreferences(tx, { ...body, personId: params.id });
    return edited.ok ? ok({ changed: [...edited.value.changed] }) : edited;
  }),
  acts(schema.addArchive, (tx, { params, body }) =>
    archiveCandidate(tx, { personId: params.id, reason: body.reason }),
  ),
  acts(schema.endArchive, (tx, { params }) => restoreCandidate(tx, params.id)),
  acts(schema.putQualification, (tx, { params, body }) =>
    recordQualification(tx, { ...body, personId: params.id, id: params.qualificationId }),
  ),
  acts(schema.endQualification, (tx, { params }) =>
    removeQualification(tx, { personId: params.id, qualificationId: params.qualificationId }),
  ),
  acts(schema.putWork, (tx, { params, body }) =>
    recordWork(tx, { ...body, personId: params.id, id: params.workId }),
  ),
  acts(schema.endWork, (tx, { params }) =>
    removeWork(tx, { personId: params.id, workId: params.workId }),
  ),
  reads(schema.readImportFile, async (_tx, { file }) => readImportFile(file.bytes)),
  reads(schema.tryImport, async (tx, { file, body }) => {
    const mapping = sent(body.mapping, schema.mappingSchema);
    return mapping.ok ? tryImport(tx, file.bytes, mapping.value) : mapping;
  }),
  acts(schema.addImport, async (tx, { file, body }) => {
    const mapping = sent(body.mapping, schema.mappingSchema);
    if (!mapping.ok) return mapping;
    const choices = sent(body.choices, schema.choicesSchema);
    if (!choices.ok) return choices;
    return importCandidatesFromFile(tx, {
      id: body.id,
      fileName: file.name,
      bytes: file.bytes,
      mapping: mapping.value,
      choices: choices.value,
    });
  }),
  reads(schema.listImports, async (tx) => ok(await importList(tx))),
  reads(schema.showImport, (tx, { params }) => importReport(tx, params.id)),
  reads(schema.downloadImportReport, async (tx, { params }) => {
    const report = await importReport(tx, params.id);
    if (!report.ok) return report;
    const bytes = await reportAsCsv(tx, report.value);
    return ok({ fileName: 'import-report.csv', contentType: 'text/csv; charset=utf-8', bytes });
  }),
];

/** A field of an upload's form that carries JSON. */
function sent<T>(
  text: string,
  schemaOf: { safeParse: (value: unknown) => { success: boolean; data?: T } },
): Result<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const read = schemaOf.safeParse(value);
  if (read.success) return ok(read.data as T);
  return refuse(
    'invalid-input',
    'The choice of columns or rows could not be read. Send the file again from the start.',
  );
}
