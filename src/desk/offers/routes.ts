import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { bookingOffers, planOf } from './booking-offers.ts';
import { callDownPage, clientWays } from './call-queries.ts';
import * as call from './call-schema.ts';
import { claimCall, leaveCall } from './claim-call.ts';
import { closeRound, seeStopped } from './close-round.ts';
import { endFavourite, nameFavourite } from './favourite.ts';
import './index.ts';
import { quietHours, setQuietHours } from './hours.ts';
import { setClientMode, setLineMode } from './mode.ts';
import { answerOfferByLink, lookAtOfferByLink } from './open-link.ts';
import { pressCall } from './press-call.ts';
import { answerProposal, proposeToHirer } from './proposal.ts';
import { roundList, roundPage } from './queries.ts';
import { endReserve, putInReserve } from './reserve.ts';
import * as schema from './schema.ts';
import { startCallDown } from './start-call-down.ts';
import { startRound } from './start-round.ts';
import * as ways from './ways-schema.ts';

/** The moment a page named as ISO text, if it named one. */
const moment = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** The routes of offers. @param publicUrl where people reach Deskproof, for the links in messages */
export function offersRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(schema.listRounds, async (tx, { query }) => ok(await roundList(tx, query))),
    reads(schema.readRound, (tx, { params }) => roundPage(tx, params.id)),
    reads(schema.planRound, (tx, { query }) => planOf(tx, query.shift)),
    reads(schema.readBookingOffers, (tx, { params }) => bookingOffers(tx, params.id)),
    acts(schema.startRoundRoute, (tx, { body: { closesAt, ...body } }) =>
      startRound(tx, { ...body, closesAt: moment(closesAt) }, publicUrl),
    ),
    acts(schema.closeRoundRoute, (tx, { params }) => closeRound(tx, params.id)),
    acts(schema.seeStoppedRoute, (tx, { params }) => seeStopped(tx, params.id)),
    acts(schema.reserveRoute, (tx, { body }) => putInReserve(tx, body)),
    acts(schema.endReserveRoute, (tx, { params }) => endReserve(tx, params.id)),
    acts(schema.proposeRoute, (tx, { body }) => proposeToHirer(tx, body)),
    acts(schema.answerProposalRoute, (tx, { params, body: { saidAt, ...body } }) =>
      answerProposal(tx, { ...body, proposalId: params.id, saidAt: moment(saidAt) }),
    ),
    reads(ways.readClientWays, (tx, { params }) => clientWays(tx, params.id)),
    acts(ways.setClientModeRoute, (tx, { params, body }) =>
      setClientMode(tx, { clientId: params.id, mode: body.mode }),
    ),
    acts(ways.setLineModeRoute, (tx, { params, body }) =>
      setLineMode(tx, { lineId: params.id, mode: body.mode }),
    ),
    acts(ways.nameFavouriteRoute, (tx, { params, body }) =>
      nameFavourite(tx, { ...body, clientId: params.id }),
    ),
    acts(ways.endFavouriteRoute, (tx, { params }) => endFavourite(tx, params.id)),
    reads(ways.readQuietHours, async (tx) => ok(await quietHours(tx))),
    acts(ways.setQuietHoursRoute, (tx, { body }) => setQuietHours(tx, body)),
    acts(call.startCallDownRoute, (tx, { body }) => startCallDown(tx, body)),
    reads(call.readCallDown, (tx, { params }) => callDownPage(tx, params.id)),
    acts(call.claimCallRoute, (tx, { params, body }) =>
      claimCall(tx, { callDownId: params.id, personId: body.personId }),
    ),
    acts(call.leaveCallRoute, (tx, { params }) =>
      leaveCall(tx, { callDownId: params.id, personId: params.personId }),
    ),
    acts(call.pressCallRoute, (tx, { params, body: { ringBackAt, yes, ...body } }) =>
      pressCall(tx, {
        ...body,
        callDownId: params.id,
        ringBackAt: moment(ringBackAt),
        yes: yes?.map((at) => Date.parse(at)),
      }),
    ),
    door(schema.lookAtOffer, ({ db }, { body }) => lookAtOfferByLink(db, body.token)),
    door(schema.answerOfferLink, async ({ db }, { body: { token, yes, ...body } }) => {
      const starts = yes.map((at) => Date.parse(at));
      const said = await answerOfferByLink(db, token, { ...body, yes: starts });
      if (!said.ok) return said;
      const { outcome, saidAt, again } = said.value;
      return ok({ outcome, at: saidAt.toISOString(), again });
    }),
  ];
}
