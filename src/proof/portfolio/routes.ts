import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { acceptCase } from './accept-case.ts';
import { answerContribution } from './answer-contribution.ts';
import { askContribution } from './ask-contribution.ts';
import { chooseUnits } from './choose-units.ts';
import { claimUnit, withdrawClaim } from './claim-unit.ts';
import { contributionsOf } from './contributions.ts';
import { writeNote } from './describe-evidence.ts';
import { enrol } from './enrol.ts';
import { evidenceOf } from './evidence.ts';
import { exportEvidence } from './export-evidence.ts';
import { ownLearner } from './learner.ts';
import { judgeUnitChoice, learnerList } from './learners.ts';
import { portfolioOf } from './portfolio.ts';
import { claimPreview, ownClaim } from './prepare-claim.ts';
import { referenceToAll, unreference } from './reference-evidence.ts';
import * as schema from './schema.ts';
import { setAsideCase, takeBackCase } from './set-aside.ts';
import { oneCase, suggestions } from './suggestions.ts';
import { viewOriginal } from './view-original.ts';

/** What is asked by a learner about their own portfolio. */
async function own<T>(tx: Tx, ask: (learner: string) => Promise<Result<T>>): Promise<Result<T>> {
  const learner = await ownLearner(tx);
  return learner.ok ? ask(learner.value) : learner;
}

/** What portfolios answer over HTTP. */
export const routes: readonly Endpoint[] = [
  reads(schema.listLearners, async (tx) => ok(await learnerList(tx))),
  acts(schema.enrolLearner, (tx, { body }) => enrol(tx, body)),
  acts(schema.chooseUnitsRoute, (tx, { params, body }) => chooseUnits(tx, params.id, body.unitIds)),
  reads(schema.judgeUnits, (tx, { params, query }) =>
    judgeUnitChoice(tx, params.frameworkId, query.unitIds.split(',').filter(Boolean)),
  ),
  reads(schema.readPortfolio, (tx) => own(tx, (learner) => portfolioOf(tx, learner))),
  reads(schema.readLearnerPortfolio, (tx, { params }) => portfolioOf(tx, params.id)),
  reads(schema.listSuggestions, (tx, { query }) =>
    own(tx, async (learner) => ok(await suggestions(tx, learner, query))),
  ),
  reads(schema.readCase, (tx, { params }) => own(tx, (learner) => oneCase(tx, learner, params.id))),
  acts(schema.setCaseAside, (tx, { params, body }) => setAsideCase(tx, params.id, body.because)),
  acts(schema.takeCaseBack, (tx, { params }) => takeBackCase(tx, params.id)),
  acts(schema.acceptCaseRoute, (tx, { body }) => acceptCase(tx, body)),
  reads(schema.readEvidence, (tx, { params }) =>
    own(tx, (learner) => evidenceOf(tx, learner, params.id)),
  ),
  reads(schema.readLearnerEvidence, (tx, { params }) =>
    evidenceOf(tx, params.learnerId, params.id),
  ),
  acts(schema.writeNoteRoute, (tx, { params, body }) => writeNote(tx, params.id, body)),
  acts(schema.referenceRoute, (tx, { body }) => referenceToAll(tx, body)),
  acts(schema.unreferenceRoute, (tx, { params }) => unreference(tx, params)),
  acts(schema.askContributionRoute, (tx, { body }) => askContribution(tx, body)),
  reads(schema.listOwnContributions, async (tx) => ok(await contributionsOf(tx, 'asks'))),
  reads(schema.listContributions, async (tx) => ok(await contributionsOf(tx, 'asked'))),
  acts(schema.answerContributionRoute, (tx, { params, body }) =>
    answerContribution(tx, params.id, body),
  ),
  reads(schema.previewClaim, (tx, { params }) =>
    own(tx, (learner) => claimPreview(tx, learner, params.unitId)),
  ),
  acts(schema.claimUnitRoute, (tx, { body }) => claimUnit(tx, body)),
  acts(schema.withdrawClaimRoute, (tx, { params }) => withdrawClaim(tx, params.id)),
  reads(schema.readClaim, (tx, { params }) =>
    own(tx, (learner) => ownClaim(tx, learner, params.id)),
  ),
  acts(schema.viewOriginalRoute, (tx, { params, body }) => viewOriginal(tx, params.id, body)),
  acts(schema.exportEvidenceRoute, (tx, { params }) => exportEvidence(tx, params.id)),
];
