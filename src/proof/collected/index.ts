/** What other rooms, and app, may ask of collected evidence. */
import './behaviours.ts';
import './forget.ts';
import './sources.ts';

export { answerTestimonyByLink } from './answer-testimony.ts';
export { askTestimony } from './ask-testimony.ts';
export { behaviourLookedAt } from './behaviours.ts';
export { observationsOf, observationsToSign, placesObserved } from './observed.ts';
export { answerObservation, recordObservation } from './record-observation.ts';
export { itemsOfWitnesses } from './relations.ts';
export { remindAllDue, startWitnessReminders } from './remind-due.ts';
export { sealBehaviour } from './seal-behaviour.ts';
export { wordsHash, writeStatement } from './write-statement.ts';
