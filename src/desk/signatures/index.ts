/** What other rooms may ask of signatures. */
import './confirmation-papers.ts';
import './forget.ts';

export { recordAnswer } from './record-answer.ts';
