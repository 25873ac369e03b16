/** What other rooms may ask of authorship. */
import './before-claim.ts';
import './forget.ts';
import './remarks.ts';

export { findAuthorship } from './find-authorship.ts';
export { keepHandOut } from './keep-hand-out.ts';
export { type AuthorshipFacts, authorshipFacts } from './queries.ts';
