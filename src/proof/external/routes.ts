import './index.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { appoint, endAppointment } from './appoint.ts';
import { exportTrail } from './export-trail.ts';
import { firstPage } from './first-page.ts';
import {
  claimToInspect,
  cycleToInspect,
  itemToInspect,
  learnerRecord,
  lookToInspect,
  minutesToInspect,
  planToInspect,
  staffToInspect,
} from './inspect.ts';
import { openThing } from './open-thing.ts';
import { openRecord } from './opened.ts';
import { closeSample, openSample, pick, recordPick } from './own-sample.ts';
import { overview, sampleWhole } from './queries.ts';
import * as schema from './schema.ts';
import { signBase } from './sign-base.ts';

/** What external verification answers over HTTP. */
export const routes = [
  reads(schema.readExternal, (tx) => overview(tx)),
  reads(schema.readFirstPage, (tx) => firstPage(tx)),
  acts(schema.appointRoute, (tx, { body }) => appoint(tx, body)),
  acts(schema.endAppointmentRoute, (tx, { params }) => endAppointment(tx, params.id)),
  acts(schema.openThingRoute, (tx, { body }) => openThing(tx, body)),
  reads(schema.readMinutes, (tx, { query }) => minutesToInspect(tx, query.framework)),
  acts(schema.openRecordRoute, (tx, { params, body }) => openRecord(tx, params.id, body)),
  reads(schema.readRecord, (tx, { params, query }) =>
    learnerRecord(tx, params.id, query.framework),
  ),
  reads(schema.readExternalClaim, (tx, { params }) => claimToInspect(tx, params.id)),
  reads(schema.readExternalItem, (tx, { params }) =>
    itemToInspect(tx, params.id, params.evidenceId),
  ),
  reads(schema.readExternalStaff, (tx, { params, query }) =>
    staffToInspect(tx, params.id, query.framework),
  ),
  reads(schema.readExternalCycle, (tx, { params }) => cycleToInspect(tx, params.id)),
  reads(schema.readExternalPlan, (tx, { params }) => planToInspect(tx, params.id)),
  reads(schema.readExternalLook, (tx, { params }) => lookToInspect(tx, params.id)),
  acts(schema.openSampleRoute, (tx, { body }) => openSample(tx, body)),
  reads(schema.readExternalSample, (tx, { params }) => sampleWhole(tx, params.id)),
  acts(schema.pickRoute, (tx, { params, body }) => pick(tx, params.id, body)),
  acts(schema.recordPickRoute, (tx, { params, body }) => recordPick(tx, params.id, body)),
  acts(schema.exportTrailRoute, (tx, { params }) => exportTrail(tx, params.id)),
  acts(schema.closeSampleRoute, (tx, { params }) => closeSample(tx, params.id)),
  acts(schema.signBaseRoute, (tx, { params, body }) => signBase(tx, params.id, body)),
];
