import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
// Wherever the house answers, erasure reaches what is here.
import './index.ts';
import { segmentMessage, segmentMessages } from './queries.ts';
import * as schema from './schema.ts';
import { segmentPreview, sendSegment } from './send-segment.ts';
import { stopSegment } from './stop-segment.ts';

/** What is answered over HTTP about messages to many. */
export const routes = [
  reads(schema.listSegmentMessages, async (tx) => ok(await segmentMessages(tx))),
  reads(schema.readSegmentMessage, (tx, { params }) => segmentMessage(tx, params.id)),
  reads(schema.previewSegment, (tx, { body }) => segmentPreview(tx, body)),
  acts(schema.sendSegmentRoute, (tx, { body }) => sendSegment(tx, body)),
  acts(schema.stopSegmentRoute, (tx, { params }) => stopSegment(tx, params.id)),
];
