/** What others may ask of offers. */
import './answer-by-text.ts';
import './forget.ts';
import './proposal.ts';
import './stand-down.ts';

export { claimCall } from './claim-call.ts';
export { nameFavourite } from './favourite.ts';
export { modesOf, setClientMode } from './mode.ts';
export { answerOfferByLink } from './open-link.ts';
export { pressCall } from './press-call.ts';
export { answerProposal, proposeToHirer } from './proposal.ts';
export { putInReserve } from './reserve.ts';
export { startRingWorker } from './ring-worker.ts';
export { startCallDown } from './start-call-down.ts';
export { startRound } from './start-round.ts';
