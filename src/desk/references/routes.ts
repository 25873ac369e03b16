import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { answerReference } from './answer-reference.ts';
import { askReference } from './ask-reference.ts';
import { decideShowing, shownToCandidate, withdrawReference } from './decide-showing.ts';
import { chaseGap, explainGap } from './explain-gap.ts';
import { judgeReference } from './judge-reference.ts';
import { answerReferenceByLink, lookAtReferenceByLink } from './open-link.ts';
import { referenceList, referencesOf } from './queries.ts';
import { remindNow } from './remind.ts';
import * as schema from './schema.ts';

/** The routes of references. @param publicUrl where people reach Deskproof, for links in mail */
export function referencesRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(schema.listReferences, async (tx, { query }) => ok(await referenceList(tx, query))),
    reads(schema.candidateReferences, (tx, { params }) => referencesOf(tx, params.id)),
    acts(schema.askRoute, (tx, { params, body }) =>
      askReference(tx, { ...body, personId: params.id }, publicUrl),
    ),
    acts(schema.remindRoute, (tx, { params }) => remindNow(tx, params.id, publicUrl)),
    acts(schema.spokenRoute, (tx, { params, body }) => answerReference(tx, params.id, body, body)),
    acts(schema.judgeRoute, (tx, { params, body }) =>
      judgeReference(tx, { ...body, requestId: params.id }),
    ),
    acts(schema.showingRoute, (tx, { params, body }) =>
      decideShowing(tx, { ...body, requestId: params.id }),
    ),
    reads(schema.shownRoute, (tx, { params }) => shownToCandidate(tx, params.id)),
    acts(schema.withdrawRoute, (tx, { params }) => withdrawReference(tx, params.id)),
    acts(schema.explainRoute, (tx, { params, body }) =>
      explainGap(tx, { ...body, personId: params.id }),
    ),
    acts(schema.chaseGapRoute, (tx, { params, body }) =>
      chaseGap(tx, { ...body, personId: params.id }),
    ),
    door(schema.lookAtReference, ({ db }, { body }) => lookAtReferenceByLink(db, body.token)),
    door(schema.answerRoute, ({ db }, { body: { token, ...answer } }) =>
      answerReferenceByLink(db, token, answer),
    ),
  ];
}
