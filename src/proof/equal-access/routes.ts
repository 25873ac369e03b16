import { ok } from '../../lib/result.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { answerEqualAccess, answerSurvey } from './answer.ts';
import { equalAccessTotals, ownEqualAccess, surveyTotals } from './queries.ts';
import * as schema from './schema.ts';

/** What equal access answers over HTTP. */
export const routes: readonly Endpoint[] = [
  reads(schema.readOwnEqualAccess, (tx) => ownEqualAccess(tx)),
  acts(schema.answerEqualAccessRoute, (tx, { body }) => answerEqualAccess(tx, body)),
  acts(schema.answerSurveyRoute, (tx, { body }) => answerSurvey(tx, body)),
  reads(schema.readSurvey, async (tx) => ok(await surveyTotals(tx))),
  reads(schema.readEqualAccess, async (tx) => ok(await equalAccessTotals(tx))),
];
