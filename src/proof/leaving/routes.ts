import './forget.ts';
import './sources.ts';
import { ok } from '../../lib/result.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { bringRecord, previewRecord } from './bring-record.ts';
import { exportRecord, recordParts } from './export-record.ts';
import { recordList } from './queries.ts';
import * as schema from './schema.ts';
import { broughtFiles, finishBroughtFile, takeBroughtPiece } from './take-files.ts';

/** The routes of records that leave with a learner, and come with one. */
export const routes: readonly Endpoint[] = [
  reads(schema.listRecords, async (tx) => ok(await recordList(tx))),
  reads(schema.recordPartsRoute, (tx, { params }) => recordParts(tx, params.id)),
  acts(schema.exportRecordRoute, (tx, { params }) => exportRecord(tx, params.id, params.part)),
  reads(schema.previewRecordRoute, (tx, { file }) => previewRecord(tx, file.bytes)),
  acts(schema.bringRecordRoute, (tx, { body, file }) =>
    bringRecord(tx, { ...body, bytes: file.bytes }),
  ),
  reads(schema.broughtFilesRoute, (tx, { params }) => broughtFiles(tx, params.id)),
  acts(schema.takeBroughtPieceRoute, (tx, { params, body, file }) =>
    takeBroughtPiece(tx, {
      recordId: params.id,
      item: params.item,
      nth: params.nth,
      sha256: body.sha256,
      bytes: file.bytes,
    }),
  ),
  acts(schema.finishBroughtFileRoute, (tx, { params }) =>
    finishBroughtFile(tx, params.id, params.item),
  ),
];
