import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { publishMap } from '../frameworks/index.ts';
import { moveLearners } from './move-learners.ts';
import { movePreviews, replacementRecord, replacingList } from './queries.ts';
import * as schema from './schema.ts';

/** What replacement answers over HTTP. */
export const routes: readonly Endpoint[] = [
  reads(schema.listReplacing, (tx, { params }) => replacingList(tx, params.from)),
  reads(schema.readReplacement, (tx, { params }) => replacementRecord(tx, params)),
  acts(schema.publishMapRoute, (tx, { params, body }) =>
    publishMap(tx, { ...body, fromFrameworkId: params.from, toFrameworkId: params.to }),
  ),
  reads(schema.previewMoves, (tx, { params }) => movePreviews(tx, params)),
  acts(schema.moveLearnersRoute, (tx, { params, body }) =>
    moveLearners(tx, { ...params, ...body }),
  ),
];
