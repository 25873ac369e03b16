import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { adoptBuiltIn } from './adopt-built-in.ts';
import { exportCase } from './case-package.ts';
import { exportTable } from './csv-table.ts';
import { enterExtension } from './enter-extension.ts';
import { linkCriteria, takeLinkBack } from './link-criteria.ts';
import { builtInList, frameworkList, frameworkRecord, importFile, linkList } from './queries.ts';
import { recordChoice } from './record-choice.ts';
import * as schema from './schema.ts';

/** What frameworks answer over HTTP. */
export const routes = [
  reads(schema.listFrameworks, async (tx) => ok(await frameworkList(tx))),
  reads(schema.listBuiltIns, async (tx) => ok(await builtInList(tx))),
  reads(schema.readFramework, (tx, { params }) => frameworkRecord(tx, params.id)),
  acts(schema.adoptFramework, (tx, { body }) => adoptBuiltIn(tx, body)),
  acts(schema.importDocument, (tx, { file, body }) =>
    importFile(tx, {
      id: body.id,
      fileName: file.name,
      bytes: file.bytes,
      dryRun: body.dryRun === 'true',
    }),
  ),
  reads(schema.exportCasePackage, (tx, { params }) => exportCase(tx, params.id)),
  reads(schema.exportFrameworkTable, (tx, { params }) => exportTable(tx, params.id)),
  acts(schema.recordChoiceRoute, (tx, { params, body }) =>
    recordChoice(tx, { ...body, frameworkId: params.id }),
  ),
  acts(schema.enterExtensionRoute, (tx, { params, body }) =>
    enterExtension(tx, { ...body, frameworkId: params.id }),
  ),
  reads(schema.listCriterionLinks, async (tx, { query }) =>
    ok(await linkList(tx, query.framework)),
  ),
  acts(schema.linkCriteriaRoute, (tx, { body }) => linkCriteria(tx, body)),
  acts(schema.takeLinkBackRoute, (tx, { params }) => takeLinkBack(tx, params.id)),
];
