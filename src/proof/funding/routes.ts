import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { exportFunding } from './export-funding.ts';
import { noteEligibility, recordAgreement } from './note-funding.ts';
import { fundingList, fundingOf } from './queries.ts';
import * as schema from './schema.ts';

/** What funding evidence answers over HTTP. */
export const routes = [
  reads(schema.listFunding, async (tx) => ok(await fundingList(tx))),
  reads(schema.readFunding, (tx, { params }) => fundingOf(tx, params.id)),
  acts(schema.noteEligibilityRoute, (tx, { params, body }) => noteEligibility(tx, params.id, body)),
  acts(schema.recordAgreementRoute, (tx, { params, body }) => recordAgreement(tx, params.id, body)),
  acts(schema.exportFundingRoute, (tx, { params, body }) => exportFunding(tx, params.id, body.as)),
];
