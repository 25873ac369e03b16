import './forget.ts';
import './sources.ts';
import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { answerTestimonyByLink, lookAtTestimonyByLink } from './answer-testimony.ts';
import { askTestimony, remindWitness, withdrawTestimony } from './ask-testimony.ts';
import { behaviourLookedAt, behavioursOf } from './behaviours.ts';
import { collectedOf, observationsBy, witnessesOf, witnessesOfWork } from './queries.ts';
import { answerObservation, recordObservation } from './record-observation.ts';
import * as schema from './schema.ts';
import { sealBehaviour } from './seal-behaviour.ts';
import { writeStatement } from './write-statement.ts';

/** The routes of collected evidence. @param publicUrl where people reach Deskproof, for links in mail */
export function collectedRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(schema.listCollected, (tx) => collectedOf(tx)),
    reads(schema.listWitnesses, (tx, { params }) => witnessesOf(tx, params.id)),
    reads(schema.listWitnessesOfWork, (tx, { params }) => witnessesOfWork(tx, params.id)),
    reads(schema.listBehaviours, (tx) => behavioursOf(tx)),
    reads(schema.lookAtBehaviour, (tx, { query }) => behaviourLookedAt(tx, query)),
    acts(schema.sealBehaviourRoute, (tx, { body }) => sealBehaviour(tx, body)),
    acts(schema.writeStatementRoute, (tx, { body }) => writeStatement(tx, body)),
    acts(schema.askTestimonyRoute, (tx, { body }) => askTestimony(tx, body, publicUrl)),
    acts(schema.remindWitnessRoute, (tx, { params }) => remindWitness(tx, params.id, publicUrl)),
    acts(schema.withdrawTestimonyRoute, (tx, { params }) => withdrawTestimony(tx, params.id)),
    door(schema.lookAtTestimony, ({ db }, { body }) => lookAtTestimonyByLink(db, body.token)),
    door(schema.answerTestimonyRoute, ({ db }, { body: { token, ...answer } }) =>
      answerTestimonyByLink(db, token, answer),
    ),
    reads(schema.listObservations, async (tx) => ok(await observationsBy(tx))),
    acts(schema.recordObservationRoute, (tx, { body }) => recordObservation(tx, body)),
    acts(schema.answerObservationRoute, (tx, { params, body }) =>
      answerObservation(tx, params.id, body),
    ),
  ];
}
