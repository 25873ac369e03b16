import { ok } from '../../lib/result.ts';
import './forget.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { bookDraft } from './book-draft.ts';
import { correctLines, pasteAgain } from './correct-lines.ts';
import { dropDraft } from './drop-draft.ts';
import { facesOf } from './faces.ts';
import { dropTemplate, keepTemplate } from './keep-template.ts';
import { copyWeek, paintRota, useTemplate } from './make-draft.ts';
import { pasteRota } from './paste-rota.ts';
import {
  canvasOf,
  codeList,
  draftList,
  draftPage,
  sheetOfDraft,
  templateList,
  templatePage,
} from './queries.ts';
import * as schema from './schema.ts';
import { dropCode, keepCode } from './shift-codes.ts';

/** What rotas answer over HTTP. */
export const routes = [
  reads(schema.listDrafts, async (tx) => ok(await draftList(tx))),
  reads(schema.readDraft, (tx, { params }) => draftPage(tx, params.draftId)),
  reads(schema.draftSheet, (tx, { params, query }) =>
    sheetOfDraft(tx, params.draftId, query.state),
  ),
  reads(schema.listFaces, (tx, { params }) => facesOf(tx, params.draftId)),
  acts(schema.pasteRota, (tx, { body }) => pasteRota(tx, body)),
  acts(schema.paintRota, (tx, { body }) => paintRota(tx, body)),
  acts(schema.copyWeek, (tx, { body }) => copyWeek(tx, body)),
  acts(schema.correctLines, (tx, { params, body }) => correctLines(tx, { ...params, ...body })),
  acts(schema.pasteAgain, (tx, { params, body }) => pasteAgain(tx, { ...params, ...body })),
  acts(schema.bookDraftRoute, (tx, { params, body }) => bookDraft(tx, { ...params, ...body })),
  acts(schema.dropDraftRoute, (tx, { params }) => dropDraft(tx, params.draftId)),
  reads(schema.listCodes, (tx, { query }) => codeList(tx, query.clientId)),
  acts(schema.keepCode, (tx, { body }) => keepCode(tx, body)),
  acts(schema.dropCode, (tx, { params }) => dropCode(tx, params)),
  reads(schema.listTemplates, async (tx, { query }) => ok(await templateList(tx, query))),
  reads(schema.readTemplate, (tx, { params }) => templatePage(tx, params.templateId)),
  acts(schema.keepTemplate, (tx, { params, body }) => keepTemplate(tx, { ...params, ...body })),
  acts(schema.dropTemplateRoute, (tx, { params }) => dropTemplate(tx, params.templateId)),
  acts(schema.useTemplateRoute, (tx, { params, body }) => useTemplate(tx, { ...params, ...body })),
  reads(schema.readCanvas, (tx, { query }) => canvasOf(tx, query)),
];
