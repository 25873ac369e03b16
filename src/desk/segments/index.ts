/** What other rooms may ask of messages to many. */
import './forget.ts';

export { segmentPreview, sendSegment } from './send-segment.ts';
export { startSegments, writePortion } from './write-due.ts';
