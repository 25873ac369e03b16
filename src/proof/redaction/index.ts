/** What the house and its sample may ask: portfolio asks what is hidden by itself once this is there. */
import './kept.ts';

export { hidePassages } from './hide-passages.ts';
export { textsOf } from './texts-of.ts';
