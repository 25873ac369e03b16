/** What other rooms, and app, may ask of records that leave and come. */
import './before-claim.ts';
import './forget.ts';
import './sources.ts';

export { bringRecord, previewRecord } from './bring-record.ts';
export { exportRecord } from './export-record.ts';
export { configureRecordParts } from './record-parts.ts';
