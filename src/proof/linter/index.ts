/** What other rooms may ask of the linter: what contradicts what in a document, and what a centre may choose. */
export { type AskedChoice, CHOICES, choicesFor, DEFAULT_CHOICES } from './choices.ts';
export { type Understood, understand } from './understand.ts';
