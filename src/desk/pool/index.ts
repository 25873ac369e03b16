/** What other rooms may ask of the pool. */
import './answer-by-text.ts';
import './forget.ts';

export { type AskInput, type AskMade, askPool } from './ask-pool.ts';
export { answerAskByLink } from './open-link.ts';
