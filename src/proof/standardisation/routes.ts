import './index.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { answerAction, closeStaffAction } from './actions.ts';
import { interviewLearner } from './interview-learner.ts';
import { handInFile, itemContent } from './item-file.ts';
import { itemView, observationsOf } from './item-view.ts';
import { agreeItem, judgeItem, uncoverItem } from './judge-item.ts';
import { countersignObservation, observeAssessor, signObservation } from './observe-assessor.ts';
import { claimToStandardise, openFileItem, openItem, unitToStandardise } from './open-item.ts';
import { interviewList, overview } from './queries.ts';
import * as schema from './schema.ts';
import { writeMinutes } from './write-minutes.ts';

/** What standardisation answers over HTTP. */
export const routes = [
  reads(schema.readOverview, (tx) => overview(tx)),
  acts(schema.observeRoute, (tx, { body }) => observeAssessor(tx, body)),
  acts(schema.signObservationRoute, (tx, { params, body }) => signObservation(tx, params.id, body)),
  acts(schema.countersignObservationRoute, (tx, { params }) =>
    countersignObservation(tx, params.id),
  ),
  reads(schema.readObservationsOf, (tx, { params }) => observationsOf(tx, params.id)),
  reads(schema.listInterviews, (tx) => interviewList(tx)),
  acts(schema.interviewRoute, (tx, { body }) => interviewLearner(tx, body)),
  reads(schema.readClaimToStandardise, (tx, { params }) => claimToStandardise(tx, params.id)),
  reads(schema.readUnitToStandardise, (tx, { params }) => unitToStandardise(tx, params.id)),
  acts(schema.openItemRoute, (tx, { body }) => openItem(tx, body)),
  reads(schema.readItem, (tx, { params }) => itemView(tx, params.id)),
  acts(schema.openFileItemRoute, (tx, { body }) => openFileItem(tx, body)),
  acts(schema.handInItemFileRoute, (tx, { params, file }) => handInFile(tx, params.id, file)),
  reads(schema.readItemFile, (tx, { params }) => itemContent(tx, params.id)),
  acts(schema.judgeItemRoute, (tx, { params, body }) => judgeItem(tx, params.id, body)),
  acts(schema.uncoverItemRoute, (tx, { params }) => uncoverItem(tx, params.id)),
  acts(schema.agreeItemRoute, (tx, { params, body }) => agreeItem(tx, params.id, body)),
  acts(schema.writeMinutesRoute, (tx, { body }) => writeMinutes(tx, body)),
  acts(schema.answerActionRoute, (tx, { params, body }) => answerAction(tx, params.id, body)),
  acts(schema.closeStaffActionRoute, (tx, { params, body }) =>
    closeStaffAction(tx, params.id, body),
  ),
];
