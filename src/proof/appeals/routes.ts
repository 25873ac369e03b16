import './flow-back.ts';
import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { answerAppeal } from './answer-appeal.ts';
import { enterAnswer, sendOn } from './awarding-body.ts';
import { decideAppeal, seatPanel } from './decide-appeal.ts';
import { handInFile } from './hand-in-file.ts';
import { handInPaper } from './hand-in-paper.ts';
import { appealsForMe } from './open-appeals.ts';
import { fileOfPaper } from './paper-files.ts';
import { publishTerms, readTerms } from './publish-terms.ts';
import { appealList, oneAppeal, ownAppeals } from './queries.ts';
import { raiseAppeal } from './raise-appeal.ts';
import * as schema from './schema.ts';
import { takeFurther } from './take-further.ts';

/** What appeals answer over HTTP. */
export const routes = [
  reads(schema.listAppeals, async (tx) => ok(await appealList(tx))),
  reads(schema.appealNeeds, async (tx) => ok(await appealsForMe(tx))),
  reads(schema.readAppeal, (tx, { params }) => oneAppeal(tx, params.id)),
  reads(schema.listOwnAppeals, (tx) => ownAppeals(tx)),
  acts(schema.readTermsRoute, (tx, { body }) => readTerms(tx, body)),
  acts(schema.raiseAppealRoute, (tx, { body }) => raiseAppeal(tx, body)),
  acts(schema.takeFurtherRoute, (tx, { params, body }) => takeFurther(tx, params.id, body)),
  acts(schema.handInOwnRoute, (tx, { params, body }) => handInPaper(tx, params.id, body)),
  acts(schema.handInRoute, (tx, { params, body }) => handInPaper(tx, params.id, body)),
  acts(schema.handInOwnFileRoute, (tx, { params, file }) => handInFile(tx, params.id, file)),
  acts(schema.handInFileRoute, (tx, { params, file }) => handInFile(tx, params.id, file)),
  reads(schema.ownPaperFile, (tx, { params }) => fileOfPaper(tx, params.id)),
  reads(schema.paperFile, (tx, { params }) => fileOfPaper(tx, params.id)),
  acts(schema.answerAppealRoute, (tx, { params, body }) => answerAppeal(tx, params.id, body)),
  acts(schema.seatPanelRoute, (tx, { params, body }) => seatPanel(tx, params.id, body)),
  acts(schema.decideAppealRoute, (tx, { params, body }) => decideAppeal(tx, params.id, body)),
  acts(schema.sendOnRoute, (tx, { params, body }) => sendOn(tx, params.id, body)),
  acts(schema.enterAnswerRoute, (tx, { params, body }) => enterAnswer(tx, params.id, body)),
  acts(schema.publishTermsRoute, (tx, { body }) => publishTerms(tx, body)),
];
