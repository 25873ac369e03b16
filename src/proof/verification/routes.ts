import './index.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import * as board from './board-schema.ts';
import { countersignSample } from './countersign-sample.ts';
import { assessorsHere, cycleList, cycleView } from './cycles.ts';
import { dashboard } from './dashboard.ts';
import { answerSampleAction, feedbackFor, waitingFor } from './feedback.ts';
import { includeUnit, unsampled } from './include-unit.ts';
import { sampleList, samplesTable } from './list-samples.ts';
import { mailPlan } from './mail-plan.ts';
import { makePlan } from './make-plan.ts';
import { monitoringsOf, planMonitoring, recordMonitoring } from './monitor.ts';
import * as monitoring from './monitor-schema.ts';
import { addLearners, openCycle, rateRisk } from './open-cycle.ts';
import { closeAction, recordSample } from './record-sample.ts';
import { recordSignature, releaseBase } from './release-base.ts';
import { sampleItem, sampleView } from './sample-view.ts';
import * as schema from './schema.ts';
import { planAsFile, recordSending } from './send-plan.ts';
import { startSample } from './start-sample.ts';

/** What verification answers over HTTP. */
export const routes = [
  reads(schema.listCycles, (tx) => cycleList(tx)),
  reads(board.readBoard, (tx) => dashboard(tx)),
  reads(board.listSamples, (tx, { query }) => sampleList(tx, query)),
  reads(board.samplesFile, (tx, { query }) => samplesTable(tx, query)),
  reads(schema.readCycle, (tx, { params }) => cycleView(tx, params.id)),
  reads(schema.planFile, (tx, { params }) => planAsFile(tx, params.id)),
  reads(schema.readSample, (tx, { params }) => sampleView(tx, params.id)),
  reads(schema.readSampleItem, (tx, { params }) => sampleItem(tx, params.id, params.evidenceId)),
  acts(schema.openCycleRoute, (tx, { body }) => openCycle(tx, body)),
  acts(schema.rateRiskRoute, async (tx, { params, body }) =>
    rateRisk(tx, params.id, body, await assessorsHere(tx)),
  ),
  acts(schema.makePlanRoute, (tx, { params, body }) => makePlan(tx, params.id, body)),
  acts(schema.recordSendingRoute, (tx, { params, body }) => recordSending(tx, params.id, body)),
  acts(schema.startSampleRoute, (tx, { params, body }) => startSample(tx, params.id, body)),
  acts(schema.recordSampleRoute, (tx, { params, body }) => recordSample(tx, params.id, body)),
  acts(schema.closeActionRoute, (tx, { params, body }) => closeAction(tx, params.id, body)),
  acts(schema.recordSignatureRoute, (tx, { params, body }) => recordSignature(tx, params.id, body)),
  acts(schema.releaseBaseRoute, (tx, { params }) => releaseBase(tx, params.id)),
  acts(schema.mailPlanRoute, (tx, { params, body }) => mailPlan(tx, params.id, body)),
  acts(schema.addLearnersRoute, (tx, { params, body }) => addLearners(tx, params.id, body)),
  acts(schema.countersignSampleRoute, (tx, { params }) => countersignSample(tx, params.id)),
  acts(schema.answerSampleActionRoute, (tx, { params, body }) =>
    answerSampleAction(tx, params.id, body),
  ),
  reads(schema.listFeedback, (tx) => feedbackFor(tx)),
  reads(board.listUnsampled, (tx, { params }) => unsampled(tx, params.id)),
  acts(board.includeUnitRoute, (tx, { params, body }) => includeUnit(tx, params.id, body)),
  reads(monitoring.listMonitorings, (tx, { params }) => monitoringsOf(tx, params.id)),
  acts(monitoring.planMonitoringRoute, (tx, { params, body }) =>
    planMonitoring(tx, params.id, body),
  ),
  acts(monitoring.monitorRoute, (tx, { params, body }) => recordMonitoring(tx, params.id, body)),
  reads(board.readWaiting, (tx) => waitingFor(tx)),
];
