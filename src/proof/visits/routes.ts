import './index.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { answerAction, askAction, judgeAction } from './actions.ts';
import { announceVisit, stepVisit } from './arrange.ts';
import { announceContact, contactList, recordContact, watchWork } from './contact.ts';
import { makePack, takePack } from './make-pack.ts';
import { visitsOverview, visitWhole } from './queries.ts';
import { giveReport, takeTariff, writeReport } from './report.ts';
import * as schema from './schema.ts';

/** What visits answer over HTTP. */
export const routes = [
  reads(schema.readVisits, (tx) => visitsOverview(tx)),
  acts(schema.announceVisitRoute, (tx, { body }) => announceVisit(tx, body)),
  reads(schema.readVisit, (tx, { params }) => visitWhole(tx, params.id)),
  acts(schema.stepVisitRoute, (tx, { params, body }) => stepVisit(tx, params.id, body)),
  acts(schema.makePackRoute, (tx, { params, body }) => makePack(tx, params.id, body)),
  acts(schema.takePackRoute, (tx, { params }) => takePack(tx, params.id)),
  acts(schema.writeReportRoute, (tx, { params, body }) => writeReport(tx, params.id, body)),
  acts(schema.giveReportRoute, (tx, { params }) => giveReport(tx, params.id)),
  acts(schema.takeTariffRoute, (tx, { params, body }) => takeTariff(tx, params.id, body)),
  acts(schema.askActionRoute, (tx, { body }) => askAction(tx, body)),
  acts(schema.answerActionRoute, (tx, { params, body }) => answerAction(tx, params.id, body)),
  acts(schema.judgeActionRoute, (tx, { params, body }) => judgeAction(tx, params.id, body)),
  reads(schema.readContacts, (tx) => contactList(tx)),
  acts(schema.announceContactRoute, (tx, { body }) => announceContact(tx, body)),
  acts(schema.recordContactRoute, (tx, { params, body }) => recordContact(tx, params.id, body)),
  acts(schema.watchWorkRoute, (tx, { body }) => watchWork(tx, body)),
];
