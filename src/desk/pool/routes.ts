import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { askPool } from './ask-pool.ts';
import { closeAsk, remindAsked } from './follow-ask.ts';
import { answerAskByLink, lookAtAskByLink } from './open-link.ts';
import { poolWeek } from './pool-week.ts';
import { askInFull, asksMade } from './queries.ts';
import {
  answerRoute,
  closeAskRoute,
  listAsks,
  listStanding,
  lookAtAsk,
  makeAsk,
  remindRoute,
  showAsk,
  showPool,
} from './schema.ts';
import { standingAnswers } from './standing.ts';

/** The pool's routes. @param publicUrl where people reach Deskproof, for the links in messages */
export function poolRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(showPool, async (tx, { query }) => ok(await poolWeek(tx, query))),
    reads(listAsks, async (tx) => ok(await asksMade(tx))),
    reads(showAsk, (tx, { params }) => askInFull(tx, params.id)),
    acts(makeAsk, (tx, { body }) => askPool(tx, body, publicUrl)),
    acts(remindRoute, (tx, { params }) => remindAsked(tx, params.id, publicUrl)),
    acts(closeAskRoute, (tx, { params }) => closeAsk(tx, params.id)),
    reads(listStanding, async (tx, { query }) => ok(await standingAnswers(tx, query))),
    door(lookAtAsk, ({ db }, { body }) => lookAtAskByLink(db, body.token)),
    door(answerRoute, ({ db }, { body: { token, ...answer } }) =>
      answerAskByLink(db, token, answer),
    ),
  ];
}
