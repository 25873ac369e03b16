import './forget.ts';
import './sources.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { clearFile } from './clear-file.ts';
import { coverFile } from './cover-file.ts';
import { finishFile } from './finish-file.ts';
import { giveUpFile } from './give-up-file.ts';
import { markFile, takeOffMark } from './mark-file.ts';
import { openFile } from './open-file.ts';
import { contentOf, fileOf, filesOf, ownUpload } from './queries.ts';
import * as schema from './schema.ts';
import { takePiece } from './take-piece.ts';

/** The routes of files. */
export const routes: readonly Endpoint[] = [
  reads(schema.listFiles, (tx) => filesOf(tx)),
  acts(schema.openFileRoute, (tx, { body }) => openFile(tx, body)),
  reads(schema.readUploadRoute, (tx, { params }) => ownUpload(tx, params.id)),
  acts(schema.takePieceRoute, (tx, { params, body, file }) =>
    takePiece(tx, { fileId: params.id, nth: params.nth, bytes: file.bytes, sha256: body.sha256 }),
  ),
  acts(schema.finishFileRoute, (tx, { params }) => finishFile(tx, params.id)),
  acts(schema.giveUpFileRoute, (tx, { params }) => giveUpFile(tx, params.id)),
  reads(schema.readFileRoute, (tx, { params }) => fileOf(tx, params.id)),
  reads(schema.readContentRoute, (tx, { params }) => contentOf(tx, params.id)),
  acts(schema.markFileRoute, (tx, { params, body }) =>
    markFile(tx, { ...body, fileId: params.id }),
  ),
  acts(schema.takeOffMarkRoute, (tx, { params }) =>
    takeOffMark(tx, { fileId: params.id, markId: params.markId }),
  ),
  acts(schema.coverFileRoute, (tx, { params, body }) =>
    coverFile(tx, { ...body, fileId: params.id }),
  ),
  acts(schema.clearFileRoute, (tx, { params, body }) =>
    clearFile(tx, { fileId: params.id, ...body }),
  ),
];
