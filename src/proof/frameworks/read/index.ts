/** Reading a document, apart from keeping it: needs no database. */
export { countsOf, type LintFinding, type ReadDocument } from '../document.ts';
export { type Understood, understand } from '../understand.ts';
export { wholeDocument } from '../whole.ts';
export { whatIsCut } from './cut.ts';
export { MOST_BYTES, tooLarge } from './decode.ts';
