import { acts, door, type Endpoint } from '../../platform/http/serve.ts';
import { askSigning } from './ask-signing.ts';
import * as schema from './review-schema.ts';
import { answerReviewByLink, lookAtReviewByLink, openReviewByLink } from './sign-review.ts';

/** The routes by which a review is signed from outside. @param publicUrl where people reach Deskproof */
export function reviewRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    acts(schema.askSigningRoute, (tx, { params, body }) =>
      askSigning(tx, params.id, body, publicUrl),
    ),
    door(schema.lookAtReview, ({ db }, { body }) => lookAtReviewByLink(db, body.token)),
    door(schema.openReviewRoute, ({ db }, { body }) => openReviewByLink(db, body.token)),
    door(schema.answerReviewRoute, ({ db }, { body: { token, ...answer } }) =>
      answerReviewByLink(db, token, answer),
    ),
  ];
}
