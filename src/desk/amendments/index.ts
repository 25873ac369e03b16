/** What other rooms may ask of amendments. */
import './forget.ts';

export { applyAmendment } from './apply-amendment.ts';
export { askAmendment } from './ask-amendment.ts';
export { confirmTogether } from './confirm-together.ts';
export { answerAmendment } from './say-word.ts';
